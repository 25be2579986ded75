/** Longer than this is left to the browser, which pastes the plain text: reading it would hold up the keys. */
const MOST = 2_000_000;

/** What was copied in an office program, as text an agent can send. */
export interface Pasted {
  readonly text: string;
  /** Pictures in it that are not in the clipboard: they lie on the disk of whoever copied. */
  readonly pictures: number;
}

const OFFICE =
  /urn:schemas-microsoft-com:office|\bclass=["']?Mso|name=["']?(?:ProgId|Generator)["']? content=["']?(?:Word|Excel|Microsoft)/i;
const SILENT = new Set(['HEAD', 'STYLE', 'SCRIPT', 'TITLE', 'XML', 'TEMPLATE', 'NOSCRIPT']);
const BLOCKS = new Set('P DIV H1 H2 H3 H4 H5 H6 LI TR UL OL TABLE BLOCKQUOTE PRE HR'.split(' '));
/** Hidden text, and remarks at the margin: nobody saw them, so nobody meant to send them. */
const UNSEEN = /mso-hide:\s*all|display:\s*none|mso-element:\s*comment/i;
const HIGH = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOW = '₀₁₂₃₄₅₆₇₈₉';

const styleOf = (element: Element) => element.getAttribute('style') ?? '';
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** «10⁶» must not become «106». */
function raised(text: string, digits: string): string {
  return /^\d+$/.test(text) ? [...text].map((digit) => digits[Number(digit)]).join('') : text;
}

/** The mark that Word puts before a list's line: numbers stay, its many bullets become one. */
const markOf = (text: string) => (/^\(?[\p{L}\p{N}]{1,6}[.)]/u.test(oneLine(text)) ? oneLine(text) : '-');

/** A link as text: its address too, unless the words are the address. */
function linkOf(text: string, href: string): string {
  const bare = (address: string) => address.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '');
  if (!/^(?:https?:|mailto:|tel:)/i.test(href) || text.includes(bare(href)) || text === '') return text;
  return `${text} (${/^https?:/i.test(href) ? href : bare(href)})`;
}

/** Walks through a document once and writes its text down. */
class Writer {
  text = '';
  pictures = 0;

  /** Begins a line of its own. */
  #newLine() {
    this.text = this.text.replace(/ +$/, '');
    if (this.text !== '' && !this.text.endsWith('\n')) this.text += '\n';
  }

  #say(words: string) {
    const said = /[\s\u00a0]$/.test(this.text) || this.text === '' ? words.replace(/^ +/, '') : words;
    this.text += said;
  }

  /** Text of an element apart from what was written before it. */
  #inside(element: Element): string {
    const inner = new Writer();
    for (const child of element.childNodes) inner.write(child);
    this.pictures += inner.pictures;
    return inner.text;
  }

  write(node: Node) {
    if (node.nodeType === Node.TEXT_NODE) this.#say((node.textContent ?? '').replace(/[\s\u00a0]+/g, ' '));
    else if (node instanceof Element) this.#element(node);
  }

  #element(element: Element) {
    const name = element.tagName.toUpperCase();
    const style = styleOf(element);
    if (SILENT.has(name) || UNSEEN.test(style) || element.classList.contains('MsoCommentReference')) return;
    if (name === 'BR') return this.#break();
    if (name === 'IMG') return this.#picture(element);
    if (/mso-list:\s*ignore/i.test(style)) return this.#say(`${markOf(element.textContent ?? '')} `);
    if (name === 'SUP' || name === 'SUB')
      return this.#say(raised(this.#inside(element), name === 'SUP' ? HIGH : LOW));
    if (name === 'A') return this.#say(linkOf(this.#inside(element), element.getAttribute('href') ?? ''));
    if (name === 'TR') return this.#row(element);
    if (!BLOCKS.has(name)) return this.#children(element);
    this.#newLine();
    const level = Number(/mso-list:[^;]*level(\d)/i.exec(style)?.[1] ?? 1);
    this.text += '  '.repeat(level - 1);
    if (name === 'LI') this.#item(element);
    const before = this.text.length;
    this.#children(element);
    // A paragraph without words is how people of office programs make room.
    if (name === 'P' && oneLine(this.text.slice(before)) === '') this.text = `${this.text.trimEnd()}\n\n`;
    this.#newLine();
  }

  #children(element: Element) {
    for (const child of element.childNodes) this.write(child);
  }

  #break() {
    this.text = `${this.text.replace(/ +$/, '')}\n`;
  }

  #picture(element: Element) {
    this.pictures += 1;
    this.#say(element.getAttribute('alt') ?? '');
  }

  #item(element: Element) {
    const list = element.parentElement;
    const place = [...(list?.children ?? [])].filter(({ tagName }) => tagName === 'LI').indexOf(element) + 1;
    let depth = 0;
    for (let up = list?.parentElement; up; up = up.parentElement) if (/^[uo]l$/i.test(up.tagName)) depth += 1;
    this.text += `${'  '.repeat(depth)}${list?.tagName === 'OL' ? `${place}.` : '-'} `;
  }

  /** Cells stand apart by tabs, as tables are pasted everywhere; a cell of several lines stays in its own. */
  #row(row: Element) {
    this.#newLine();
    const cells = [...row.children].filter(({ tagName }) => /^t[dh]$/i.test(tagName));
    const texts = cells
      .filter((cell) => !UNSEEN.test(styleOf(cell)))
      .map((cell) => oneLine(this.#inside(cell)));
    this.text += texts.join('\t').replace(/\t+$/, '');
    this.text += '\n';
  }
}

const words = (text: string) => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether everything the plain text says is in ours too; marks of lists are no words. */
function saysAll(plain: string, text: string): boolean {
  const said = new Set(words(text));
  return words(plain.replace(/^\s*(?:o|§|·|•)\s/gm, ' ')).every((word) => said.has(word));
}

/**
 * What was copied in Word, Excel and their like, without their marks: lists as lines, tables with tabs, links with
 * their addresses. undefined = the browser's own way of pasting plain text does as well or loses less.
 */
export function readRich(html: string, plain: string): Pasted | undefined {
  if (html === '' || html.length > MOST) return undefined;
  if (plain !== '' && !OFFICE.test(html)) return undefined;
  // A parsed document of its own runs nothing and fetches nothing.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const writer = new Writer();
  writer.write(body);
  const text = writer.text.replace(/\n{3,}/g, '\n\n').replace(/^\s+|\s+$/g, '');
  if (text === '' && writer.pictures === 0) return undefined;
  return saysAll(plain, text) ? { text, pictures: writer.pictures } : undefined;
}
