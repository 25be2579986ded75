import { KEPT_TAGS } from './allowed';

/** Without content, or with content that the parser treats in a way of its own: DOMPurify deals with these. */
const LEFT_ALONE = new Set([
  ...[
    'html',
    'head',
    'body',
    'form',
    'script',
    'style',
    'title',
    'template',
    'iframe',
    'noscript',
    'noembed',
  ],
  ...[
    'noframes',
    'plaintext',
    'xmp',
    'video',
    'audio',
    'textarea',
    'frameset',
    'svg',
    'math',
    'image',
    'area',
  ],
  ...['base', 'embed', 'frame', 'input', 'link', 'meta', 'param', 'source', 'track'],
]);

const BLOCKS = new Set([
  ...['section', 'article', 'main', 'header', 'footer', 'nav', 'aside', 'figure', 'figcaption', 'fieldset'],
  ...['dialog', 'details', 'summary', 'hgroup', 'menu', 'option', 'button'],
]);

/**
 * Turns tags that may not stay, but whose content may, into `div` or `span` before they are parsed. DOMPurify moves the
 * content of each up one level instead, which takes minutes for 60,000 elements in 500 unknown ones.
 * `seen` hears the name of each.
 */
export function renameTags(html: string, seen: (name: string) => void): string {
  return html.replace(/<(\/?)([a-z][^\s/>]*)/gi, (tag, slash: string, written: string) => {
    const name = written.toLowerCase();
    // Only ASCII: the Kelvin sign becomes a k here, but not in a parser.
    const known = /^[!-~]+$/.test(written) && (KEPT_TAGS.has(name) || LEFT_ALONE.has(name));
    if (known) return tag;
    if (!slash) seen(name);
    return `<${slash}${BLOCKS.has(name) ? 'div' : 'span'}`;
  });
}
