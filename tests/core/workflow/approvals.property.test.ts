// @vitest-environment node
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Found, type Happening, playApprovals, playRace } from '../../fixtures/approval-runs';
import { killWorker } from '../../fixtures/worker';
import type { Fault } from '../../servers/faults';

/** `npm run faults` asks for more, and for a seed of its own. */
const RUNS = Number(process.env.CASEBAR_APPROVAL_RUNS ?? 10);
const ROUNDS = Number(process.env.CASEBAR_APPROVAL_ROUNDS ?? 8);
const SEED = process.env.CASEBAR_APPROVAL_SEED;

const FAULTS: readonly (Fault | null)[] = [
  null,
  null,
  'drop-answer',
  'drop-answer',
  'repeat',
  'cut',
  'rubbish',
  'stall',
  'stall-after',
  429,
  500,
  401,
];

const at = fc.nat(5);
const some = <D extends string>(weight: number, ...kinds: D[]) => ({
  weight,
  arbitrary: fc.record({ do: fc.constantFrom(...kinds), at }),
});
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'approve' as const,
        'approve' as const,
        'edit' as const,
        'return' as const,
        'pass' as const,
        'claim' as const,
      ),
      at,
      undo: fc.boolean(),
      fault: fc.constantFrom(...FAULTS),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('ask' as const, 'revise' as const, 'withdraw' as const),
      at,
      undo: fc.boolean(),
      fault: fc.constantFrom(...FAULTS),
    }),
  },
  some(3, 'their-revision' as const, 'their-withdrawal' as const, 'their-request' as const),
  some(2, 'their-approval' as const, 'their-return' as const),
  some(2, 'customer' as const, 'customer' as const, 'close' as const),
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('fault' as const), fault: fc.constantFrom(...FAULTS) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 900 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('die' as const), at, after: fc.nat(40) }) },
);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

test(
  'whatever line, workers, authors and other approvers do: no second message, no step without a next one',
  async () => {
    const total: Found[] = [];
    const parameters = { numRuns: RUNS, endOnFailure: true, ...(SEED && { seed: Number(SEED) }) };
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 4, maxLength: 14 }),
        fc.boolean(),
        async (all, forgets) => {
          const found = await playApprovals(all, forgets);
          total.push(found);
          expect(found).toMatchObject({ doubled: 0, stuck: 0 });
        },
      ),
      parameters,
    );
    const sum = (of: (found: Found) => number) => total.reduce((n, one) => n + of(one), 0);
    const { length } = total;
    console.log(
      `approvals: ${length} runs, ${sum((one) => one.doubled)} doubled, ${sum((one) => one.stuck)} stuck (${sum((one) => one.approvals)} approved)`,
    );
    // Nothing would be shown by runs in which hardly anything is approved; of a few that may be so.
    if (length >= 50) expect(sum((one) => one.approvals)).toBeGreaterThan(length / 4);
  },
  30_000 + RUNS * 3_000,
);

test(
  'two approvers in the same instant: one message, and the other hears who was first',
  async () => {
    const kinds = ['approve', 'return'] as const;
    const wrong: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const [mine, theirs] = [kinds[(round >> 1) % 2] ?? 'approve', kinds[(round >> 2) % 2] ?? 'approve'];
      const said = await playRace(round % 2 === 0, mine, theirs);
      if (said) wrong.push(`round ${round}, ${mine} against ${theirs}: ${said}`);
    }
    console.log(`approval races: ${ROUNDS} rounds, ${wrong.length} wrong`);
    expect(wrong).toEqual([]);
  },
  30_000 + ROUNDS * 1_000,
);

test('a desk that is not asked whether it has a step would be noticed here', async () => {
  const lost = [{ do: 'approve', at: 0, undo: false, fault: 'drop-answer' } as const];
  expect(await playApprovals(lost, true)).toMatchObject({ approvals: 1, doubled: 0, stuck: 0 });
  expect(await playApprovals(lost, true, true)).toMatchObject({ stuck: 1 });
});
