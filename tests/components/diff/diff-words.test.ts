import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWords } from '@/components/diff/diff-words';
import { countWords } from '@/components/diff/words';

const shown = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `[+${text}+]` })[kind])
    .join('');

/** The one text or the other, put together from the pieces. */
const side = (pieces: ReturnType<typeof diffWords>, kind: 'gone' | 'new') =>
  pieces
    .filter((piece) => piece.kind === 'same' || piece.kind === kind)
    .map(({ text }) => text)
    .join('');

/** Where letters begin, as a reader counts letters. */
const letterStarts = (text: string) =>
  new Set([...new Intl.Segmenter('en').segment(text)].map(({ index }) => index).concat(text.length));

function expectWhole(before: string, after: string) {
  const pieces = diffWords(before, after);
  expect(side(pieces, 'gone')).toBe(before);
  expect(side(pieces, 'new')).toBe(after);
  expect(pieces.every(({ text }) => text !== '')).toBe(true);
  for (const [kind, text] of [['gone', before] as const, ['new', after] as const]) {
    const starts = letterStarts(text);
    let at = 0;
    for (const piece of pieces.filter((one) => one.kind === 'same' || one.kind === kind)) {
      expect(starts.has(at), `${JSON.stringify(text)} is cut at ${at}`).toBe(true);
      at += piece.text.length;
    }
  }
}

describe('what a reviewer changed', () => {
  test.each([
    [
      'a word',
      'Dear Carla, we send one today.',
      'Dear Carla, we send two today.',
      'Dear Carla, we send [-one-][+two+] today.',
    ],
    [
      'neighbouring words are one change',
      'we send one today',
      'we sent two today',
      'we [-send one-][+sent two+] today',
    ],
    ['everything new', '', 'All new', '[+All new+]'],
    ['everything gone', 'All gone', '', '[-All gone-]'],
    ['nothing', 'The same', 'The same', 'The same'],
    ['a word more', 'we are sorry', 'we are very sorry', 'we are [+very +]sorry'],
    ['the end of a sentence', 'See you soon.', 'See you soon!', 'See you soon[-.-][+!+]'],
    [
      'an amount whole',
      'It is R$ 1.234,56 in all',
      'It is R$ 1.243,56 in all',
      'It is R$ [-1.234,56-][+1.243,56+] in all',
    ],
    [
      'each paragraph by itself',
      'First one.\n\nLast one.',
      'First two.\n\nLast two.',
      'First [-one-][+two+].\n\nLast [-one-][+two+].',
    ],
    [
      'a whole rewrite reads as one',
      'You must wait for it.',
      'The parcel is on its way now!',
      '[-You must wait for it.-][+The parcel is on its way now!+]',
    ],
  ])('%s', (_, before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
    expectWhole(before, after);
  });
});

describe('links and addresses are shown whole', () => {
  test.each([
    [
      'See https://shop.example/a?id=1.',
      'See https://shop.example/a?id=2.',
      'See [-https://shop.example/a?id=1-][+https://shop.example/a?id=2+].',
    ],
    [
      '(www.shop.example/pt-BR)',
      '(www.shop.example/es)',
      '([-www.shop.example/pt-BR-][+www.shop.example/es+])',
    ],
    [
      'Write to ana.souza@shop.example, please',
      'Write to bia.souza@shop.example, please',
      'Write to [-ana.souza@shop.example-][+bia.souza@shop.example+], please',
    ],
  ])('%s', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
    expectWhole(before, after);
  });
});

