// @vitest-environment node

import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SENTIMENTS, type Sentiment } from '@/core/model/case';
import {
  aWorld,
  caseAt,
  countAtDesk,
  killWorker,
  later,
  settled,
  signedInWorker,
  startWorker,
  textsAtDesk,
  type Worker,
  type World,
} from '../../fixtures/worker';
import type { Fault } from '../../servers/faults';

type Step =
  | { readonly do: 'reply' | 'note' | 'burst' | 'twice'; readonly in: number }
  /** Something that is no message: the last one given counts. */
  | { readonly do: 'feeling'; readonly in: number; readonly feeling: Sentiment }
  | { readonly do: 'again'; readonly which: number }
  | { readonly do: 'fault'; readonly fault: Fault | null }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'customer'; readonly in: number }
  /** The worker begins so many more transactions while it takes a reply, then dies. */
  | { readonly do: 'die'; readonly after: number; readonly in: number };

const someCase = fc.nat(2);
const stepWith = (faults: readonly (Fault | null)[]): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('reply' as const), in: someCase }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('note' as const), in: someCase }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('feeling' as const),
        in: someCase,
        feeling: fc.constantFrom(...SENTIMENTS),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('twice' as const), in: someCase }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('burst' as const), in: someCase }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const), which: fc.nat(9) }) },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('fault' as const), fault: fc.constantFrom(...faults) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 900 }) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('customer' as const), in: someCase }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('die' as const), after: fc.nat(30), in: someCase }) },
  );

const PASSING: readonly (Fault | null)[] = [
  null,
  null,
  'drop-answer',
  'repeat',
  'repeat',
  'cut',
  'rubbish',
  'stall',
  'stall-after',
  429,
  500,
  401,
];
const FINAL: readonly (Fault | null)[] = [...PASSING, 403, 409];

/** What was given away: the reference that the desk is compared with at the end. */
interface Given {
  readonly draft: string;
  readonly case: string;
  readonly text: string;
  readonly kind: 'reply' | 'note';
  /** Undefined = the worker died while taking it; the outbox will tell. */
  accepted: boolean | undefined;
}

interface Run {
  readonly world: World;
  worker: Worker;
  readonly cases: readonly string[];
  readonly given: Given[];
  /** Case → what the agent said last about the contact's mood. */
  readonly feelings: Map<string, Sentiment>;
}

const isSilent = (fault: Fault | null) => fault === 'stall' || fault === 'stall-after';
/** Until quiet; under a silent line there is no end to wait for, so only as long as the store takes. */
const calm = async ({ world, worker }: Run) => {
  if (isSilent(world.fault)) await new Promise((done) => setTimeout(done, 15));
  else await settled(worker);
};

async function submit(run: Run, one: Given) {
  const { draft, case: id, text } = one;
  const submitted = { draft, case: id, text, attachments: [], status: null, seenRevision: 0 };
  return one.kind === 'note' ? run.worker.submitNote(submitted) : run.worker.submitReply(submitted);
}

async function give(run: Run, place: number, times = 1, kind: Given['kind'] = 'reply'): Promise<void> {
  const text = `reply ${run.given.length}`;
  const draft = crypto.randomUUID();
  const one: Given = { draft, case: run.cases[place] ?? '', text, kind, accepted: undefined };
  run.given.push(one);
  const done = await Promise.allSettled(Array.from({ length: times }, () => submit(run, one)));
  if (done.every(({ status }) => status === 'fulfilled')) one.accepted = true;
}

/** A worker that died in the middle left it open what was taken; the store says. */
async function judge({ worker, given }: Run) {
  const db = await worker.database();
  for (const one of given) one.accepted ??= (await db.get('outbox', one.draft)) !== undefined;
}

async function restart(run: Run) {
  killWorker();
  run.worker = await startWorker(run.world);
  await judge(run);
}

/** The line changes. Requests that hang on a silent one die with their worker; to time out would take too long. */
async function change(run: Run, fault: Fault | null) {
  const hangs = isSilent(run.world.fault);
  run.world.fault = fault;
  if (hangs) await restart(run);
}

