// @vitest-environment node

import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Approval } from '@/core/model/approval';
import type { Approved } from '@/core/model/approval-args';
import { SENTIMENTS, type Sentiment } from '@/core/model/case';
import type { OutboxItem } from '@/core/model/outbox-item';
import { approvalArgs, askElsewhere } from '../../fixtures/approvals';
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
  /** `ask` asks for approval, `approve` decides about a request that waits there. */
  | {
      readonly do: 'reply' | 'note' | 'burst' | 'twice' | 'ask' | 'approve' | 'return';
      readonly in: number;
    }
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
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom('ask' as const, 'approve' as const, 'return' as const),
        in: someCase,
      }),
    },
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
  readonly kind: 'reply' | 'note' | 'ask' | 'approve' | 'return';
  /** Of a decision: what it is about. */
  readonly request?: Approval;
  /** What was handed over first: asked again, it is the same. */
  args?: Approved;
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
  const { request } = one;
  if (one.kind === 'ask') return run.worker.requestApproval({ ...submitted, note: '', queue: null });
  if (!request)
    return one.kind === 'note' ? run.worker.submitNote(submitted) : run.worker.submitReply(submitted);
  const { revision } = request;
  const about = { id: draft, approval: request.id, revision };
  if (one.kind === 'return') return run.worker.returnApproval({ ...about, reason: text });
  one.args ??= await approvalArgs(run.worker, request, { ...about, text });
  return run.worker.approveReply(one.args);
}

/** A request of a colleague's that waits in a case and that nothing is on its way about; undefined = there is none. */
async function waitingIn({ worker, given }: Run, caseId: string): Promise<Approval | undefined> {
  const busy = new Set(given.filter(({ accepted }) => accepted !== false).map(({ request }) => request?.id));
  return (await worker.approvalsOf(caseId)).find(
    ({ id, state, author }) => state === 'waiting' && author.id === 'nia' && !busy.has(id),
  );
}

const TEXTS = { ask: 'asked', return: 'reason', reply: 'reply', note: 'reply', approve: 'approved' } as const;

