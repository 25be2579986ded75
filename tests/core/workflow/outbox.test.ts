// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ErrorCode } from '@/core/model/errors';
import type { Submitted } from '@/core/workflow/submit-reply';
import { locks } from '../../fakes/locks';
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

const submitted = (over: Partial<Submitted> & { case: string }): Submitted => ({
  draft: crypto.randomUUID(),
  text: 'Hello',
  attachments: [],
  status: null,
  seenRevision: 1,
  ...over,
});
const items = async (worker: Worker) => (await worker.database()).getAllFromIndex('outbox', 'bySeq');
const stateOf = async (worker: Worker, id: string) =>
  (await (await worker.database()).get('outbox', id))?.state;

let world: World;
let worker: Worker;
let log: ReturnType<typeof vi.spyOn>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  log = vi.spyOn(console, 'error').mockImplementation(() => {});
  world = await aWorld();
  worker = await signedInWorker(world);
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

describe('order', () => {
  test('the items of a case go out in the order they were given', async () => {
    const id = await caseAt(world, worker);
    world.fault = 429;
    for (const text of ['one', 'two', 'three']) await worker.submitReply(submitted({ case: id, text }));
    await settled(worker);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there']);
    world.fault = null;
    await later(worker, 95_000);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there', 'one', 'two', 'three']);
  });

  test('a later item of a case waits while the one before it does', async () => {
    const id = await caseAt(world, worker);
    world.onRequest = async () => {
      // Only the first request meets a busy desk.
      world.fault = world.fault === null ? 429 : null;
      world.onRequest = async () => {
        world.fault = null;
      };
    };
    await worker.submitReply(submitted({ case: id, text: 'first' }));
    await settled(worker);
    await worker.submitReply(submitted({ case: id, text: 'second' }));
    await settled(worker);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there']);
    await later(worker, 95_000);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there', 'first', 'second']);
  });

  test('one case does not wait for another whose request hangs', async () => {
    const [stuck, free] = [await caseAt(world, worker), await caseAt(world, worker)];
    world.onRequest = async () => {
      world.onRequest = async () => {};
      await new Promise(() => {});
    };
    await worker.submitReply(submitted({ case: stuck, text: 'hangs' }));
    await worker.submitReply(submitted({ case: free, text: 'goes' }));
    await vi.waitFor(async () => expect(await countAtDesk(world, free, 'goes')).toBe(1));
    expect(await countAtDesk(world, stuck, 'hangs')).toBe(0);
  });

  test('three hundred items are delivered in order', async () => {
    const ids = [await caseAt(world, worker), await caseAt(world, worker)];
    world.fault = 429;
    for (let n = 0; n < 300; n++)
      await worker.owe(ids[n % 2] ?? '', { kind: 'note', text: `${n}`, attachments: [] }, { delay: 1 });
    world.fault = null;
    await later(worker, 31_000);
    expect(await textsAtDesk(world, ids[0] ?? '')).toEqual([
      'Hello there',
      ...Array.from({ length: 150 }, (_, n) => `${2 * n}`),
    ]);
    // Nothing here is about speed; other work on the machine may make it slow.
  }, 90_000);
});

