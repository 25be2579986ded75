import type { Config } from 'dompurify';

/**
 * What a mail may keep. Left out on purpose: everything that fetches (style, background, srcset, media, svg),
 * acts (script, form, frames), names things our page could trip over (id, name, class) or hides the truth (style).
 */
const TAGS = [
  ...['a', 'abbr', 'address', 'b', 'bdo', 'blockquote', 'br', 'caption', 'center', 'cite', 'code'],
  ...['col', 'colgroup', 'dd', 'del', 'div', 'dl', 'dt', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i'],
  ...['img', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 's', 'samp', 'small', 'span', 'strike'],
  ...[
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'time',
    'tr',
    'tt',
    'u',
    'ul',
    'wbr',
  ],
];

/** The same for others to look up. */
export const KEPT_TAGS: ReadonlySet<string> = new Set(TAGS);

/** Attributes that cannot hold an address. DOMPurify would otherwise test them against the address pattern. */
const PLAIN_ATTRIBUTES = [
  ...['alt', 'title', 'dir', 'lang', 'width', 'height', 'align', 'valign', 'colspan', 'rowspan', 'span'],
  ...['border', 'cellpadding', 'cellspacing', 'start', 'type', 'reversed', 'datetime', 'scope', 'nowrap'],
];

/** DOMPurify's settings: lists only, no functions, so that nothing a mail contains can widen them. */
export const PURIFY: Config & { readonly RETURN_DOM: true } = {
  ALLOWED_TAGS: TAGS,
  ALLOWED_ATTR: ['href', 'src', ...PLAIN_ATTRIBUTES],
  ADD_URI_SAFE_ATTR: PLAIN_ATTRIBUTES,
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel|cid):/i,
  ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // The body's own dir and lang count, and what stands in the head is seen (and reported) too.
  WHOLE_DOCUMENT: true,
  // A document without a window: nothing loads while the pictures and links are looked at.
  RETURN_DOM: true,
};
