import { decodeEntities } from '@/core/mail/html-entities';

/** Elements whose content nobody reads. */
const SILENT = new Set(['script', 'style', 'title', 'template', 'noframes']);
// What stands apart from its neighbours, by a blank line or by a line's end.
const PARAGRAPH = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'blockquote',
  'pre',
  'hr',
]);
const LINE = new Set([
  'br',
  'div',
  'tr',
  'li',
  'section',
  'article',
  'header',
  'footer',
  'dt',
  'dd',
  'center',
]);
const TAG = /<(\/?)([a-z][a-z0-9:-]*)/iy;

/** What a tag means to somebody who sees no formatting. */
function spacing(name: string, isEnd: boolean): string {
  if (PARAGRAPH.has(name)) return '\n\n';
  if (LINE.has(name)) return name === 'li' && !isEnd ? '\n- ' : '\n';
  return name === 'td' || name === 'th' ? ' ' : '';
}

/** Where a `needle` search went without result, so that no later one goes through the rest again. */
function finder(html: string) {
  const missing = new Set<string>();
  return (needle: string, from: number): number => {
    if (missing.has(needle)) return -1;
    const pattern = new RegExp(needle, 'gi');
    pattern.lastIndex = from;
    const at = pattern.exec(html)?.index ?? -1;
    if (at < 0) missing.add(needle);
    return at;
  };
}

/**
 * The words of an HTML mail, for preview, search and quoting. It never shows this as HTML again, so it need not
 * be safe, only readable. One pass, and every search either moves on or is never repeated: linear in the length.
 */
export function htmlToText(html: string): string {
  const find = finder(html);
  const out: string[] = [];
  const say = (text: string) => out.push(decodeEntities(text.replace(/[ \t\r\n\f]+/g, ' ')));
  let at = 0;
  while (at < html.length) {
    const lt = find('<', at);
    say(html.slice(at, lt < 0 ? html.length : lt));
    if (lt < 0) break;
    at = afterMarkup(html, lt, find, out);
  }
  return tidy(out.join(''));
}

/** Handles what starts with the `<` at `lt` and returns where reading goes on. */
function afterMarkup(html: string, lt: number, find: ReturnType<typeof finder>, out: string[]): number {
  if (html.startsWith('<!--', lt)) {
    const end = find('-->', lt + 4);
    return end < 0 ? lt + 4 : end + 3;
  }
  TAG.lastIndex = lt;
  const tag = TAG.exec(html);
  if (!tag && html[lt + 1] !== '!' && html[lt + 1] !== '?' && html[lt + 1] !== '/') {
    out.push('<'); // «a < b» is text
    return lt + 1;
  }
  const gt = find('>', lt);
  if (gt < 0) return html.length;
  const name = tag?.[2]?.toLowerCase() ?? '';
  out.push(spacing(name, tag?.[1] === '/'));
  const close = SILENT.has(name) && tag?.[1] === '' ? find(`</${name}`, gt) : -1;
  return close < 0 ? gt + 1 : close;
}

/** Runs of spaces and blank lines, each replaced by a pattern that cannot backtrack. */
const tidy = (text: string) =>
  text
    .replace(/[ \u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
