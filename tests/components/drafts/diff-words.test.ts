import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWords, diffWords } from '@/components/drafts/diff-words';

const shown = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `[+${text}+]` })[kind])
    .join('');

test('whole words are compared, and what is the same stays', () => {
  expect(shown('Dear Carla, we send one today.', 'Dear Carla, we sent two today.')).toBe(
    'Dear Carla, we [-send one-][+sent two+] today.',
  );
  expect(shown('', 'All new')).toBe('[+All new+]');
  expect(shown('The same', 'The same')).toBe('The same');
});

test('the pieces make up both texts, whatever they are', () => {
  const words = fc.array(fc.constantFrom('a', 'bee', ' ', '\n', ',', 'é', '👍🏽', '語'), { maxLength: 40 });
  fc.assert(
    fc.property(words, words, (before, after) => {
      const [a, b] = [before.join(''), after.join('')];
      const pieces = diffWords(a, b);
      const of = (kind: string) =>
        pieces
          .filter((piece) => piece.kind === 'same' || piece.kind === kind)
          .map(({ text }) => text)
          .join('');
      expect(of('gone')).toBe(a);
      expect(of('new')).toBe(b);
      expect(pieces.every(({ text }) => text !== '')).toBe(true);
    }),
  );
});

test('two long texts with nothing in common take no time worth naming', () => {
  const long = (word: string) => Array.from({ length: 20_000 }, (_, n) => `${word}${n}`).join(' ');
  const begun = performance.now();
  expect(diffWords(long('a'), long('b')).some(({ kind }) => kind === 'gone')).toBe(true);
  expect(performance.now() - begun).toBeLessThan(2_000);
});

test('words are counted as a reader counts them', () => {
  expect(countWords('We’re sorry: it’s well-known, 2 days.')).toBe(6);
  expect(countWords(' \n')).toBe(0);
});
