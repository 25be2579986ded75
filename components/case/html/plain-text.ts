/** Tags whose content is not text. */
const SILENT = new Set(['script', 'style', 'title', 'head', 'svg', 'template']);
const BLOCK = /^\/?(?:p|div|br|tr|li|h[1-6]|blockquote|table|pre|ul|ol|hr|address)$/;

/**
 * The words of a piece of HTML, for what is too long to be shown as it looks. One pass by hand, because regular
 * expressions over unclosed tags take quadratic time, and a parser would build the elements that we want to avoid.
 */
export function toPlainText(html: string): string {
  let text = '';
  let at = 0;
  for (;;) {
    const open = html.indexOf('<', at);
    text += html.slice(at, open < 0 ? undefined : open);
    const close = open < 0 ? -1 : html.indexOf('>', open);
    if (close < 0) return tidy(decode(text));
    const name = /^\/?[a-z0-9]*/i.exec(html.slice(open + 1, open + 20))?.[0].toLowerCase() ?? '';
    if (BLOCK.test(name)) text += '\n';
    at = SILENT.has(name) ? endOf(html, name, close + 1) : close + 1;
  }
}

/** Where the content of a silent tag ends; the end of everything if it is never closed, as browsers have it. */
function endOf(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[^<>]{0,20}>`, 'gi');
  end.lastIndex = from;
  return end.exec(html) ? end.lastIndex : html.length;
}

/** Entities by the browser itself: the text holds no tags any more, so nothing can be built from it. */
function decode(text: string): string {
  const parsed = new DOMParser().parseFromString(`<body>${text.replaceAll('<', '&lt;')}`, 'text/html');
  return parsed.body.textContent ?? '';
}

const tidy = (text: string) =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
