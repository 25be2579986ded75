// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { change } from '@/core/connectors/local/server/database';
import { addEntry, afterOutbound, putCase } from '@/core/connectors/local/server/thread';
import type { Seen } from '@/core/model/seen';
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

const BEN = { kind: 'agent', id: 'ben', name: 'Ben Ode' } as const;
let world: World;
let worker: Worker;
let id: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  world = await aWorld();
  worker = await signedInWorker(world);
  id = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
  vi.setSystemTime(Date.now() + 60_000);
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

const own = () => id.slice('local:'.length);
const customerWrites = (text = 'It is solved') => world.server.receive({ case: own(), text });
/** A mail that bears a date of its own. */
const mailOfDaysAgo = (text: string, days: number) =>
  change(world.db, async (c) => {
    const found = await c.store('cases').get(own());
    if (!found) throw new Error('no case');
    const at = new Date(Date.now() - days * 86_400_000).toISOString();
    const author = { kind: 'contact', id: 'carla', name: 'Carla Lima' } as const;
    await addEntry(c, found.id, { kind: 'message', direction: 'in', author, at, text });
    await putCase(c, found);
  });
/** What a colleague does elsewhere. */
const colleague = (kind: 'message' | 'note', over: { assignee?: string; status?: 'closed' } = {}) =>
  change(world.db, async (c) => {
    const found = await c.store('cases').get(own());
    if (!found) throw new Error('no case');
    const at = new Date().toISOString();
    const direction = kind === 'message' ? 'out' : 'none';
    await addEntry(c, found.id, { kind, direction, author: BEN, at, text: 'From Ben' });
    await putCase(c, { ...(kind === 'message' ? afterOutbound(found, 'From Ben', at) : found), ...over });
  });
/** What somebody who looks at the whole thread has read. */
async function looked(): Promise<Seen> {
  const { messages } = await worker.queries.thread.run({ case: id, limit: 50 });
  return { ids: messages.map((message) => message.id), from: '' };
}
async function send(seen: Seen, over: { undo?: number; text?: string } = {}) {
  const draft = crypto.randomUUID();
  const reply = { draft, case: id, text: 'Good morning', attachments: [], status: null, seenRevision: 1 };
  await worker.submitReply({ ...reply, seen, ...over });
  await settled(worker);
  return draft;
}
const heldFor = async (draft: string) => {
  const { state, missed } = (await (await worker.database()).get('outbox', draft)) ?? {};
  return { state, missed };
};

describe('sending stops', () => {
  test('if the customer wrote since the agent looked, and goes on once they have read it', async () => {
    const before = await looked();
    await customerWrites();
    await settled(worker);
    await expect(send(before)).rejects.toMatchObject({ code: 'unseen' });
    expect(await worker.itemsIn(['queued', 'sending', 'sent', 'held'])).toEqual([]);
    expect(await worker.queries.unseen.run({ case: id, ids: [...before.ids], from: '' })).toMatchObject([
      { text: 'It is solved', author: { kind: 'contact' } },
    ]);
    await send(await looked());
    expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
  });

  test('if a colleague answered, but not for a note of theirs', async () => {
    const before = await looked();
    await colleague('note');
    await settled(worker);
    await send(before, { text: 'Goes' });
    await colleague('message');
    await settled(worker);
    await expect(send(before)).rejects.toMatchObject({ code: 'unseen' });
  });

  test('for a mail whose date is older than what was read', async () => {
    const before = await looked();
    await mailOfDaysAgo('Delayed on its way', 3);
    await settled(worker);
    await expect(send(before)).rejects.toMatchObject({ code: 'unseen' });
  });

  test('neither for what the agent sent, nor for what they did, nor for older mails that were only fetched', async () => {
    await send(await looked(), { text: 'One' });
    const before = await looked();
    await send(before, { text: 'Two' });
    await worker.addTag(id, 'vip');
    await worker.setStatus(id, 'pending');
    await settled(worker);
    await mailOfDaysAgo('From the archive', 90);
    await settled(worker);
    await send({ ...before, from: new Date(Date.now() - 86_400_000).toISOString() }, { text: 'Three' });
    expect(await countAtDesk(world, id, 'Three')).toBe(1);
  });
});

describe('a reply is held, with the choice', () => {
  test('if the customer writes in the seconds in which it can be taken back', async () => {
    const draft = await send(await looked(), { undo: 5_000 });
    vi.setSystemTime(Date.now() + 2_000);
    await customerWrites();
    vi.setSystemTime(Date.now() + 4_000);
    await worker.runDue();
    await settled(worker);
    expect(await heldFor(draft)).toEqual({ state: 'held', missed: 'moved' });
    expect(await countAtDesk(world, id, 'Good morning')).toBe(0);
    await worker.retryItem(draft);
    await settled(worker);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
  });

  test('if somebody wrote while it waited for the line; sent anyway, only what comes after stops it again', async () => {
    world.fault = 'cut';
    await worker.pullDesk('local');
    const draft = await send(await looked());
    vi.setSystemTime(Date.now() + 60_000);
    await colleague('message');
    world.fault = null;
    await later(worker, 120_000);
    expect(await heldFor(draft)).toEqual({ state: 'held', missed: 'moved' });
    world.fault = 'cut';
    await worker.pullDesk('local');
    await worker.retryItem(draft);
    await settled(worker);
    await customerWrites();
    world.fault = null;
    await later(worker, 120_000);
    expect(await heldFor(draft)).toEqual({ state: 'held', missed: 'moved' });
    expect(await worker.takeBack(draft)).toMatchObject({ draft: { text: 'Good morning' } });
  });

  test.each([
    ['the case was closed', 'closed', () => colleague('note', { status: 'closed' })],
    ['somebody else took it', 'taken', () => colleague('note', { assignee: 'ben' })],
  ] as const)('if %s meanwhile', async (_, missed, happens) => {
    const draft = await send(await looked(), { undo: 5_000 });
    await happens();
    vi.setSystemTime(Date.now() + 6_000);
    await worker.runDue();
    await settled(worker);
    expect(await heldFor(draft)).toEqual({ state: 'held', missed });
    expect(await countAtDesk(world, id, 'Good morning')).toBe(0);
  });

  test('if the window of the channel closed while it waited', async () => {
    id = await caseAt(world, worker, { status: 'open', assignee: 'ana', channel: 'phone' });
    vi.setSystemTime(Date.now() + 23.9 * 3_600_000);
    world.fault = 'cut';
    await worker.pullDesk('local');
    const draft = await send(await looked());
    world.fault = null;
    await later(worker, 3_600_000);
    expect(await heldFor(draft)).toEqual({ state: 'held', missed: 'window' });
  });

  test('if the desk says so, of a case that changed between our look and the sending', async () => {
    const seen = await looked();
    await colleague('note', { status: 'closed' });
    const draft = await send(seen);
    expect(await heldFor(draft)).toEqual({ state: 'held', missed: 'closed' });
    await worker.retryItem(draft);
    await settled(worker);
    // Nothing is lost by insisting, and it is not held once more for the same: the desk's no stands.
    expect(await heldFor(draft)).toEqual({ state: 'failed', missed: undefined });
  });
});