describe('letters and emoji are never cut', () => {
  test.each([
    ['a skin tone', 'Great 👍🏽!', 'Great 👍🏿!', 'Great [-👍🏽-][+👍🏿+]!'],
    ['a family', 'For 👨‍👩‍👧 today', 'For 👨‍👩‍👧‍👦 today', 'For [-👨‍👩‍👧-][+👨‍👩‍👧‍👦+] today'],
    ['flags side by side', 'In 🇧🇷🇦🇷', 'In 🇧🇷🇪🇸', 'In 🇧🇷[-🇦🇷-][+🇪🇸+]'],
    ['a flag of letters no one sees', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 won', '🏴󠁧󠁢󠁳󠁣󠁴󠁿 won', '[-🏴󠁧󠁢󠁥󠁮󠁧󠁿-][+🏴󠁧󠁢󠁳󠁣󠁴󠁿+] won'],
    ['a key', 'Press 1️⃣', 'Press 2️⃣', 'Press [-1️⃣-][+2️⃣+]'],
    [
      'an accent that stands apart',
      'o cafe\u0301 quente',
      'o cafe quente',
      'o [-cafe\u0301-][+cafe+] quente',
    ],
    ['an accent without a letter', 'abc \u0300X', 'abc \u0300Y', 'abc \u0300[-X-][+Y+]'],
    ['the two ways to write é', 'caf\u00e9', 'cafe\u0301', '[-caf\u00e9-][+cafe\u0301+]'],
    ['Devanagari', 'नमस्ते दुनिया', 'नमस्ते भारत', 'नमस्ते [-दुनिया-][+भारत+]'],
    ['Korean', '안녕하세요 고객님', '안녕하세요 선생님', '안녕하세요 [-고객님-][+선생님+]'],
    ['line ends of Windows', 'one\r\ntwo', 'one\r\nthree', 'one\r\n[-two-][+three+]'],
  ])('%s', (_, before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
    expectWhole(before, after);
  });
});

describe('words of scripts that run the other way or without spaces', () => {
  test.each([
    [
      'Arabic',
      'شكراً لك، سنرسل الطلب غداً',
      'شكراً لك، سنرسل الطلب اليوم',
      'شكراً لك، سنرسل الطلب [-غداً-][+اليوم+]',
    ],
    ['Hebrew', 'שלום, ההזמנה בדרך', 'שלום, ההזמנה הגיעה', 'שלום, ההזמנה [-בדרך-][+הגיעה+]'],
    [
      'Hebrew with an English name',
      'הזמנה של Carla מחר',
      'הזמנה של Ana מחר',
      'הזמנה של [-Carla-][+Ana+] מחר',
    ],
    ['Chinese', '我有很多桌子。', '我有很多儿子。', '我有很多[-桌子-][+儿子+]。'],
    ['Japanese', '吾輩は猫である。', '吾輩は犬である。', '吾輩は[-猫-][+犬+]である。'],
    ['Thai', 'สวัสดีครับผมชื่อ', 'สวัสดีค่ะผมชื่อ', 'สวัสดี[-ครับ-][+ค่ะ+]ผมชื่อ'],
  ])('%s', (_, before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
    expectWhole(before, after);
  });
});

test('the pieces make up both texts and cut no letter, whatever they are', () => {
  const bits = [
    'a',
    'bee',
    ' ',
    '\n',
    '\r\n',
    ',',
    '.',
    'é',
    'e\u0301',
    '\u0301',
    '👍🏽',
    '👨‍👩‍👧',
    '\u200d',
    '🇧🇷',
    '🇪',
    '語',
    'ครับ',
    'שלום',
    '\u202e',
    '\ud83d',
    'https://a.b/c',
    '\u0600',
    'क',
    '्',
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...bits), fc.string({ unit: 'grapheme' })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(text, text, (before, after) => expectWhole(before.join(''), after.join(''))),
    {
      numRuns: 500,
    },
  );
});

describe('long texts', () => {
  const words = (count: number, name: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => name(n));
  /** Ten words a sentence, ten sentences a paragraph. */
  const written = (list: readonly string[]) =>
    list.map((word, n) => word + (n % 100 === 99 ? '.\n\n' : n % 10 === 9 ? '. ' : ' ')).join('');
  const base = words(10_000, (n) => `w${(n * 7919) % 3001}`);

  test('10,000 words with fifty changed ones are told one by one', () => {
    const changed = base.map((word, n) => (n % 200 === 7 ? 'changed' : word));
    const pieces = diffWords(written(base), written(changed));
    expect(pieces.filter(({ kind }) => kind === 'new').map(({ text }) => text)).toEqual(
      words(50, () => 'changed'),
    );
  });

  test('with more changes the sentences are compared, and words only within the rewritten ones', () => {
    const changed = base.map((word, n) => (n % 20 === 7 ? `v${n}` : word));
    const pieces = diffWords(written(base), written(changed));
    expectWhole(written(base), written(changed));
    expect(pieces.filter(({ kind }) => kind === 'new').every(({ text }) => text.trim().startsWith('v'))).toBe(
      true,
    );
  });

  test('two long texts with nothing in common are told as one rewrite', () => {
    const other = words(20_000, (n) => `other${n}`);
    const long = words(20_000, (n) => `a${n}`);
    expect(diffWords(written(long), written(other)).map(({ kind }) => kind)).toEqual(['gone', 'new']);
  });
});

test('words are counted as a reader counts them', () => {
  expect(countWords('We’re sorry: it’s well-known, 2 days.')).toBe(6);
  expect(countWords(' \n')).toBe(0);
});
