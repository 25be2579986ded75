/** A stretch of text: in both, only in the old, or only in the new one. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Words, the space between them, and single marks: what a reader takes for one thing. */
const WORDS = /\s+|[\p{L}\p{N}\p{M}_]+|./gsu;
/** Above so many comparisons the middle is shown as wholly rewritten: nobody reads such a comparison anyway. */
const MOST = 4_000_000;

/** Lengths of the longest common rest for each pair of places, one row after the other. */
function restLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const rest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      rest[i * width + j] =
        a[i] === b[j]
          ? (rest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(rest[(i + 1) * width + j] ?? 0, rest[i * width + j + 1] ?? 0);
  return rest;
}

function middle(a: readonly string[], b: readonly string[]): Piece[] {
  const wholly: Piece[] = [
    { kind: 'gone', text: a.join('') },
    { kind: 'new', text: b.join('') },
  ];
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST) return wholly;
  const rest = restLengths(a, b);
  const at = (i: number, j: number) => rest[i * (b.length + 1) + j] ?? 0;
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [old = '', now = ''] = [a[i], b[j]];
    if (i < a.length && j < b.length && old === now) {
      pieces.push({ kind: 'same', text: old });
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'gone', text: old });
      i += 1;
    } else {
      pieces.push({ kind: 'new', text: now });
      j += 1;
    }
  }
  return pieces;
}

/** Neighbours of one kind become one piece; empty ones go. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.text === '') continue;
    if (last?.kind === piece.kind) result[result.length - 1] = { ...last, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}

/** Words that happen to stand between two changes are worth showing as the same; a space or a comma is not. */
const isWord = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** Each stretch of changes becomes one: what goes, then what comes, readable as a whole. */
function tidied(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let gone = '';
  let added = '';
  const close = () => {
    result.push({ kind: 'gone', text: gone }, { kind: 'new', text: added });
    gone = '';
    added = '';
  };
  pieces.forEach(({ kind, text }, index) => {
    const between = index > 0 && index < pieces.length - 1 && !isWord(text);
    if (kind === 'same' && !between) {
      close();
      result.push({ kind, text });
    } else {
      if (kind !== 'new') gone += text;
      if (kind !== 'gone') added += text;
    }
  });
  close();
  return result;
}

/** What became of `before` in `after`, word by word. The same and gone pieces make up the one, same and new the other. */
export function diffWords(before: string, after: string): Piece[] {
  const a = before.match(WORDS) ?? [];
  const b = after.match(WORDS) ?? [];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const same = (words: readonly string[]): Piece => ({ kind: 'same', text: words.join('') });
  const pieces = joined([
    same(a.slice(0, start)),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    same(a.slice(a.length - end)),
  ]);
  return joined(tidied(pieces));
}

/** How many words a text has. */
export const countWords = (text: string): number =>
  text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
