// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { putServerCase } from '../../fixtures/server-case';
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

let world: World;
let worker: Worker;
const many = async () => ({
  ...(await import('@/core/workflow/change-cases')),
  ...(await import('@/core/workflow/next-case')),
});
const shown = async (id: string) => (await worker.database()).get('cases', id);
const atDesk = async (id: string) => world.db.get('cases', id.slice('local:'.length));
const resolve = { kind: 'status', status: 'resolved' } as const;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  world = await aWorld();
  worker = await signedInWorker(world);
});

afterEach(() => void vi.useRealTimers());

describe('several cases changed with one press', () => {
  it('show at once, go after a moment, and each has its own answer', async () => {
    const open = await caseAt(world, worker, { status: 'open' });
    const closed = await caseAt(world, worker, { status: 'closed' });
    const done = await caseAt(world, worker, { status: 'resolved' });
    const { changeCases } = await many();
    const { outcomes } = await changeCases('g', [open, closed, done, 'local:nowhere'], resolve);
    expect(outcomes.map(({ refused }) => refused)).toEqual([null, 'closed-case', 'same', 'gone']);
    expect((await shown(open))?.status).toBe('resolved');
    expect((await atDesk(open))?.status).toBe('open');
    await later(worker, 31_000);
    expect((await atDesk(open))?.status).toBe('resolved');
    const lines = await worker.queries.groupResult.run({ group: 'g', cases: [open, closed] });
    expect(lines.map(({ state }) => state)).toEqual(['sent', null]);
  });

  it('are taken back in one go before they left: the desk never hears of them', async () => {
    const ids = [await caseAt(world, worker), await caseAt(world, worker)];
    const { changeCases, undoGroup } = await many();
    await changeCases('g', ids, resolve);
    expect(await undoGroup('g')).toEqual({ undone: 2, left: 0 });
    await later(worker, 60_000);
    for (const id of ids)
      expect([(await shown(id))?.status, (await atDesk(id))?.status]).toEqual(['new', 'new']);
  });

  it('are not taken back once they left, and that is said', async () => {
    const ids = [await caseAt(world, worker), await caseAt(world, worker)];
    const { changeCases, undoGroup } = await many();
    await changeCases('g', ids, resolve);
    await later(worker, 31_000);
    expect(await undoGroup('g')).toEqual({ undone: 0, left: 2 });
    for (const id of ids) expect((await shown(id))?.status).toBe('resolved');
  });

  it('are done once each, though the worker died in the middle and was asked again', async () => {
    const ids = [await caseAt(world, worker), await caseAt(world, worker), await caseAt(world, worker)];
    const first = await many();
    world.transactionsLeft = 12;
    await first.changeCases('g', ids, resolve).catch(() => {});
    killWorker();
    worker = await startWorker(world);
    const { changeCases } = await many();
    const { outcomes } = await changeCases('g', ids, resolve);
    expect(outcomes.map(({ refused }) => refused)).toEqual([null, null, null]);
    const items = await (await worker.database()).getAllFromIndex('outbox', 'byGroup', 'g');
    expect(items.map((item) => item.case).sort()).toEqual([...ids].sort());
    await later(worker, 31_000);
    await settled(worker);
    for (const id of ids) expect((await atDesk(id))?.status).toBe('resolved');
  });

  it('go back to their queues with a note; one that has none stays', async () => {
    const mine = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
    const none = await caseAt(world, worker, { status: 'open', assignee: 'ana', queue: null });
    await worker.openCase(mine);
    const { changeCases, undoGroup } = await many();
    const { outcomes } = await changeCases('g', [mine, none], { kind: 'return', note: 'Calls at six' });
    expect(outcomes.map(({ refused }) => refused)).toEqual([null, 'no-queue']);
    expect(await worker.tabsOf('local', 'ana')).toEqual([]);
    await undoGroup('g');
    expect((await worker.tabsOf('local', 'ana')).map((tab) => tab.case)).toEqual([mine]);
    expect((await shown(mine))?.assignee).toBe('ana');
  });

  it('take no tag and no agent of another desk', async () => {
    const id = await caseAt(world, worker);
    const { changeCases } = await many();
    const other = await changeCases('g', [id], { kind: 'tag', desk: 'other', tag: 'vip' });
    const unknown = await changeCases('h', [id], { kind: 'tag', desk: 'local', tag: 'nothing' });
    const to = { kind: 'assign', desk: 'local', agent: 'ben', queue: null, note: '' } as const;
    const given = await changeCases('i', [id], to);
    expect([other, unknown, given].map(({ outcomes }) => outcomes[0]?.refused)).toEqual([
      'other-desk',
      'no-target',
      null,
    ]);
  });

  it('end only with every required field filled in; what is missing is named, the others end', async () => {
    const field = { kind: 'text', options: [], required: true, on: 'case' } as const;
    const fields = [
      { ...field, id: 'order', label: 'Order' },
      { ...field, id: 'city', label: 'City' },
    ];
    const known = await worker.directoryOf('local');
    const atServer = await world.db.get('directory', 'directory');
    if (!known || !atServer) throw new Error('no directory');
    await (await worker.database()).put('directories', { ...known, fields });
    await world.db.put('directory', { ...atServer, fields });
    const empty = await caseAt(world, worker);
    const filled = await caseAt(world, worker);
    for (const one of ['order', 'city']) await worker.setField(filled, one, 'A-17');
    const { changeCases } = await many();
    const { outcomes } = await changeCases('g', [empty, filled], resolve);
    expect(outcomes).toEqual([
      { case: empty, refused: 'missing-field', missing: 'Order, City' },
      { case: filled, refused: null, missing: '' },
    ]);
    expect((await shown(empty))?.status).toBe('new');
  });

  it('of a desk without queues and tags are refused with that reason, before anything is owed', async () => {
    const id = await caseAt(world, worker, { tags: ['vip'] });
    const db = await worker.database();
    const desk = await db.get('desks', 'local');
    if (!desk) throw new Error('no desk');
    await db.put('desks', { ...desk, capabilities: { ...desk.capabilities, queues: false, tags: false } });
    const { changeCases } = await many();
    const back = await changeCases('g', [id], { kind: 'return', note: '' });
    const tag = await changeCases('g', [id], { kind: 'untag', desk: 'local', tag: 'vip' });
    expect([back, tag].map(({ outcomes }) => outcomes[0]?.refused)).toEqual(['no-queues', 'no-tags']);
    expect(await db.getAllFromIndex('outbox', 'byGroup', 'g')).toEqual([]);
  });

  it('of two hundred none leaves before all are stored and «Undo» could be read', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 200; n++) ids.push(await putServerCase(world.db));
    await settled(worker);
    const { changeCases, undoGroup } = await many();
    const { outcomes } = await changeCases(
      'g',
      ids.map((id) => `local:${id}`),
      resolve,
    );
    expect(outcomes.filter(({ refused }) => refused === null)).toHaveLength(200);
    const items = await (await worker.database()).getAllFromIndex('outbox', 'byGroup', 'g');
    expect(new Set(items.map(({ dueAt }) => Date.parse(dueAt) - Date.now()))).toEqual(new Set([6_000]));
    expect(await undoGroup('g')).toEqual({ undone: 200, left: 0 });
  });
});

describe('the case after an answer', () => {
  it('is one of mine that waits; a free one only from my queues', async () => {
    const answered = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
    const free = await caseAt(world, worker);
    const { nextCase } = await many();
    expect(await nextCase(answered, 'all', 'newest')).toEqual({ case: '' });
    expect(await nextCase(answered, 'queues', 'waiting')).toEqual({ case: free });
    const own = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
    for (const view of ['all', 'queues', 'mine'] as const)
      expect(await nextCase(answered, view, 'waiting')).toEqual({ case: own });
  });
});
