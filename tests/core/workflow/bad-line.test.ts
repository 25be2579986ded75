// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  aWorld,
  caseAt,
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

const reply = (id: string, text: string) =>
  worker.submitReply({
    draft: crypto.randomUUID(),
    case: id,
    text,
    attachments: [],
    status: null,
    seenRevision: 1,
  });
const states = async () =>
  (await (await worker.database()).getAllFromIndex('outbox', 'bySeq')).map(({ state }) => state);
const shown = async (id: string) =>
  (await worker.queries.thread.run({ case: id, limit: 50 })).messages
    .filter(({ direction }) => direction === 'out')
    .map(({ delivery }) => delivery);
/** What became due may also be sent by a timer of its own, a moment later. */
const atDesk = (id: string, texts: string[]) =>
  vi.waitFor(async () => expect(await textsAtDesk(world, id)).toEqual(texts), 5_000);
const health = async () => (await worker.deskById('local'))?.health;

test('what is written while the line is known to be cut is queued: nobody is told that it may have left', async () => {
  const id = await caseAt(world, worker);
  world.fault = 'cut';
  await worker.pullDesk('local');
  expect(await health()).toBe('offline');
  await reply(id, 'one');
  await reply(id, 'two');
  await settled(worker);
  expect(await states()).toEqual(['queued', 'queued']);
  expect(await shown(id)).toEqual(['queued', 'queued']);
  expect((await worker.queries.case.run(id))?.stuck).toEqual([]);
});

test('when the line is back, everything goes out at once and in order, however long it was away', async () => {
  const id = await caseAt(world, worker);
  world.fault = 'cut';
  await worker.pullDesk('local');
  for (const text of ['one', 'two', 'three']) await reply(id, text);
  await settled(worker);
  for (let n = 0; n < 12; n += 1) await later(worker, 10 * 60_000);
  expect(await textsAtDesk(world, id)).toEqual(['Hello there']);
  world.fault = null;
  // Any sign of life is enough: here the desk itself told that there is news.
  await worker.pullDesk('local');
  await later(worker, 0);
  await atDesk(id, ['Hello there', 'one', 'two', 'three']);
});

test('what left and was not confirmed is asked about as soon as the line is back', async () => {
  const id = await caseAt(world, worker);
  world.fault = 'drop-answer';
  await reply(id, 'once');
  await settled(worker);
  for (let n = 0; n < 6; n += 1) await later(worker, 10 * 60_000);
  expect(await states()).toEqual(['unconfirmed']);
  world.fault = null;
  await worker.pullDesk('local');
  await later(worker, 0);
  await vi.waitFor(async () => expect(await states()).toEqual(['sent']));
  expect(await textsAtDesk(world, id)).toEqual(['Hello there', 'once']);
});

test('a desk that only asks for patience is not hurried by its own news', async () => {
  const id = await caseAt(world, worker);
  world.fault = 429;
  await reply(id, 'later');
  await settled(worker);
  world.fault = null;
  await worker.pullDesk('local');
  await later(worker, 0);
  await settled(worker);
  expect(await states()).toEqual(['queued']);
});

test('a worker that starts without a line keeps what it owes, and sends it when the line is there', async () => {
  const id = await caseAt(world, worker);
  world.fault = 'cut';
  await worker.pullDesk('local');
  await reply(id, 'kept');
  await settled(worker);
  worker = await startWorker(world);
  await settled(worker);
  expect(await states()).toEqual(['queued']);
  world.fault = null;
  worker = await startWorker(world);
  await worker.pullDesk('local');
  await later(worker, 0);
  await atDesk(id, ['Hello there', 'kept']);
});
