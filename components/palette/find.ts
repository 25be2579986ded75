import { type Option, plain } from '@/components/controls';

/** No list needs more: typing one more letter is quicker than reading. */
const MOST = 60;

/** Whether the letters stand in the text in their order: `ordup` is in `order_update`. */
function isWithin(letters: string, text: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

const begins = (text: string, word: string) => text.startsWith(word) || text.includes(` ${word}`);

/** How well one typed word fits, 0 best; -1 = not at all. Short scraps of letters are found nowhere but in names. */
function fitOf(word: string, name: string, text: string): number {
  if (begins(name, word)) return 0;
  if (begins(text, word)) return 1;
  if (name.includes(word)) return 2;
  if (word.length > 2 && text.includes(word)) return 3;
  return word.length > 1 && isWithin(word, name.replaceAll(' ', '')) ? 4 : -1;
}

/** Names have their parts apart by anything: `order_update`, `Pedido: aviso`. */
const words = (text: string) => plain(text).replace(/[^\p{L}\p{N}{}]+/gu, ' ');

/**
 * Options that have every typed word, by name before text, exact before scattered letters. As many as a desk has, a few
 * hundred, are gone through at each key in under a millisecond; fuse.js, which a similar extension uses, is 23 kB.
 */
export function findOptions(options: readonly Option[], typed: string): readonly Option[] {
  const wanted = words(typed).split(' ').filter(Boolean);
  if (wanted.length === 0) return options.slice(0, MOST);
  return options
    .map((option, place) => {
      const name = words(option.label);
      const text = words(`${option.detail ?? ''} ${option.words ?? ''}`);
      const fits = wanted.map((word) => fitOf(word, name, text));
      const score = fits.includes(-1) ? -1 : fits.reduce((sum, one) => sum + one, 0);
      return { option, place, score };
    })
    .filter(({ score }) => score >= 0)
    .sort((a, b) => a.score - b.score || a.place - b.place)
    .slice(0, MOST)
    .map(({ option }) => option);
}
