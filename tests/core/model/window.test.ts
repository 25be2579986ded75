import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aheadOf, byOurClock, steadyAhead, windowAt } from '@/core/model/window';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WROTE = Date.parse('2026-11-23T10:00:00.000Z');
const ENDS = new Date(WROTE + 24 * HOUR).toISOString();
const stateAt = (now: number) => windowAt(ENDS, now, 24).state;

describe('a window of 24 hours', () => {
  test.each([
    ['at once', 0, 'open'],
    ['after 22 h 59 m', 22 * HOUR + 59 * MINUTE, 'open'],
    ['in the last hour', 23 * HOUR, 'near'],
    ['a millisecond before its end', 24 * HOUR - 1, 'near'],
    ['at its end', 24 * HOUR, 'closed'],
    ['after a weekend asleep', 65 * HOUR, 'closed'],
  ])('%s', (_, after, state) => {
    expect(stateAt(WROTE + after)).toBe(state);
  });

  test('tells what is left, and never less than nothing', () => {
    expect(windowAt(ENDS, WROTE + 23.5 * HOUR, 24).left).toBe(30 * MINUTE);
    expect(windowAt(ENDS, WROTE + 30 * HOUR, 24).left).toBe(0);
  });

  test('a channel without one has none, whatever its desk says of an end', () => {
    expect(windowAt(ENDS, WROTE + 30 * HOUR, 0)).toEqual({ state: 'none', left: 0 });
    expect(windowAt(null, WROTE)).toEqual({ state: 'none', left: 0 });
  });

  test('a customer who never wrote has opened none', () => {
    expect(windowAt(null, WROTE, 24).state).toBe('closed');
  });

  test('an end that is no time lets nothing out', () => {
    expect(windowAt('soon', WROTE, 24).state).toBe('closed');
    expect(byOurClock('soon', 10 * MINUTE)).toBe('soon');
  });
});

describe('our clock is wrong', () => {
  test.each([-10, 0, 10])('by %i minutes, and the window ends by the desk’s', (minutes) => {
    // What the desk calls 10:00 is 09:50 here, if the desk is ten minutes ahead.
    const ahead = minutes * MINUTE;
    const ends = byOurClock(ENDS, ahead);
    const atDesk = (desk: number) => windowAt(ends, desk - ahead, 24).state;
    expect(atDesk(WROTE + 24 * HOUR - 1)).toBe('near');
    expect(atDesk(WROTE + 24 * HOUR)).toBe('closed');
  });

  test('what a request tells of it is right to half the time it took', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -600_000, max: 600_000 }),
        fc.integer({ min: 0, max: 4_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (ahead, took, share) => {
          const measured = aheadOf(WROTE + took * share + ahead, WROTE, WROTE + took);
          expect(Math.abs((measured ?? Number.NaN) - ahead)).toBeLessThanOrEqual(took / 2 + 1);
        },
      ),
    );
  });

  test('a request in which this computer slept, or its clock was set, tells nothing', () => {
    expect(aheadOf(WROTE, WROTE, WROTE + HOUR)).toBeNull();
    expect(aheadOf(WROTE, WROTE, WROTE - 5 * MINUTE)).toBeNull();
    expect(aheadOf(Number.NaN, WROTE, WROTE)).toBeNull();
  });

  test('delays of the network move nothing that is shown', () => {
    expect(steadyAhead(undefined, 1_400)).toBe(0);
    expect(steadyAhead(600_000, 601_900)).toBe(600_000);
    expect(steadyAhead(600_000, 0)).toBe(0);
    expect(steadyAhead(0, -600_000)).toBe(-600_000);
  });
});