describe('trouble', () => {
  test('a busy desk is asked again when it said, by an alarm', async () => {
    const id = await caseAt(world, worker);
    world.fault = 429;
    const given = submitted({ case: id });
    await worker.submitReply(given);
    await settled(worker);
    expect(await stateOf(worker, given.draft)).toBe('queued');
    world.fault = null;
    await later(worker, 60_000);
    expect(await countAtDesk(world, id, 'Hello')).toBe(0);
    expect(await later(worker, 31_000)).toBe(true);
    expect(await countAtDesk(world, id, 'Hello')).toBe(1);
  });

  test('what is refused for good waits for the agent, who can try again', async () => {
    const id = await caseAt(world, worker);
    world.fault = 403;
    const given = submitted({ case: id });
    await worker.submitReply(given);
    await settled(worker);
    world.fault = null;
    await later(worker, 3_600_000);
    expect(await stateOf(worker, given.draft)).toBe('failed');
    expect(await countAtDesk(world, id, 'Hello')).toBe(0);
  });

  test('after a cut line nothing is sent again before the desk was asked', async () => {
    const id = await caseAt(world, worker);
    world.fault = 'drop-answer';
    const given = submitted({ case: id });
    await worker.submitReply(given);
    await settled(worker);
    expect(await stateOf(worker, given.draft)).toBe('unconfirmed');
    expect((await worker.queries.thread.run({ case: id, limit: 9 })).messages.at(-1)?.delivery).toBe(
      'unconfirmed',
    );
    world.fault = null;
    await later(worker, 60_000);
    expect(await stateOf(worker, given.draft)).toBe('sent');
    expect(await countAtDesk(world, id, 'Hello')).toBe(1);
    const thread = await worker.queries.thread.run({ case: id, limit: 9 });
    expect(thread.messages.filter((m) => m.text === 'Hello')).toHaveLength(1);
  });

  test('an item that was being sent when the worker died is asked about first', async () => {
    const id = await caseAt(world, worker);
    for (const fault of ['stall', 'stall-after'] as const) {
      world.fault = fault;
      const given = submitted({ case: id, text: fault });
      await worker.submitReply(given);
      await vi.waitFor(async () => expect(await stateOf(worker, given.draft)).toBe('sending'));
      if (fault === 'stall-after')
        await vi.waitFor(async () => expect(await countAtDesk(world, id, fault)).toBe(1));
      killWorker();
      world.fault = null;
      worker = await startWorker(world);
      await settled(worker);
      expect(await stateOf(worker, given.draft)).toBe('sent');
      expect(await countAtDesk(world, id, fault)).toBe(1);
      const [attempts] = (await items(worker))
        .filter((item) => item.id === given.draft)
        .map((i) => i.attempts);
      expect(attempts).toHaveLength(fault === 'stall' ? 2 : 1);
    }
  });

  test('a desk that cannot tell leaves the decision to the agent', async () => {
    const id = await caseAt(world, worker);
    world.fault = 'drop-answer';
    const given = submitted({ case: id });
    await worker.submitReply(given);
    await settled(worker);
    world.fault = null;
    const { connectorOf } = await import('@/core/workflow/connectors');
    vi.spyOn(await connectorOf('local'), 'wasDelivered').mockResolvedValue('unknown');
    await later(worker, 60_000);
    expect(await stateOf(worker, given.draft)).toBe('held');
    expect((await worker.queries.case.run(id))?.stuck.map((item) => item.id)).toEqual([given.draft]);
    expect(await countAtDesk(world, id, 'Hello')).toBe(1);
  });

  test('a reply that arrived is not called failed because it could not be noted', async () => {
    const id = await caseAt(world, worker);
    const given = submitted({ case: id });
    // The request is under way; what comes after it meets a full disk.
    world.onRequest = async () => {
      world.transactionsLeft = 0;
    };
    await worker.submitReply(given);
    await vi.waitFor(async () => expect(await countAtDesk(world, id, 'Hello')).toBe(1));
    await locks.idle();
    world.onRequest = async () => {};
    world.transactionsLeft = Number.POSITIVE_INFINITY;
    expect(await stateOf(worker, given.draft)).toBe('sending');
    await later(worker, 65_000);
    expect(await stateOf(worker, given.draft)).toBe('sent');
    expect(await countAtDesk(world, id, 'Hello')).toBe(1);
  });

  test('a lost race for a case holds what was meant for it, and shows who has it', async () => {
    const id = await caseAt(world, worker);
    await world.server.deliver({ item: 'x', agent: 'ben', case: id.slice(6), action: { kind: 'claim' } });
    const replied = Promise.withResolvers<void>();
    world.onRequest = () => replied.promise;
    expect((await worker.openCase(id)).taken).toBe(true);
    const given = submitted({ case: id });
    await worker.submitReply(given);
    replied.resolve();
    await settled(worker);
    const [claim, held] = await items(worker);
    expect(claim).toMatchObject({ state: 'failed', problem: { code: 'conflict', detail: 'Ben Ode' } });
    expect(held).toMatchObject({ id: given.draft, state: 'held' });
    expect(await countAtDesk(world, id, 'Hello')).toBe(0);
    expect((await worker.caseById(id))?.assignee).toBe('ben');
  });

  test('nothing that was expected is logged as a mistake of ours', async () => {
    const id = await caseAt(world, worker);
    for (const fault of [429, 403, 'drop-answer', 'cut'] as const) {
      world.fault = fault;
      await worker.submitReply(submitted({ case: id }));
      await settled(worker);
    }
    // The worker of the test before is dead: a real one would say nothing more.
    const ours = log.mock.calls.filter((call: unknown[]) => !String(call[1]).includes('the worker is dead'));
    expect(ours).toEqual([]);
  });
});

