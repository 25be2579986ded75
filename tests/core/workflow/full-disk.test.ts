// @vitest-environment node

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
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
} from '../../fixtures/worker';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

/** From now on nothing can be written; reading works. Answers how to make room again. */
async function fill(worker: Worker): Promise<() => void> {
  const [store] = [...(await worker.database()).objectStoreNames];
  expect(store).toBeDefined();
  const { put, add } = IDBObjectStore.prototype;
  const refuse = () => {
    throw new DOMException('The disk is full', 'QuotaExceededError');
  };
  Object.assign(IDBObjectStore.prototype, { put: refuse, add: refuse });
  return () => void Object.assign(IDBObjectStore.prototype, { put, add });
}

const reply = (worker: Worker, id: string) =>
  worker.submitReply({
    draft: 'draft-1',
    case: id,
    text: 'While the disk was full',
    attachments: [],
    status: null,
    seenRevision: 0,
  } as Parameters<Worker['submitReply']>[0]);

const healthOf = async (worker: Worker) => (await worker.queries.desks.run(null)).map(({ health }) => health);

test('on a full disk a reply is refused with its reason, and goes out once when there is room', async () => {
  const world = await aWorld();
  const worker = await signedInWorker(world);
  const id = await caseAt(world, worker);
  const makeRoom = await fill(worker);
  await expect(reply(worker, id)).rejects.toMatchObject({ code: 'disk-full' });
  expect(await worker.queries.storage.run(null)).toMatchObject({ state: 'full' });
  makeRoom();
  await reply(worker, id);
  await settled(worker);
  await later(worker, 60_000);
  expect(await countAtDesk(world, id, 'While the disk was full')).toBe(1);
  expect(await worker.queries.storage.run(null)).toMatchObject({ state: 'open' });
});

test('work that could not be written down comes again by itself, and does not turn in circles meanwhile', async () => {
  const world = await aWorld();
  const worker = await signedInWorker(world);
  const id = await caseAt(world, worker);
  world.fault = 500;
  await reply(worker, id);
  await settled(worker);
  world.fault = null;
  const before = await healthOf(worker);
  const makeRoom = await fill(worker);
  vi.setSystemTime(Date.now() + 600_000);
  await worker.runDue();
  const alarm = await fakeBrowser.alarms.get('due');
  expect(alarm && alarm.scheduledTime - Date.now()).toBeGreaterThan(25_000);
  expect(await healthOf(worker)).toEqual(before);
  makeRoom();
  for (let n = 0; n < 3; n++) await later(worker, 120_000);
  expect(await countAtDesk(world, id, 'While the disk was full')).toBe(1);
});

/** From now on `storage.local` takes nothing, as on a full disk. Answers how to make room again. */
function fillLocal(): () => void {
  const { local } = fakeBrowser.storage;
  const { set } = local;
  Object.assign(local, { set: () => Promise.reject(new Error('IO error: No space left on device')) });
  return () => void Object.assign(local, { set });
}

test('a draft whose mark cannot be written is owed all the same, and goes when there is room', async () => {
  const world = await aWorld();
  const worker = await signedInWorker(world);
  const id = await caseAt(world, worker);
  const key = `draft:${id}:reply:ana`;
  const place = { case: id, tab: 'reply', agent: 'ana' };
  const savedAt = new Date().toISOString();
  await fakeBrowser.storage.local.set({
    [key]: { ...place, id: 'draft-1', text: 'While the disk was full', attachments: [], savedAt },
  });
  const makeRoom = fillLocal();
  await reply(worker, id);
  await settled(worker);
  makeRoom();
  expect(await fakeBrowser.storage.local.get(key)).toHaveProperty([key, 'id'], 'draft-1');
  await later(worker, 90_000);
  expect(await fakeBrowser.storage.local.get(key)).toEqual({});
  expect(await countAtDesk(world, id, 'While the disk was full')).toBe(1);
});

test('a start on a full disk still opens what is stored, and makes up for it when there is room', async () => {
  const world = await aWorld();
  const worker = await signedInWorker(world);
  const id = await caseAt(world, worker);
  world.fault = 500;
  const makeRoom = fillLocal();
  await reply(worker, id);
  const again = await startWorker(world);
  expect((await again.caseById(id))?.id).toBe(id);
  makeRoom();
  await startWorker(world);
  expect(Object.keys(await fakeBrowser.storage.local.get(null))).toContain('owed:draft-1');
});

test('work is looked for again by itself when not even the database could be opened', async () => {
  const world = await aWorld();
  const worker = await signedInWorker(world);
  await worker.closeDatabase();
  await fakeBrowser.alarms.clearAll();
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Encountered full disk', 'QuotaExceededError');
  });
  await expect(worker.runDue()).rejects.toMatchObject({ code: 'disk-full' });
  const alarm = await fakeBrowser.alarms.get('due');
  expect(alarm && alarm.scheduledTime - Date.now()).toBeGreaterThan(25_000);
  open.mockRestore();
  await worker.runDue();
  expect(await worker.queries.storage.run(null)).toMatchObject({ state: 'open' });
});
