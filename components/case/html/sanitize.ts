import createDOMPurify from 'dompurify';
import { PURIFY } from './allowed';
import { defuse } from './bomb';
import { type FoldWords, fold, Marks } from './fold';
import { tameLinks } from './links';
import { holdPictures, tamePictures } from './pictures';
import { type Refusal, RefusalCount } from './refused';

/** Longer mails are cut here: cleaning takes 9 ms per 32 KB, and nobody reads more in a sidebar. */
export const LONGEST_HTML = 256 * 1024;

/** How to show a mail. */
export interface SanitizeOptions {
  /** Load pictures from other servers (over https, without referrer)? Only when the agent asked. */
  readonly images: boolean;
  /** Content-ID → blob: address of the attachment. */
  readonly inline?: ReadonlyMap<string, string>;
  readonly words: FoldWords & { readonly picture: string };
}

/** A mail that can be shown. */
export interface Sanitized {
  readonly html: string;
  readonly lang: string;
  readonly dir: string;
  /** Pictures that wait for the agent's word. */
  readonly blockedImages: number;
  readonly truncated: boolean;
  /** The part beyond the limit, as it came: only for `toPlainText`. */
  readonly rest: string;
  readonly refused: readonly Refusal[];
}

const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i;

/**
 * Makes somebody else's HTML harmless. The work is done in documents without a window, so nothing loads or runs
 * meanwhile. The frame that shows the result is a second wall that does not trust this one.
 */
export function sanitize(dirty: string, options: SanitizeOptions): Sanitized {
  const held = holdPictures(dirty);
  const cut = cutAt(held.html);
  const { root, refused, marks, hidden } = purify(defuse(held.html.slice(0, cut)));
  const body = root.querySelector('body') ?? root;
  for (const element of hidden) element.remove();
  const pictures = tamePictures(body, { ...options, held: held.pictures, word: options.words.picture });
  for (let i = 0; i < pictures.trackers; i++) refused.add('tracker');
  tameLinks(body);
  fold(body, marks, options.words);
  return {
    html: body.innerHTML,
    lang: attribute('lang', body, root, /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i),
    dir: attribute('dir', body, root, /^(?:ltr|rtl)$/i),
    blockedImages: pictures.blocked,
    truncated: cut < held.html.length,
    rest: held.html.slice(cut),
    refused: refused.list(),
  };
}

function purify(html: string) {
  // An instance of its own: hooks must not stay behind for anybody else.
  const purifier = createDOMPurify(window);
  const refused = new RefusalCount();
  const marks = new Marks();
  const hidden = new Set<Element>();
  purifier.addHook('uponSanitizeElement', (node, { tagName }) => refused.element(tagName, node));
  purifier.addHook('uponSanitizeAttribute', (element, { attrName, attrValue }) => {
    refused.attribute(attrName, attrValue, element);
    if (attrName === 'class' || attrName === 'id') marks.note(element, attrValue);
    // What the sender hid (preview lines, text for phones) would else come to light with the styles gone.
    else if (attrName === 'style' && HIDDEN.test(attrValue) && element.nodeName !== 'BODY')
      hidden.add(element);
  });
  const root = purifier.sanitize(html, PURIFY);
  if (!(root instanceof Element)) throw new Error('The cleaned mail is not an element');
  return { root, refused, marks, hidden };
}

/** Where to cut: the limit, or before the tag that crosses it. */
function cutAt(html: string): number {
  if (html.length <= LONGEST_HTML) return html.length;
  const open = html.lastIndexOf('<', LONGEST_HTML - 1);
  const inTag = open > LONGEST_HTML - 2_000 && html.indexOf('>', open) >= LONGEST_HTML;
  return inTag ? open : LONGEST_HTML;
}

function attribute(name: string, body: Element, root: Element, valid: RegExp): string {
  const value = body.getAttribute(name) ?? root.getAttribute(name) ?? '';
  return valid.test(value) ? value.toLowerCase() : '';
}