async function give(run: Run, place: number, times = 1, kind: Given['kind'] = 'reply'): Promise<void> {
  const text = `${TEXTS[kind]} ${run.given.length}`;
  const draft = crypto.randomUUID();
  const caseId = run.cases[place] ?? '';
  const decides = kind === 'approve' || kind === 'return';
  const request = decides ? await waitingIn(run, caseId) : undefined;
  if (decides && !request) return;
  const one: Given = { draft, case: caseId, text, kind, accepted: undefined, ...(request && { request }) };
  run.given.push(one);
  const done = await Promise.allSettled(Array.from({ length: times }, () => submit(run, one)));
  if (done.every(({ status }) => status === 'fulfilled')) one.accepted = true;
  // A decision may be refused before it is owed: the case has moved, as far as is known here.
  if (decides && done.every(({ status }) => status === 'rejected') && run.world.transactionsLeft > 1e6)
    one.accepted = false;
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
    case 'ask':
    case 'approve':
    case 'return':
      return give(run, step.in, 1, step.do);
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

/** It came too late: nothing of it was done, and the agent looks again. */
const OVERTAKEN = /^(already-decided|new-revision|case-moved)$/;
const isOvertaken = ({ state, problem }: OutboxItem) =>
  state === 'failed' && OVERTAKEN.test(problem?.code ?? '');
const needsWord = (item: OutboxItem) =>
  item.state === 'held' || (item.state === 'failed' && !isOvertaken(item));

/** Everything heals, the worker starts once more, the agent repeats what was refused: then all must be there. */
async function heal(run: Run) {
  run.world.fault = null;
  await restart(run);
  await calm(run);
  for (let round = 0; round < 8; round++) {
    const owed = await run.worker.itemsIn(['queued', 'sending', 'unconfirmed', 'failed', 'held']);
    const unsure = (await run.worker.itemsIn(['sent'])).filter(({ lookAgain }) => lookAgain);
    // What came too late stays until the agent has read it.
    if (owed.every(isOvertaken) && unsure.length === 0) return;
    for (const item of owed) if (needsWord(item)) await run.worker.retryItem(item.id);
    await later(run.worker, 1_000_000);
    await settled(run.worker);
  }
}

/** A decision arrived once, or nothing of it did and the agent is told; never anything in between. */
async function checkDecision({ world, worker }: Run, { draft, case: id, text, kind, request }: Given) {
  const item = await worker.itemById(draft);
  const row = await world.db.get('approvals', request?.id.slice(6) ?? '');
  const mine = row?.decision?.text === text || row?.decision?.reason === text;
  expect(await countAtDesk(world, id, text), text).toBe(kind === 'approve' && mine ? 1 : 0);
  expect(item?.state === 'sent', `${text}: ${item?.state} ${item?.problem?.code}`).toBe(mine);
  if (!item || mine) return;
  expect(item).toMatchObject({ state: 'failed', problem: { code: expect.stringMatching(OVERTAKEN) } });
  const { rows } = await worker.queries.outbox.run(null);
  expect(rows.find((one) => one.item.id === draft)?.steps[0]).toBe('review');
}

/** One request for each that was asked for: its id is the author's, so that not even the network makes two of it. */
async function checkRequest({ world }: Run, { text, accepted }: Given) {
  const there = (await world.db.getAll('approvals')).filter(({ proposal }) => proposal.text === text);
  expect(there.length, `${text} accepted: ${accepted}`).toBe(accepted ? 1 : 0);
}

async function play(steps: readonly Step[], inOrder: boolean) {
  globalThis.indexedDB = new IDBFactory();
  await fakeBrowser.storage.local.clear();
  await fakeBrowser.alarms.clearAll();
  const world = await aWorld();
  world.forgetful = true;
  // Some requests take a while, so that others overtake them where nothing holds them back.
  world.onRequest = (n) => (n % 3 === 0 ? new Promise((done) => setTimeout(done, 2)) : Promise.resolve());
  const worker = await signedInWorker(world, 'ben');
  const cases = [await caseAt(world, worker), await caseAt(world, worker), await caseAt(world, worker)];
  for (const id of cases) for (let n = 0; n < 2; n++) await askElsewhere(world, id);
  await worker.pullDesk('local');
  const run: Run = { world, worker, cases, given: [], feelings: new Map() };
  for (const step of steps) {
    await take(run, step);
    await calm(run);
  }
  await heal(run);
  const sent = new Map((await run.worker.itemsIn(['sent'])).map((item) => [item.id, item]));
  for (const one of run.given.filter(({ kind }) => kind === 'approve' || kind === 'return'))
    await checkDecision(run, one);
  for (const one of run.given.filter(({ kind }) => kind === 'ask')) await checkRequest(run, one);
  for (const { draft, case: id, text, accepted, kind } of run.given) {
    if (kind !== 'reply' && kind !== 'note') continue;
    // One attempt of ours; a second copy only where the network made it, and then it is told.
    const item = sent.get(draft);
    const byNetwork = item?.attempts.filter((one) => world.repeated.has(one.id)).length ?? 0;
    expect(byNetwork).toBeLessThanOrEqual(1);
    const copies = accepted ? 1 + byNetwork : 0;
    expect(await countAtDesk(world, id, text), `${text} accepted: ${accepted}`).toBe(copies);
    expect(item?.copies, `${text} is told`).toBe(copies > 1 ? copies : undefined);
  }
  for (const id of cases) {
    const wanted = run.given
      .filter((one) => one.case === id && one.accepted && TEXTS[one.kind] === 'reply')
      .map(({ text }) => text);
    const there = [...new Set(await textsAtDesk(world, id))].filter((text) => text.startsWith('reply'));
    expect(inOrder ? there : there.sort()).toEqual(inOrder ? wanted : wanted.sort());
    const view = await run.worker.queries.thread.run({ case: id, limit: 500 });
    const shown = view.messages.filter(({ text }) => text.startsWith('reply')).map(({ text }) => text);
    expect([...new Set(shown)].sort()).toEqual(wanted.sort());
    const feeling = run.feelings.get(id) ?? null;
    // What was refused and repeated comes after what was given later.
    if (inOrder) expect((await world.db.get('cases', id.slice(6)))?.sentiment).toBe(feeling);
    const late = (await run.worker.itemsOfCase(id)).filter(isOvertaken);
    expect((await run.worker.caseById(id))?.unconfirmed).toBe(late.length);
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