async function take(run: Run, step: Step) {
  switch (step.do) {
    case 'reply':
      return give(run, step.in);
    case 'note':
      return give(run, step.in, 1, 'note');
    case 'feeling': {
      const id = run.cases[step.in] ?? '';
      await run.worker.setSentiment(id, step.feeling);
      run.feelings.set(id, step.feeling);
      return;
    }
    case 'burst':
      // One after the other, while the ones before are still on their way.
      for (let n = 0; n < 3; n++) await give(run, step.in);
      return;
    case 'twice':
      return give(run, step.in, 2);
    case 'again': {
      const [one] = run.given.filter(({ accepted }) => accepted).slice(step.which);
      if (one) await submit(run, one);
      return;
    }
    case 'fault':
      return change(run, step.fault);
    case 'wait':
      if (isSilent(run.world.fault)) await change(run, null);
      await later(run.worker, step.seconds * 1000);
      return;
    case 'customer':
      await run.world.server.receive({ case: (run.cases[step.in] ?? '').slice(6), text: 'and?' });
      return;
    case 'die':
      run.world.transactionsLeft = step.after;
      await give(run, step.in);
      await new Promise((done) => setTimeout(done, 5));
      return restart(run);
  }
}

/** Everything heals, the worker starts once more, the agent repeats what was refused: then all must be there. */
async function heal(run: Run) {
  run.world.fault = null;
  await restart(run);
  await calm(run);
  for (let round = 0; round < 8; round++) {
    const owed = await run.worker.itemsIn(['queued', 'sending', 'unconfirmed', 'failed', 'held']);
    const unsure = (await run.worker.itemsIn(['sent'])).filter(({ lookAgain }) => lookAgain);
    if (owed.length + unsure.length === 0) return;
    for (const item of owed)
      if (item.state === 'failed' || item.state === 'held') await run.worker.retryItem(item.id);
    await later(run.worker, 1_000_000);
    await settled(run.worker);
  }
}

async function play(steps: readonly Step[], inOrder: boolean) {
  globalThis.indexedDB = new IDBFactory();
  await fakeBrowser.storage.local.clear();
  await fakeBrowser.alarms.clearAll();
  const world = await aWorld();
  world.forgetful = true;
  // Some requests take a while, so that others overtake them where nothing holds them back.
  world.onRequest = (n) => (n % 3 === 0 ? new Promise((done) => setTimeout(done, 2)) : Promise.resolve());
  const worker = await signedInWorker(world);
  const cases = [await caseAt(world, worker), await caseAt(world, worker), await caseAt(world, worker)];
  const run: Run = { world, worker, cases, given: [], feelings: new Map() };
  for (const step of steps) {
    await take(run, step);
    await calm(run);
  }
  await heal(run);
  const sent = new Map((await run.worker.itemsIn(['sent'])).map((item) => [item.id, item]));
  for (const { draft, case: id, text, accepted } of run.given) {
    // One attempt of ours; a second copy only where the network made it, and then it is told.
    const item = sent.get(draft);
    const byNetwork = item?.attempts.filter((one) => world.repeated.has(one.id)).length ?? 0;
    expect(byNetwork).toBeLessThanOrEqual(1);
    const copies = accepted ? 1 + byNetwork : 0;
    expect(await countAtDesk(world, id, text), `${text} accepted: ${accepted}`).toBe(copies);
    expect(item?.copies, `${text} is told`).toBe(copies > 1 ? copies : undefined);
  }
  for (const id of cases) {
    const wanted = run.given.filter((one) => one.case === id && one.accepted).map(({ text }) => text);
    const there = [...new Set(await textsAtDesk(world, id))].filter((text) => text.startsWith('reply'));
    expect(inOrder ? there : there.sort()).toEqual(inOrder ? wanted : wanted.sort());
    const view = await run.worker.queries.thread.run({ case: id, limit: 500 });
    const shown = view.messages.filter(({ text }) => text.startsWith('reply')).map(({ text }) => text);
    expect([...new Set(shown)].sort()).toEqual(wanted.sort());
    const feeling = run.feelings.get(id) ?? null;
    // What was refused and repeated comes after what was given later.
    if (inOrder) expect((await world.db.get('cases', id.slice(6)))?.sentiment).toBe(feeling);
    expect((await run.worker.caseById(id))?.unconfirmed).toBe(0);
  }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

const steps = (faults: readonly (Fault | null)[]) =>
  fc.array(stepWith(faults), { minLength: 3, maxLength: 14 });

test('whatever the line and the worker do, no reply is lost or doubled, and each case keeps its order', async () => {
  await fc.assert(
    fc.asyncProperty(steps(PASSING), (all) => play(all, true)),
    { numRuns: 25, timeout: 15_000, interruptAfterTimeLimit: 25_000, endOnFailure: true },
  );
}, 60_000);

test('what was refused for good goes out once when the agent repeats it', async () => {
  await fc.assert(
    fc.asyncProperty(steps(FINAL), (all) => play(all, false)),
    { numRuns: 15, timeout: 15_000, interruptAfterTimeLimit: 25_000, endOnFailure: true },
  );
}, 60_000);
