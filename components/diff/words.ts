/** What a text is compared by: first words, and sentences where that would take too long. */
export type Grain = 'word' | 'sentence';

// Made once, for every language alike: where words are not spaced, the browser's dictionaries find them.
const GRAINS = {
  word: new Intl.Segmenter('en', { granularity: 'word' }),
  sentence: new Intl.Segmenter('en', { granularity: 'sentence' }),
};
const LETTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Up to there, one letter is one character; only other texts are looked at letter by letter. */
const COMPOSED = /[^\p{ASCII}\u00a0-\u02ff]|\r/u;
/** A link or an address is one thing: nobody should have to piece together where the new one leads. */
const ADDRESS =
  /(?<![\p{L}\p{N}])(?:(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?'’)\]}]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/giu;

/** Places in `text` where nothing may begin. */
function closed(text: string): (at: number) => boolean {
  const links = [...text.matchAll(ADDRESS)].map(
    ({ index, 0: link }) => [index, index + link.length] as const,
  );
  const letters = COMPOSED.test(text) ? LETTERS.segment(text) : undefined;
  let next = 0;
  // Asked from left to right, so each link is looked at once.
  return (at) => {
    while (at >= (links[next]?.[1] ?? Number.POSITIVE_INFINITY)) next += 1;
    return at > (links[next]?.[0] ?? at) || (letters !== undefined && letters.containing(at)?.index !== at);
  };
}

/** A text in pieces that make it up again: words, the space between them, marks; never a part of a letter or an emoji. */
export function cut(text: string, grain: Grain): string[] {
  const isClosed = closed(text);
  const pieces: string[] = [];
  for (const { segment, index } of GRAINS[grain].segment(text)) {
    if (index > 0 && isClosed(index)) pieces[pieces.length - 1] += segment;
    else pieces.push(segment);
  }
  return pieces;
}

/** How many words a text has. */
export const countWords = (text: string): number =>
  text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