describe('what the agent sees', () => {
  test('a change shows at once, and disappears when it is refused', async () => {
    const id = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
    world.fault = 'stall';
    await worker.setStatus(id, 'resolved');
    await worker.addTag(id, 'vip');
    expect(await worker.caseById(id)).toMatchObject({ status: 'resolved', tags: ['vip'], unconfirmed: 2 });
    killWorker();
    world.fault = 403;
    worker = await startWorker(world);
    await settled(worker);
    world.fault = null;
    worker = await startWorker(world);
    await later(worker, 120_000);
    await settled(worker);
    expect(await worker.caseById(id)).toMatchObject({ status: 'resolved', tags: ['vip'], unconfirmed: 0 });
    world.fault = 403;
    await worker.setStatus(id, 'open');
    await settled(worker);
    expect((await worker.caseById(id))?.status).toBe('resolved');
  });

  test('what the desk says meanwhile is kept under a change that waits', async () => {
    const id = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
    await worker.owe(id, { kind: 'tag', tag: 'vip' }, { delay: 60_000 });
    await world.server.deliver({
      item: 'x',
      agent: 'ben',
      case: id.slice(6),
      action: { kind: 'sentiment', sentiment: 'negative' },
    });
    await worker.pullDesk('local');
    expect(await worker.caseById(id)).toMatchObject({ tags: ['vip'], sentiment: 'negative' });
  });

  test('a reply whose status was refused says so until the agent has seen it', async () => {
    const id = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
    const { connectorOf } = await import('@/core/workflow/connectors');
    const connector = await connectorOf('local');
    const deliver = connector.deliver.bind(connector);
    vi.spyOn(connector, 'deliver').mockImplementation(async (item, files, signal) => {
      const action = item.action.kind === 'reply' ? { ...item.action, status: null } : item.action;
      return { ...(await deliver({ ...item, action }, files, signal)), statusProblem: 'locked' };
    });
    const given = submitted({ case: id, status: 'resolved' });
    await worker.submitReply(given);
    await settled(worker);
    expect((await worker.caseById(id))?.status).toBe('open');
    const stuck = async () => (await worker.queries.case.run(id))?.stuck ?? [];
    expect(await stuck()).toMatchObject([{ id: given.draft, state: 'sent', problem: { detail: 'locked' } }]);
    expect((await worker.queries.counts.run(null)).stuck).toBe(1);
    await worker.discardItem(given.draft);
    expect(await stuck()).toEqual([]);
    await worker.submitReply(given);
    await settled(worker);
    expect(await countAtDesk(world, id, 'Hello')).toBe(1);
  });
});

