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
  type Worker,
  type World,
} from '../../fixtures/worker';

let world: World;
let worker: Worker;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  world = await aWorld();
  worker = await signedInWorker(world);
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

const atDesk = async (id: string) => {
  const found = await world.db.get('cases', id.slice(6));
  return found && { assignee: found.assignee, queue: found.queue, status: found.status };
};
const tabs = async () => (await worker.queries.tabs.run(null)).map((tab) => tab.case);

describe('opening', () => {
  test('a click on a free case of my queues takes it and opens it in a tab', async () => {
    const id = await caseAt(world, worker);
    expect(await worker.openCase(id)).toEqual({ taken: true });
    await settled(worker);
    expect(await atDesk(id)).toMatchObject({ assignee: 'ana', status: 'open' });
    expect(await worker.queries.tabs.run(null)).toMatchObject([{ case: id, mine: true, preview: false }]);
  });

  test.each([
    ['of a colleague', { assignee: 'ben', status: 'open' }],
    ['of a queue that is not mine', { queue: 'repairs' }],
    ['that is done', { status: 'resolved' }],
    ['in no queue', { queue: null }],
  ] as const)('a click on a case %s only shows it', async (_, wanted) => {
    const id = await caseAt(world, worker, wanted);
    const before = await atDesk(id);
    expect(await worker.openCase(id)).toEqual({ taken: false });
    await settled(worker);
    expect(await atDesk(id)).toEqual(before);
    expect(await worker.queries.tabs.run(null)).toMatchObject([{ case: id, preview: true, returnsTo: '' }]);
  });

  test('the next case that is only shown takes the place of the one before', async () => {
    const shown = [await caseAt(world, worker), await caseAt(world, worker)];
    const [mine] = [await caseAt(world, worker)];
    await worker.openCase(mine);
    for (const id of shown) await worker.previewCase(id);
    expect(await tabs()).toEqual([mine, shown[1]]);
  });

  test('a case that was only shown stays where it is when it is taken, with what was seen of it', async () => {
    const id = await caseAt(world, worker);
    await worker.previewCase(id);
    await worker.markSeen(id, 1);
    await worker.assignToMe(id);
    await settled(worker);
    expect(await worker.queries.tabs.run(null)).toMatchObject([{ case: id, preview: false, mine: true }]);
    expect((await (await worker.database()).get('tabs', id))?.seenRevision).toBe(1);
  });

  test('«Give me more» takes the case that has waited longest in my queues', async () => {
    const first = await caseAt(world, worker);
    vi.setSystemTime(Date.now() + 1000);
    const second = await caseAt(world, worker);
    expect(await worker.takeNext()).toEqual({ case: first });
    expect(await worker.takeNext()).toEqual({ case: second });
    expect(await worker.takeNext()).toEqual({ case: '' });
    await settled(worker);
    expect(await atDesk(second)).toMatchObject({ assignee: 'ana' });
  });

  test('tabs are still there after the worker died', async () => {
    const ids = [await caseAt(world, worker), await caseAt(world, worker)];
    for (const id of ids) await worker.openCase(id);
    await settled(worker);
    worker = await startWorker(world);
    expect(await tabs()).toEqual(ids);
    await worker.moveTab(ids[1] ?? '', 0, 'local', 'ana');
    expect(await tabs()).toEqual(ids.reverse());
  });
});

