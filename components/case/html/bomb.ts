const FORMATTING = 'b|big|code|em|i|nobr|s|small|strike|strong|tt|u';

/**
 * Browsers repeat every open formatting element in every new block, so `<b x=1><b x=2>…` before `<p><p>…` makes
 * 200 KB grow into millions of elements and freezes any parser. (Alike ones are repeated three times at most.)
 */
const MOST_ELEMENTS = 1_000_000;

/**
 * Turns formatting tags that could multiply into `span`, which never does. Only looks are lost: `font` always goes
 * (its attributes are dropped anyway), bold and the like only in a mail that could grow beyond all bounds.
 * It counts too much rather than too little: tags in comments count as well.
 */
export function defuse(html: string): string {
  const plain = html.replace(/<(\/?)font(?=[\s/>])/gi, '<$1span');
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
