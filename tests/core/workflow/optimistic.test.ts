// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { serverThread } from '../../fixtures/server-case';
import {
  aWorld,
  caseAt,
  killWorker,
  later,
  settled,
  signedInWorker,
  startWorker,
  type Worker,
  type World,
} from '../../fixtures/worker';

/*
 * Every change an agent makes is shown at once, marked until the desk confirmed it, and taken back with a reason if
 * the desk refuses it: whatever the change, and whatever the line does.
 */
let world: World;
let worker: Worker;
let id: string;
const HOUR = 3_600_000;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  world = await aWorld();
  worker = await signedInWorker(world);
  id = await caseAt(world, worker, { status: 'open', assignee: 'ana', tags: ['late'] });
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

const view = async () => {
  const found = await worker.queries.case.run(id);
  if (!found) throw new Error('the case is gone');
  return found;
};
const texts = async () =>
  (await worker.queries.thread.run({ case: id, limit: 50 })).messages.map(
    ({ text, delivery }) => `${text} ${delivery}`,
  );
const submitted = (text: string) => ({
  draft: crypto.randomUUID(),
  case: id,
  text,
  attachments: [],
  status: null,
  seenRevision: 1,
});

/** How each is done, what of the case shows it, what it was before and becomes, and how it is marked meanwhile. */
const CHANGES = {
  status: {
    do: () => worker.setStatus(id, 'pending'),
    shown: async () => (await view()).case.status,
    was: 'open',
    is: 'pending',
    mark: 'status',
  },
  tag: {
    do: () => worker.addTag(id, 'vip'),
    shown: async () => (await view()).case.tags.join(),
    was: 'late',
    is: 'late,vip',
    mark: 'tag.vip',
  },
  untag: {
    do: () => worker.removeTag(id, 'late'),
    shown: async () => (await view()).case.tags.join(),
    was: 'late',
    is: '',
    mark: 'tag.late',
  },
  sentiment: {
    do: () => worker.setSentiment(id, 'negative'),
    shown: async () => String((await view()).case.sentiment),
    was: 'null',
    is: 'negative',
    mark: 'sentiment',
  },
  assign: {
    do: () => worker.assign({ case: id, agent: 'ben', queue: null, note: '' }),
    shown: async () => (await view()).case.assigneeName,
    was: 'Ana Reis',
    is: 'Ben Ode',
    mark: 'assignee',
  },
  contact: {
    do: () => worker.changeContact(id, { city: 'Porto' }),
    shown: async () => (await view()).contact?.city ?? '',
    was: '',
    is: 'Porto',
    mark: 'contact.city',
  },
} as const;
const KINDS = Object.keys(CHANGES) as (keyof typeof CHANGES)[];

describe.each(KINDS)('%s', (kind) => {
  const change = CHANGES[kind];

  test('without a line: shown at once and marked, over a restart too; done when it is back', async () => {
    world.fault = 'cut';
    await worker.pullDesk('local');
    await change.do();
    expect(await change.shown()).toBe(change.is);
    expect((await view()).changing).toContain(change.mark);
    expect((await view()).case.unconfirmed).toBe(1);
    worker = await startWorker(world);
    expect(await change.shown()).toBe(change.is);
    expect((await view()).changing).toContain(change.mark);
    world.fault = null;
    await later(worker, HOUR);
    await settled(worker);
    expect(await change.shown()).toBe(change.is);
    expect(await view()).toMatchObject({ changing: [], stuck: [], case: { unconfirmed: 0 } });
  });

  test('over a line that loses answers: marked until the desk confirms it, done once', async () => {
    world.fault = 'drop-answer';
    await change.do();
    await settled(worker);
    expect(await change.shown()).toBe(change.is);
    expect((await view()).changing).toContain(change.mark);
    world.fault = null;
    await later(worker, HOUR);
    await settled(worker);
    expect(await change.shown()).toBe(change.is);
    expect((await view()).changing).toEqual([]);
    const events = (await serverThread(world.db, id.slice(6))).filter((entry) => entry.kind === 'event');
    expect(events.length).toBeLessThanOrEqual(1);
  });

  test.each([403, 409] as const)('refused with %s: as it was before, with the reason', async (fault) => {
    world.fault = fault;
    await change.do();
    await settled(worker);
    expect(await change.shown()).toBe(change.was);
    expect(await view()).toMatchObject({
      changing: [],
      stuck: [{ state: 'failed', problem: { code: fault === 403 ? 'forbidden' : 'conflict' } }],
    });
    expect((await worker.queries.outbox.run(null)).rows).toMatchObject([{ need: 'you' }]);
  });
});

describe.each(['reply', 'note'] as const)('%s', (kind) => {
  const send = (text: string) =>
    kind === 'reply' ? worker.submitReply(submitted(text)) : worker.submitNote(submitted(text));

  test('stands in the thread at once, as queued, until the line is back', async () => {
    world.fault = 'cut';
    await worker.pullDesk('local');
    await send('We call you');
    expect(await texts()).toContain('We call you queued');
    world.fault = null;
    await later(worker, HOUR);
    await settled(worker);
    expect((await texts()).filter((text) => text.startsWith('We call you'))).toHaveLength(1);
    expect(await view()).toMatchObject({ stuck: [], case: { unconfirmed: 0 } });
  });

  test('refused by the desk: still there, word for word, with the reason', async () => {
    const [{ connectorOf }, { CasebarError }] = await Promise.all([
      import('@/core/workflow/connectors'),
      import('@/core/model/errors'),
    ]);
    vi.spyOn(await connectorOf('local'), 'deliver').mockRejectedValue(new CasebarError('forbidden'));
    await send('We call you');
    await settled(worker);
    expect(await texts()).toContain('We call you failed');
    expect((await view()).stuck).toMatchObject([{ state: 'failed', action: { text: 'We call you' } }]);
  });
});