describe('closing', () => {
  const open = async (wanted = {}) => {
    const id = await caseAt(world, worker, { status: 'open', assignee: 'ana', ...wanted });
    await worker.openCase(id);
    return id;
  };

  test('an unresolved case goes back to its queue, but not before undo has had its chance', async () => {
    const id = await open();
    expect(await worker.closeTab(id)).toMatchObject({ returnedTo: 'Sales' });
    expect(await worker.caseById(id)).toMatchObject({ assignee: null, queue: 'sales' });
    await settled(worker);
    expect(await atDesk(id)).toMatchObject({ assignee: 'ana' });
    await later(worker, 31_000);
    expect(await atDesk(id)).toMatchObject({ assignee: null, queue: 'sales', status: 'open' });
    expect(await tabs()).toEqual([]);
  });

  test('a resolved case stays where it is', async () => {
    const id = await open({ status: 'resolved' });
    expect(await worker.closeTab(id)).toEqual({ returnedTo: '', undo: '' });
    await later(worker, 31_000);
    expect(await atDesk(id)).toMatchObject({ assignee: 'ana' });
  });

  test('a case in no queue stays mine: nobody else would ever see it', async () => {
    const id = await open({ queue: null });
    expect((await worker.queries.tabs.run(null))[0]?.returnsTo).toBe('');
    expect(await worker.closeTab(id)).toEqual({ returnedTo: '', undo: '' });
    await later(worker, 31_000);
    expect(await atDesk(id)).toMatchObject({ assignee: 'ana' });
    expect(await tabs()).toEqual([]);
  });

  test('undo before it went: nothing ever left, and the tab is back in its place', async () => {
    const [first, second] = [await open(), await open()];
    const { undo } = await worker.closeTab(first);
    await worker.undoClose(undo, first);
    await later(worker, 31_000);
    expect(await atDesk(first)).toMatchObject({ assignee: 'ana' });
    expect(await tabs()).toEqual([first, second]);
    expect(await countAtDesk(world, first, '')).toBe(0);
  });

  test('undo after it went takes the case again', async () => {
    const id = await open();
    const { undo } = await worker.closeTab(id);
    await later(worker, 31_000);
    await worker.undoClose(undo, id);
    await settled(worker);
    expect(await atDesk(id)).toMatchObject({ assignee: 'ana' });
    expect(await tabs()).toEqual([id]);
  });

  test('undo after somebody else took it takes nothing from them', async () => {
    const id = await open();
    const { undo } = await worker.closeTab(id);
    await later(worker, 31_000);
    await world.server.deliver({ item: 'x', agent: 'ben', case: id.slice(6), action: { kind: 'claim' } });
    // Once before this worker has heard of it, once after.
    await worker.undoClose(undo, id);
    await settled(worker);
    expect(await atDesk(id)).toMatchObject({ assignee: 'ben' });
    expect(await worker.caseById(id)).toMatchObject({ assignee: 'ben' });
    const again = worker.undoClose(undo, id);
    await expect(again).rejects.toMatchObject({ code: 'conflict', detail: 'Ben Ode' });
    await settled(worker);
    expect(await atDesk(id)).toMatchObject({ assignee: 'ben' });
  });

  test('undo after the worker died works all the same', async () => {
    const id = await open();
    const { undo } = await worker.closeTab(id);
    worker = await startWorker(world);
    await worker.undoClose(undo, id);
    await later(worker, 31_000);
    expect(await atDesk(id)).toMatchObject({ assignee: 'ana' });
    expect(await tabs()).toEqual([id]);
  });

  test('undo of a closing can take back nothing but a closing', async () => {
    const id = await open();
    const reply = await worker.owe(
      id,
      { kind: 'reply', text: 'wait', attachments: [], status: null },
      { delay: 20_000 },
    );
    await worker.undoClose(reply, id);
    await later(worker, 31_000);
    expect(await countAtDesk(world, id, 'wait')).toBe(1);
  });

  test('a case that is owed an answer is answered before it goes back', async () => {
    const id = await open();
    world.fault = 429;
    await worker.owe(id, { kind: 'reply', text: 'first', attachments: [], status: null });
    await worker.closeTab(id);
    await settled(worker);
    world.fault = null;
    await later(worker, 95_000);
    expect(await countAtDesk(world, id, 'first')).toBe(1);
    expect(await atDesk(id)).toMatchObject({ assignee: null });
  });
});
