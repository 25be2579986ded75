// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Right } from '@/core/model/directory';
import {
  aWorld,
  caseAt,
  countAtDesk,
  killWorker,
  later,
  settled,
  signedInWorker,
  type Worker,
  type World,
} from '../../fixtures/worker';

const HOUR = 3_600_000;
let world: World;
let worker: Worker;
let id: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  world = await aWorld();
  worker = await signedInWorker(world);
  id = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

/** Ana's reply for later; then she leaves, and Nia, who may not reply, goes on in the same browser. */
async function leftForNia() {
  const record = await worker.caseById(id);
  const draft = crypto.randomUUID();
  await worker.submitReply({
    draft,
    case: id,
    text: 'Good morning',
    attachments: [],
    status: null,
    seenRevision: record?.revision ?? 0,
    sendAt: new Date(Date.now() + 3 * HOUR).toISOString(),
  });
  await settled(worker);
  await worker.signIn('local', 'nia');
  return draft;
}

test('who may not reply cannot send a colleague’s waiting reply early; at its time it goes out as the colleague meant', async () => {
  const draft = await leftForNia();
  await expect(worker.sendNow(draft)).rejects.toMatchObject({ code: 'no-right' });
  await settled(worker);
  expect(await countAtDesk(world, id, 'Good morning')).toBe(0);
  await later(worker, 3.1 * HOUR);
  expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
});

test('nor a reply of theirs that was held back', async () => {
  const draft = await leftForNia();
  await worker.moveItem(draft, ['queued'], (item) => ({ ...item, state: 'held' }));
  await expect(worker.retryItem(draft)).rejects.toMatchObject({ code: 'no-right' });
  await settled(worker);
  expect(await countAtDesk(world, id, 'Good morning')).toBe(0);
  await worker.signIn('local', 'ben');
  await worker.retryItem(draft);
  await settled(worker);
  expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
});

test('a note of theirs is tried again by anybody', async () => {
  await worker.signIn('local', 'nia');
  const record = await worker.caseById(id);
  const draft = crypto.randomUUID();
  world.fault = null;
  await worker.submitNote({
    draft,
    case: id,
    text: 'For the team',
    attachments: [],
    status: null,
    seenRevision: record?.revision ?? 0,
  });
  await worker.moveItem(draft, ['queued', 'sent'], (item) => ({ ...item, state: 'failed' }));
  await worker.retryItem(draft);
  await settled(worker);
  expect(await countAtDesk(world, id, 'For the team')).toBe(1);
});

test('nor take it away from the colleague; the own one, from before the right was gone, can be taken back', async () => {
  const draft = await leftForNia();
  await expect(worker.takeBack(draft)).rejects.toMatchObject({ code: 'no-right' });
  await expect(worker.discardItem(draft)).rejects.toMatchObject({ code: 'no-right' });
  expect(await (await worker.database()).get('outbox', draft)).toMatchObject({ state: 'queued' });
  await worker.moveItem(draft, ['queued'], (item) => ({ ...item, agent: 'nia' }));
  expect((await worker.takeBack(draft)).draft.text).toBe('Good morning');
});

describe('without the right to reply there is no way out, whatever the desk itself would take', () => {
  const drafted = (over: Partial<Parameters<Worker['submitReply']>[0]> = {}) => ({
    draft: crypto.randomUUID(),
    case: id,
    text: 'Good morning',
    attachments: [],
    status: null,
    seenRevision: 0,
    ...over,
  });
  const mail = {
    from: 'help@bikes.example',
    to: ['carla@mail.example'],
    cc: [],
    bcc: [],
    subject: 'A squeaking brake',
    answers: '',
    quote: false,
  };
  /** What the desk says of Ana's rights, and whether it looks at them itself; here it would take everything from her. */
  const rights = async (of: readonly Right[], enforcesReply = false) => {
    const db = await worker.database();
    const desk = await worker.signedIn('local');
    const capabilities = { ...desk.capabilities, enforcesReply };
    await db.put('desks', { ...desk, capabilities, me: { ...desk.me, rights: of } });
    const directory = await db.get('directories', 'local');
    const agents = (directory?.agents ?? []).map((one) => (one.id === 'ana' ? { ...one, rights: of } : one));
    if (directory) await db.put('directories', { ...directory, agents });
  };
  const nothingWent = async () => {
    await settled(worker);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(0);
  };

  test.each([
    ['a reply', {}],
    ['a reply for later', { sendAt: '2999-01-01T00:00:00.000Z' }],
    ['an answer to one message', { replyTo: 'local:m1' }],
    ['a mail', { mail: { ...mail, mode: 'reply' } }],
    ['a forwarded mail', { mail: { ...mail, mode: 'forward' } }],
  ] as const)('%s is refused, by convention as by the desk', async (_, over) => {
    for (const enforces of [true, false]) {
      await rights([], enforces);
      await expect(worker.submitReply(drafted(over))).rejects.toMatchObject({ code: 'no-right' });
    }
    await nothingWent();
  });

  test('what waited for its time or its undo seconds stops when the right was taken meanwhile', async () => {
    const later1 = drafted({ sendAt: new Date(Date.now() + 3 * HOUR).toISOString() });
    const soon = drafted({ undo: 5_000 });
    await worker.submitReply(later1);
    await worker.submitReply(soon);
    await rights([]);
    vi.setSystemTime(Date.now() + 4 * HOUR);
    await worker.runDue();
    await nothingWent();
    for (const { draft } of [later1, soon])
      expect(await worker.itemById(draft)).toMatchObject({ state: 'failed', problem: { code: 'no-right' } });
    const { rows } = await worker.queries.outbox.run(null);
    expect(rows.map((row) => row.steps)).toEqual([
      ['edit', 'discard', 'open', 'copy'],
      ['edit', 'discard', 'open', 'copy'],
    ]);
  });

  test('nor by «send now», «again» and «anyway»', async () => {
    const one = drafted({ undo: 60_000 });
    await worker.submitReply(one);
    await rights([]);
    await expect(worker.sendNow(one.draft)).rejects.toMatchObject({ code: 'no-right' });
    for (const state of ['failed', 'held'] as const) {
      await worker.moveItem(one.draft, ['queued', 'failed'], (item) => ({ ...item, state }));
      await expect(worker.retryItem(one.draft)).rejects.toMatchObject({ code: 'no-right' });
    }
    await nothingWent();
  });

  test('a group of cases can be changed, and no change of a group writes to a contact', async () => {
    await rights([]);
    const { changeCases } = await import('@/core/workflow/change-cases');
    await changeCases(crypto.randomUUID(), [id], { kind: 'status', status: 'pending' });
    const owed = await worker.itemsIn(['queued', 'sending', 'sent']);
    expect(owed.map(({ action }) => action.kind)).not.toContain('reply');
  });

  test('the desk’s next word on rights counts at once, without signing in again', async () => {
    const directory = await world.db.get('directory', 'directory');
    if (!directory) throw new Error('no directory');
    const [ana, ben] = directory.agents.map((one) => ({ ...one, queues: [...one.queues] }));
    if (!ana || !ben) throw new Error('nobody');
    const agents = [ana, { ...ben, rights: ['administer' as const] }];
    await world.db.put('directory', { ...directory, agents });
    await world.server.administer({ kind: 'put-agent', agent: { ...ana, rights: [] } }, 'ben');
    await worker.pullDesk('local');
    expect((await worker.signedIn('local')).me.rights).toEqual([]);
    await expect(worker.submitReply(drafted())).rejects.toMatchObject({ code: 'no-right' });
  });
});
