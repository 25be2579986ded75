import createDOMPurify from 'dompurify';
import { PURIFY } from './allowed';
import { defuse, endOfTags, isTooTangled, limitSpans } from './bomb';
import { type FoldWords, fold, Marks } from './fold';
import { tameLinks } from './links';
import { asData, holdPictures, tamePictures } from './pictures';
import { toPlainText } from './plain-text';
import { type Refusal, RefusalCount } from './refused';
import { renameTags } from './rename-tags';

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

/** The same for a mail whose remote pictures are wanted. */
export async function sanitizeWithImages(
  dirty: string,
  options: Omit<SanitizeOptions, 'images'>,
): Promise<Sanitized> {
  return sanitize(dirty, { ...options, images: true, inline: await asData(dirty, options.inline) });
}

/** A mail that can be shown. */
export interface Sanitized {
  /** Clean, but still somebody else's: it goes into the sandboxed frame and nowhere else. */
  readonly html: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Pictures that wait for the agent's word. */
  readonly blockedImages: number;
  /** Longer than is drawn; `rest` has what is left. */
  readonly truncated: boolean;
  /** The part beyond the limit, as it came: only for `toPlainText`. */
  readonly rest: string;
  readonly refused: readonly Refusal[];
}

const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i;
/** The first letter is one of a script that is written from right to left. */
const STARTS_RTL = /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdfd\ufe70-\ufefc]/u;

/**
 * Makes somebody else's HTML harmless. The work is done in documents without a window, so nothing loads or runs
 * meanwhile. The frame that shows the result is a second wall that does not trust this one.
 */
export function sanitize(dirty: string, options: SanitizeOptions): Sanitized {
  const held = holdPictures(dirty);
  const cut = cutAt(held.html);
  const { root, refused, marks, hidden } = purify(held.html.slice(0, cut));
  const body = root.querySelector('body') ?? root;
  if (isTooTangled(body)) asText(body, held.html.slice(0, cut));
  for (const element of hidden) element.remove();
  const pictures = tamePictures(body, { ...options, held: held.pictures, word: options.words.picture });
  for (let i = 0; i < pictures.trackers; i++) refused.add('tracker');
  tameLinks(body);
  limitSpans(body);
  fold(body, marks, options.words);
  return {
    html: body.innerHTML,
    ...language(body, root),
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
  const root = purifier.sanitize(defuse(renameTags(html, (name) => refused.element(name))), PURIFY);
  if (!(root instanceof Element)) throw new Error('The cleaned mail is not an element');
  return { root, refused, marks, hidden };
}

/** The words alone, for a mail that no browser can draw. */
function asText(body: Element, html: string) {
  const text = body.ownerDocument.createElement('pre');
  text.textContent = toPlainText(html);
  body.replaceChildren(text);
}

/** Where to cut: the limit of length or of tags, or before the tag that crosses it. */
function cutAt(html: string): number {
  const limit = Math.min(LONGEST_HTML, endOfTags(html));
  if (html.length <= limit) return html.length;
  const open = html.lastIndexOf('<', limit - 1);
  const inTag = open > limit - 2_000 && html.indexOf('>', open) >= limit;
  return inTag ? open : limit;
}

/** `dir="auto"` would be simplest, but makes the browser read the whole text again for every paragraph. */
function language(body: Element, root: Element): Pick<Sanitized, 'lang' | 'dir'> {
  const own = (name: string) => (body.getAttribute(name) ?? root.getAttribute(name) ?? '').toLowerCase();
  const lang = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(own('lang')) ? own('lang') : '';
  const rtl = own('dir') === 'rtl' || STARTS_RTL.test((body.textContent ?? '').slice(0, 2_000));
  return { lang, dir: rtl && own('dir') !== 'ltr' ? 'rtl' : 'ltr' };
}
