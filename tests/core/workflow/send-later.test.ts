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

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const item = async (draft: string) => (await worker.database()).get('outbox', draft);

async function write(over: { text?: string; sendAt?: string; status?: 'resolved' } = {}) {
  const record = await worker.caseById(id);
  const draft = crypto.randomUUID();
  await worker.submitReply({
    draft,
    case: id,
    text: 'Good morning',
    attachments: [],
    status: null,
    seenRevision: record?.revision ?? 0,
    ...over,
  });
  await settled(worker);
  return draft;
}
const shown = async (draft: string) => (await worker.database()).get('messages', `outbox:${draft}`);

describe('a reply with a time of its own', () => {
  test('goes out then, and not before', async () => {
    await write({ sendAt: inHours(3) });
    await later(worker, 2 * HOUR);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(0);
    await later(worker, 1.1 * HOUR);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
  });

  test('survives the end of the worker, and other jobs of the desk', async () => {
    const draft = await write({ sendAt: inHours(3) });
    worker = await startWorker(world);
    await write({ text: 'Now' });
    worker = await startWorker(world);
    expect((await shown(draft))?.sendAt).toBeDefined();
    expect(await later(worker, 3.1 * HOUR)).toBe(true);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there', 'Now', 'Good morning']);
  });

  test('keeps nothing waiting, and what is sent meanwhile does not hold it', async () => {
    await write({ sendAt: inHours(3) });
    await write({ text: 'One more thing' });
    expect(await textsAtDesk(world, id)).toEqual(['Hello there', 'One more thing']);
    await later(worker, 3.1 * HOUR);
    expect(await textsAtDesk(world, id)).toEqual(['Hello there', 'One more thing', 'Good morning']);
  });

  test('sets its status when it goes, not before', async () => {
    await write({ sendAt: inHours(3), status: 'resolved' });
    expect(await worker.caseById(id)).toMatchObject({ status: 'open', unconfirmed: 0 });
    await later(worker, 3.1 * HOUR);
    expect((await worker.caseById(id))?.status).toBe('resolved');
  });

  test('is sent at once when the agent says so', async () => {
    const draft = await write({ sendAt: inHours(3) });
    await worker.sendNow(draft);
    await settled(worker);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
    await later(worker, 4 * HOUR);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
  });
});

describe('it is held, and says why', () => {
  const heldFor = async (draft: string) => {
    const { state, missed } = (await item(draft)) ?? {};
    return { state, missed };
  };

  test('if the customer wrote meanwhile', async () => {
    const draft = await write({ sendAt: inHours(3) });
    vi.setSystemTime(Date.now() + HOUR);
    await world.server.receive({ case: id.slice('local:'.length), text: 'It is solved' });
    await later(worker, 2.1 * HOUR);
    expect(await heldFor(draft)).toEqual({ state: 'held', missed: 'moved' });
    expect(await countAtDesk(world, id, 'Good morning')).toBe(0);
    await worker.retryItem(draft);
    await settled(worker);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(1);
  });

  test('if the customer wrote while this computer was off', async () => {
    const draft = await write({ sendAt: inHours(3) });
    killWorker();
    vi.setSystemTime(Date.now() + 2 * HOUR);
    await world.server.receive({ case: id.slice('local:'.length), text: 'It is solved' });
    vi.setSystemTime(Date.now() + 2 * HOUR);
    worker = await startWorker(world);
    await settled(worker);
    expect(await heldFor(draft)).toEqual({ state: 'held', missed: 'moved' });
  });

  test('if the case was closed', async () => {
    const draft = await write({ sendAt: inHours(3) });
    await worker.setStatus(id, 'closed');
    await settled(worker);
    await later(worker, 3.1 * HOUR);
    expect(await heldFor(draft)).toEqual({ state: 'held', missed: 'closed' });
  });

  test('if the window of the channel is over', async () => {
    id = await caseAt(world, worker, { status: 'open', assignee: 'ana', channel: 'phone' });
    const draft = await write({ sendAt: inHours(30) });
    await later(worker, 30.1 * HOUR);
    expect(await heldFor(draft)).toEqual({ state: 'held', missed: 'window' });
  });

  test.each([
    [11, 'sent', undefined],
    [13, 'held', 'late'],
  ])('%i hours late, after this computer was off: %s', async (hours, state, missed) => {
    const draft = await write({ sendAt: inHours(3) });
    killWorker();
    vi.setSystemTime(Date.now() + (3 + hours) * HOUR);
    worker = await startWorker(world);
    await settled(worker);
    expect(await heldFor(draft)).toEqual({ state, missed });
  });
});

describe('taken back', () => {
  test('it is a draft again, with everything, and owed no more', async () => {
    const draft = await write({ sendAt: inHours(3), status: 'resolved' });
    const back = await worker.takeBack(draft);
    expect(back).toMatchObject({
      draft: { text: 'Good morning', case: id, tab: 'reply' },
      status: 'resolved',
    });
    expect(back.draft.id).not.toBe(draft);
    expect(await item(draft)).toBeUndefined();
    expect(await shown(draft)).toBeUndefined();
    // The answer got lost with the surface: asking again loses nothing.
    expect((await worker.takeBack(draft)).draft).toEqual(back.draft);
    await later(worker, 4 * HOUR);
    expect(await countAtDesk(world, id, 'Good morning')).toBe(0);
  });

  test('not once it is out', async () => {
    const draft = await write();
    await expect(worker.takeBack(draft)).rejects.toMatchObject({ code: 'gone' });
  });
});
