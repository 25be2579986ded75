import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridMove } from '@/components/composer/emoji/grid-move';

// Nine to a row: 5 used lately, then a group of 20 (9, 9, 2), then one of 9.
const COUNTS = [5, 20, 9];

describe('arrows in the emoji grid', () => {
  it.each([
    [0, 'ArrowRight', 1],
    [0, 'ArrowLeft', 0],
    [33, 'ArrowRight', 33],
    [2, 'ArrowDown', 7],
    [8, 'ArrowDown', 17],
    [22, 'ArrowDown', 24],
    [24, 'ArrowDown', 26],
    [30, 'ArrowDown', 30],
    [12, 'ArrowUp', 4],
    [30, 'ArrowUp', 24],
    [26, 'ArrowUp', 24],
    [16, 'Home', 14],
    [16, 'End', 22],
    [23, 'End', 24],
  ])('from %i, %s leads to %i', (at, key, to) => {
    expect(gridMove(COUNTS, at, key)).toBe(to);
  });

  it('leave over the top, and leave other keys alone', () => {
    expect(gridMove(COUNTS, 3, 'ArrowUp')).toBe(-1);
    expect(gridMove(COUNTS, 3, 'Enter')).toBeUndefined();
  });

  it('never lead outside the grid', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
    const keys = fc.array(fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'));
    fc.assert(
      fc.property(counts, keys, (sizes, pressed) => {
        const total = sizes.reduce((sum, size) => sum + size, 0);
        let at = 0;
        for (const key of pressed) {
          const to = gridMove(sizes, at, key);
          if (to !== undefined && to >= 0) at = to;
          expect(at).toBeLessThan(total);
        }
      }),
    );
  });
});
