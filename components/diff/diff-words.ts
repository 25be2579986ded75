import { diffArrays } from 'diff/lib/diff/array.js';
import { cut, type Grain } from './words.ts';

/** A stretch of text: in both, only in the old, or only in the new one. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** With more changes than this, words are not compared: the time grows with their square, and this is done while somebody types. */
const MOST: Readonly<Record<Grain, number>> = { word: 400, sentence: 400 };
/** The same within one rewritten passage, of which there may be many. */
const MOST_WITHIN = 150;
/** A match of up to so many characters is chance, if what was changed around it is longer. */
const CHANCE = 12;

function compare(before: string, after: string, grain: Grain, most = MOST[grain]): Piece[] | undefined {
  const changes = diffArrays(cut(before, grain), cut(after, grain), { maxEditLength: most });
  return changes?.map(({ added, removed, value }) => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    text: value.join(''),
  }));
}

/** Sentence by sentence, and by words within what was rewritten where few were. */
function bySentence(before: string, after: string): Piece[] {
  const pieces = compare(before, after, 'sentence') ?? [
    { kind: 'gone', text: before },
    { kind: 'new', text: after },
  ];
  return stretches(pieces).flatMap((one): Piece[] => {
    if ('same' in one) return [{ kind: 'same', text: one.same }];
    const within = one.gone && one.added && compare(one.gone, one.added, 'word', MOST_WITHIN);
    return within || flat([one]);
  });
}

/** Either the same in both, or what took the place of what. */
type Stretch = { same: string } | { gone: string; added: string };

/** Neighbouring changes become one; empty pieces go. */
function stretches(pieces: readonly Piece[]): Stretch[] {
  const result: Stretch[] = [];
  for (const { kind, text } of pieces) {
    const last = result.at(-1);
    if (text === '') continue;
    if (kind === 'same' && last && 'same' in last) last.same += text;
    else if (kind === 'same') result.push({ same: text });
    else if (last && 'gone' in last) last[kind === 'gone' ? 'gone' : 'added'] += text;
    else result.push({ gone: kind === 'gone' ? text : '', added: kind === 'new' ? text : '' });
  }
  return result;
}

/** Words that happen to stand between two changes are worth showing as the same; a space or a comma is not. */
const isWord = (text: string) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);
const longer = ({ gone, added }: { gone: string; added: string }) => Math.max(gone.length, added.length);

/** Whether what stayed between two changes only interrupts them. A new line never does: paragraphs are read one by one. */
function interrupts(same: string, one: Stretch, other: Stretch): boolean {
  if ('same' in one || 'same' in other || same.includes('\n')) return false;
  if (!isWord(same)) return true;
  return same.length <= Math.min(CHANCE, longer(one), longer(other));
}

/** Each stretch of changes becomes one: what goes, then what comes, readable as a whole. */
function tidied(list: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  list.forEach((one, index) => {
    const [before, next] = [result.at(-1), list[index + 1]];
    if (before && next && 'gone' in before && 'same' in one && interrupts(one.same, before, next)) {
      before.gone += one.same;
      before.added += one.same;
    } else if (before && 'gone' in before && 'gone' in one) {
      before.gone += one.gone;
      before.added += one.added;
    } else result.push({ ...one });
  });
  return result;
}

const flat = (list: readonly Stretch[]): Piece[] =>
  list
    .flatMap((one): Piece[] =>
      'same' in one
        ? [{ kind: 'same', text: one.same }]
        : [
            { kind: 'gone', text: one.gone },
            { kind: 'new', text: one.added },
          ],
    )
    .filter(({ text }) => text !== '');

/** What became of `before` in `after`, word by word. The same and gone pieces make up the one, same and new the other. */
export function diffWords(before: string, after: string): Piece[] {
  const list = tidied(stretches(compare(before, after, 'word') ?? bySentence(before, after)));
  const kept = list.some((one) => 'same' in one && isWord(one.same));
  // Only blank lines and marks in common: one rewrite, not as many as there are paragraphs.
  const rewritten = !kept && list.filter((one) => 'gone' in one).length > 1;
  return flat(rewritten ? [{ gone: before, added: after }] : list);
}
