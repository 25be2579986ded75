import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeName } from '@/core/model/file-name';

describe('the name of a file', () => {
  it.each([
    ['../../x', '_.._x'],
    ['a\u202egnp.exe', 'agnp.exe'],
    ['line\nbreak\u0000.txt', 'linebreak.txt'],
    ['CON.txt', '_CON.txt'],
    ['com1', '_com1'],
    ['console.log', 'console.log'],
    ['note. . ', 'note'],
    [' .hidden', 'hidden'],
    ['half\ud83d.png', 'half.png'],
    ['Überweisung für Ana.pdf', 'Überweisung für Ana.pdf'],
  ])('%j becomes %j', (name, safe) => expect(safeName(name)).toBe(safe));

  it('of 300 characters keeps its beginning and its endings', () => {
    const safe = safeName(`report ${'x'.repeat(300)}.tar.gz`);
    expect(safe).toHaveLength(150);
    expect(safe).toMatch(/^report x+\.tar\.gz$/);
  });

  it('is never cut through a character', () => {
    expect(safeName(`${'🚲'.repeat(200)}.png`)).toMatch(/^(🚲)+\.png$/u);
  });

  it('is safe whatever it was, and stays as it is the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeName(name);
        expect(safe).toMatch(/^[^\s./\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}][^/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]*$/u);
        expect(safe).not.toMatch(/[\s.]$/);
        expect(safe.length).toBeLessThanOrEqual(150);
        expect(safeName(safe)).toBe(safe);
      }),
    );
  });
});
