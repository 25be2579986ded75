// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

interface Written {
  readonly text?: string;
  readonly status?: 'resolved' | null;
  readonly undo?: number;
}
async function write({ text = 'Good morning', status = null, undo = 5_000 }: Written = {}) {
  const draft = crypto.randomUUID();
  await worker.submitReply({ draft, case: id, text, attachments: [], status, undo, seenRevision: 1 });
  await settled(worker);
  return draft;
}
const item = async (draft: string) => (await worker.database()).get('outbox', draft);
const shown = async (draft: string) => (await worker.database()).get('messages', `outbox:${draft}`);
/** Until the alarm, which the browser rings half a minute later at the earliest, or until the worker's own timer. */
const secondsPass = async (seconds: number) => {
  vi.setSystemTime(Date.now() + seconds * 1000);
  await worker.runDue();
  await settled(worker);
};

describe('what was sent a moment ago', () => {
  test('is shown as going out, and goes when its time is over', async () => {
    const draft = await write();
    expect(await shown(draft)).toMatchObject({ undoUntil: (await item(draft))?.dueAt, delivery: 'queued' });
    await secondsPass(4);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there']);
    await secondsPass(1.1);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there', 'Good morning']);
  });

  test('goes once, by the alarm, if the worker was stopped in these seconds', async () => {
    await write();
    worker = await startWorker(world);
    await settled(worker);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(0);
    killWorker();
    worker = await startWorker(world, false);
    expect(await later(worker, 31_000)).toBe(true);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
    await later(worker, 60_000);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
  });

  test('goes at once with no time to take it back, or when the agent says so', async () => {
    await write({ undo: 0, text: 'At once' });
    expect(await countAtDesk(world, id, 'At once')).toBe(1);
    const draft = await write({ undo: 30_000 });
    await worker.sendNow(draft);
    await settled(worker);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
  });

  test('keeps its place: nothing of the case passes it', async () => {
    await write();
    await write({ undo: 0, text: 'And one more thing' });
    await worker.addTag(id, 'vip');
    await settled(worker);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there']);
    await secondsPass(5.1);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there', 'Good morning', 'And one more thing']);
    expect((await worker.caseById(id))?.said.tags).toEqual(['vip']);
  });

  test('keeps no other case waiting', async () => {
    await write();
    const first = id;
    id = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
    await write({ undo: 0, text: 'Elsewhere' });
    expect(await countAtDesk(world, id, 'Elsewhere')).toBe(1);
    expect(await countAtDesk(world, first, 'Good morning')).toBe(0);
  });

  test('waits for the line like everything else when its time is over, and says so', async () => {
    const draft = await write();
    world.fault = 'cut';
    await secondsPass(6);
    expect((await shown(draft))?.undoUntil).toBeUndefined();
    expect(await item(draft)).toMatchObject({ state: 'queued', problem: { code: 'offline' } });
    world.fault = null;
    await later(worker, 120_000);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
  });

  test('is asked for by every surface, until it is over', async () => {
    const draft = await write();
    const [going] = await worker.queries.goingOut.run(null);
    expect(going).toMatchObject({ item: draft, case: id, tab: 'reply', contactName: 'Carla Lima' });
    // It is where the agent put it: the desk's line has nothing to tell of it.
    expect((await worker.queries.desks.run(null))[0]?.owed).toBe(0);
    vi.setSystemTime(Date.now() + 5_001);
    expect(await worker.queries.goingOut.run(null)).toEqual([]);
  });
});

describe('taken back', () => {
  test('it never goes, and what was given after it does', async () => {
    const draft = await write();
    await write({ undo: 0, text: 'And one more thing' });
    const back = await worker.takeBack(draft);
    expect(back).toMatchObject({ desk: 'local', draft: { text: 'Good morning', tab: 'reply', case: id } });
    await settled(worker);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there', 'And one more thing']);
    await later(worker, 60_000);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(0);
    expect(await shown(draft)).toBeUndefined();
  });

  test('it takes its status with it', async () => {
    const draft = await write({ status: 'resolved' });
    expect((await worker.caseById(id))?.status).toBe('resolved');
    const back = await worker.takeBack(draft);
    expect(back.status).toBe('resolved');
    expect((await worker.caseById(id))?.status).toBe('open');
  });

  test('after its tab was closed, too: the case goes back to its queue, the reply does not go out', async () => {
    await worker.previewCase(id);
    const draft = await write();
    await worker.closeTab(id);
    await worker.takeBack(draft);
    await secondsPass(6.1);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there']);
    expect((await worker.caseById(id))?.said.assignee).toBeNull();
  });

  test('not when it is on its way', async () => {
    const draft = await write();
    await secondsPass(5.1);
    await expect(worker.takeBack(draft)).rejects.toMatchObject({ code: 'gone' });
    expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
  });

  test('a note as well', async () => {
    const draft = crypto.randomUUID();
    const note = { draft, case: id, text: 'Ask Ben', attachments: [], status: null, seenRevision: 1 };
    await worker.submitNote({ ...note, undo: 5_000 });
    expect((await shown(draft))?.undoUntil).toBeDefined();
    expect(await worker.takeBack(draft)).toMatchObject({ draft: { tab: 'note', text: 'Ask Ben' } });
    await later(worker, 60_000);
    expect(await countAtDesk(world, id, 'Ask Ben')).toBe(0);
  });
});

test('a change of many cases goes after the reply, and is taken back without it', async () => {
  const { changeCases, undoGroup } = await import('@/core/workflow/change-cases');
  await write();
  await changeCases('g1', [id], { kind: 'status', status: 'pending' });
  await undoGroup('g1');
  await changeCases('g2', [id], { kind: 'status', status: 'escalated' });
  await secondsPass(6.1);
  expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
  expect((await worker.caseById(id))?.said.status).toBe('escalated');
});
