import 'fake-indexeddb/auto';
import { beforeAll, expect, test } from 'vitest';
import { playApprovals } from '../faults/approvals/play.ts';
import { isClean, lastLine } from '../faults/judge.ts';
import { buildForFaults, playFaults } from '../faults/play.ts';

// Workers are stopped, browsers killed and lines cut all the time here: this takes as long as it takes.
const LONG = 300_000;
const SEED = '40';

beforeAll(buildForFaults, LONG);

test(
  'over 24 runs in both browsers nothing is lost or doubled by us, and what a browser re-sent is told',
  async () => {
    const { total, parts } = await playFaults({ runs: 24, seed: SEED });
    console.log(lastLine(total, SEED));
    expect(total.notes).toEqual([]);
    expect(isClean(total)).toBe(true);
    // Streams were really used where they can be, and workers really died.
    expect(parts.get('chromium h2')).toMatchObject({ plain: 0, resent: 0 });
    expect(parts.get('chromium h2 411')?.streamed).toBe(1);
    expect(total.stops).toBeGreaterThan(5);
  },
  LONG,
);

test(
  'the harness sees what it looks for: without asking first there are doubles, without counting some are not told',
  async () => {
    const only = 'chromium h1';
    const [unasked, uncounted] = await Promise.all([
      playFaults({ runs: 6, seed: SEED, only, broken: 'wasDelivered' }),
      playFaults({ runs: 6, seed: SEED, only, broken: 'counting' }),
    ]);
    expect(unasked.total.doubled).toBeGreaterThan(0);
    expect(uncounted.total.resent).toBeGreaterThan(uncounted.total.told);
    expect(isClean(unasked.total) || isClean(uncounted.total)).toBe(false);
  },
  LONG,
);

test(
  'whatever line and workers do to the steps of approvals: nothing twice, and whatever did not arrive has a button',
  async () => {
    const { lines, verdict, races } = await playApprovals({ runs: 10, rounds: 8, seed: SEED });
    for (const line of lines) console.log(line);
    expect([...verdict.notes, ...races.wrong]).toEqual([]);
    expect(verdict).toMatchObject({ runs: 10, doubled: 0, stuck: 0 });
    // Something really was approved, steps really met something, and workers really died.
    for (const some of [verdict.approved, verdict.mishaps, verdict.stops]) expect(some).toBeGreaterThan(3);
  },
  LONG,
);

test(
  'steps at a desk that does not know what it has would be seen twice',
  async () => {
    const { verdict } = await playApprovals({ runs: 3, rounds: 0, seed: SEED, blind: true });
    expect(verdict.doubled).toBeGreaterThan(0);
  },
  LONG,
);
