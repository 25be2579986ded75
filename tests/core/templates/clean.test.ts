import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanValue, hasBreak, hasHidden, hasWideGap } from '@/core/templates/clean';

describe('a cleaned value', () => {
  it.each([
    ['Ana\nSouza', 'Ana Souza'],
    ['Ana\r\n\r\n  Souza', 'Ana Souza'],
    ['a\tb', 'a b'],
    ['a     b', 'a b'],
    ['a    b', 'a    b'],
    ['a\u00a0\u00a0\u00a0\u00a0\u00a0b', 'a b'],
    ['a \u200b\u200b  \u200b  b', 'a b'],
    ['  Ana ', 'Ana'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['a\u2060{b', 'a{b'],
    ['a\u0000b', 'ab'],
    ['half \ud83d', 'half'],
    ['Wi\u200dFi and la\u200cte', 'WiFi and late'],
    ['\u200d', ''],
  ])('of %j is %j', (from, to) => {
    expect(cleanValue(from)).toBe(to);
  });

  it.each(['👨‍👩‍👧 family', '🏳️‍🌈', '👩🏽‍🚒', 'می‌خواهم', 'क्‍ष', 'محمد', 'ﷺ', '🎉', 'é', 'Zoë', 'R$ 1.234,56'])(
    'keeps what means something: %s',
    (text) => {
      expect(cleanValue(text)).toBe(text);
      expect(hasHidden(text)).toBe(false);
    },
  );

  it('has nothing left to clean, and is clean at once', () => {
    const parts = fc.constantFrom(
      'a',
      ' ',
      '   ',
      '\n',
      '\t',
      '\u200b',
      '\u200d',
      '\u200c',
      '\u00a0',
      '👩',
      '\ufe0f',
      'ک',
      '\u202e',
      '\ud83d',
      '\u3164',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(parts).map((all) => all.join('')),
        ),
        (text) => {
          const clean = cleanValue(text);
          expect(cleanValue(clean)).toBe(clean);
          expect([hasBreak(clean), hasWideGap(clean), hasHidden(clean)]).toEqual([false, false, false]);
          expect(clean.isWellFormed()).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