describe('sent once, delivered twice', () => {
  const copiesOf = async (id: string) => (await (await worker.database()).get('outbox', id))?.copies;
  const isUnsure = async (id: string) =>
    (await (await worker.database()).get('outbox', id))?.lookAgain === true;

  beforeEach(() => {
    world.forgetful = true;
  });

  test('what the network repeated is counted afterwards and told in the case until it was read', async () => {
    worker = await startWorker(world);
    const id = await caseAt(world, worker);
    world.fault = 'repeat';
    const one = submitted({ case: id, text: 'twice' });
    await worker.submitReply(one);
    await settled(worker);
    await later(worker, 1);
    expect(await countAtDesk(world, id, 'twice')).toBe(2);
    expect(await copiesOf(one.draft)).toBe(2);
    expect((await worker.queries.case.run(id))?.stuck.map((item) => item.id)).toEqual([one.draft]);
    await worker.forgetSent('9999');
    expect(await copiesOf(one.draft)).toBe(2);
    await worker.discardItem(one.draft);
    expect((await worker.queries.case.run(id))?.stuck).toEqual([]);
    expect(await stateOf(worker, one.draft)).toBe('sent');
  });

  test('what arrived once is nothing to tell', async () => {
    worker = await startWorker(world);
    const id = await caseAt(world, worker);
    const one = submitted({ case: id });
    await worker.submitReply(one);
    await settled(worker);
    await later(worker, 1);
    expect(await isUnsure(one.draft)).toBe(false);
    expect((await worker.queries.case.run(id))?.stuck).toEqual([]);
  });

  test('a worker that dies between the receipt and the counting counts after its next start', async () => {
    worker = await startWorker(world);
    const id = await caseAt(world, worker);
    world.fault = 'repeat';
    const one = submitted({ case: id, text: 'twice' });
    world.onRequest = async () => {
      // The line dies as soon as both are there.
      if (world.repeated.size > 0) world.fault = 'cut';
    };
    await worker.submitReply(one);
    await vi.waitFor(async () => expect(await stateOf(worker, one.draft)).toBe('sent'));
    killWorker();
    worker = await startWorker(world);
    await settled(worker);
    expect(await copiesOf(one.draft)).toBeUndefined();
    expect(await isUnsure(one.draft)).toBe(true);
    world.onRequest = async () => {};
    world.fault = null;
    await later(worker, 60_000);
    expect(await copiesOf(one.draft)).toBe(2);
  });
});

test('a request that took long and was then cut may still be carried out: the desk gets its time from the cut on', async () => {
  world.forgetful = true;
  world.settleMs = 60_000;
  worker = await startWorker(world);
  const id = await caseAt(world, worker);
  world.onRequest = async () => {
    world.onRequest = async () => {};
    vi.setSystemTime(Date.now() + 59_000);
    world.fault = 'cut';
  };
  const one = submitted({ case: id, text: 'slow' });
  await worker.submitReply(one);
  await settled(worker);
  world.fault = null;
  await later(worker, 31_000);
  const item = await (await worker.database()).get('outbox', one.draft);
  const [attempt] = item?.attempts ?? [];
  if (!item || !attempt) throw new Error('it never left');
  const { agent, action } = item;
  await world.server.deliver({ item: attempt.id, agent, case: id.slice('local:'.length), action });
  await later(worker, 61_000);
  expect(await stateOf(worker, one.draft)).toBe('sent');
  expect(await countAtDesk(world, id, 'slow')).toBe(1);
});

describe('a refusal that may be the answer to a repetition', () => {
  /** The desk did it, and says no to the copy that the browser sent by itself. */
  const refuse = (code: ErrorCode, arrived: boolean) => {
    world.forgetful = true;
    world.refuseAfter = async (deliver) => {
      world.refuseAfter = undefined;
      if (arrived) await deliver();
      // The present worker's own class.
      const { CasebarError } = await import('@/core/model/errors');
      throw new CasebarError(code, '', { mayRepeat: true });
    };
  };

  test.each(['busy', 'signed-out', 'conflict'] as const)(
    '«%s»: what arrived is not sent again',
    async (code) => {
      refuse(code, true);
      worker = await startWorker(world);
      const id = await caseAt(world, worker);
      const one = submitted({ case: id, text: 'there' });
      await worker.submitReply(one);
      await settled(worker);
      await later(worker, 60_000);
      expect(await stateOf(worker, one.draft)).toBe('sent');
      expect(await countAtDesk(world, id, 'there')).toBe(1);
    },
  );

  test('what did not arrive goes out if it was only not now, and waits for a person if it was refused', async () => {
    const results: Record<string, [string | undefined, number]> = {};
    for (const code of ['busy', 'rejected'] as const) {
      refuse(code, false);
      worker = await startWorker(world);
      const id = await caseAt(world, worker);
      const one = submitted({ case: id, text: code });
      await worker.submitReply(one);
      await settled(worker);
      await later(worker, 60_000);
      results[code] = [await stateOf(worker, one.draft), await countAtDesk(world, id, code)];
    }
    expect(results).toEqual({ busy: ['sent', 1], rejected: ['failed', 0] });
  });
});
