const FORMATTING = 'b|code|em|i|s|small|strike|strong|tt|u';

/** Tags that a parser is given at most; a newsletter of 256 KB has 10,000. */
const MOST_TAGS = 30_000;

/**
 * Browsers repeat every open formatting element in every new block, so `<b x=1><b x=2>…` before `<p><p>…` makes
 * 200 KB grow into millions of elements. (Alike ones are repeated three times at most.)
 */
const MOST_ELEMENTS = 500_000;

/** Where a mail has more tags than we want to read, or its end. */
export function endOfTags(html: string): number {
  let at = -1;
  for (let tags = 0; tags <= MOST_TAGS; tags++) {
    at = html.indexOf('<', at + 1);
    if (at < 0) return html.length;
  }
  return at;
}

/**
 * Takes out what freezes a parser. Only looks are lost: `dir="auto"` looks at all its text again for every tag (our own
 * style gives each paragraph its direction); bold and the like go in a mail that could grow beyond all bounds.
 * It counts too much rather than too little: tags in comments count too.
 */
export function defuse(html: string): string {
  const plain = html.replace(/([\s/"'])dir(?=\s*=)(?!\s*=\s*["']?(?:ltr|rtl)\b)/gi, '$1data-dir');
  return worstGrowth(plain) > MOST_ELEMENTS
    ? plain.replace(new RegExp(`<(/?)(?:${FORMATTING})(?=[\\s/>])`, 'gi'), '<$1span')
    : plain;
}

function worstGrowth(html: string): number {
  const tags = html.split('<').length;
  const alike = new Map<string, number>();
  let different = 0;
  for (const [, name = '', end] of html.matchAll(new RegExp(`<(${FORMATTING})([\\s/>])`, 'gi'))) {
    if (end === '>') alike.set(name.toLowerCase(), (alike.get(name.toLowerCase()) ?? 0) + 1);
    else different++;
  }
  return tags * [...alike.values()].reduce((sum, count) => sum + Math.min(3, count), different);
}

/** Columns and rows that all spans of a mail may add together: a few cells of 1000 × 65,534 fill any memory. */
const MOST_SPANNED = 20_000;

/** Takes away the spans that a table cannot need. */
export function limitSpans(body: Element): void {
  let spanned = 0;
  for (const cell of body.querySelectorAll('[colspan], [rowspan], [span]')) {
    const sides = ['colspan', 'rowspan', 'span'].map((name) => Number(cell.getAttribute(name)) || 1);
    const size = sides.reduce((product, side) => product * side, 1);
    if (spanned + size > MOST_SPANNED || size < 1)
      for (const name of ['colspan', 'rowspan', 'span']) cell.removeAttribute(name);
    else spanned += size;
  }
}
/** Depths of all elements together: 7,000 in a deep reply chain make 200,000; layout time grows with it. */
const MOST_DEPTH = 2_000_000;

/** Would the cleaned mail take too long to draw? 30,000 lines in 500 nested elements are 15 million boxes. */
export function isTooTangled(body: Element): boolean {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ELEMENT);
  let depth = 0;
  let total = 0;
  for (;;) {
    if (walker.firstChild()) depth++;
    else {
      while (!walker.nextSibling()) {
        if (!walker.parentNode()) return false;
        depth--;
      }
    }
    total += depth;
    if (total > MOST_DEPTH) return true;
  }
}
