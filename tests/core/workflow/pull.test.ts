// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
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

const health = async () => (await worker.deskById('local'))?.health;
const texts = async (id: string) =>
  (await worker.queries.thread.run({ case: id, limit: 500 })).messages
    .filter(({ kind }) => kind === 'message')
    .map(({ text }) => text);

test.each([
  ['cut', 'offline'],
  [500, 'down'],
  ['rubbish', 'down'],
  [401, 'signed-out'],
  [429, 'down'],
] as const)('after «%s» the desk is told to be %s, and the gap closes by itself', async (fault, told) => {
  const id = await caseAt(world, worker, { text: 'one' });
  world.fault = fault;
  await world.server.receive({ case: id.slice(6), text: 'two' });
  await worker.pullDesk('local');
  expect(await health()).toBe(told);
  expect(await texts(id)).toEqual(['one']);
  await world.server.receive({ case: id.slice(6), text: 'three' });
  world.fault = null;
  expect(await later(worker, 31_000)).toBe(true);
  expect(await health()).toBe('in-step');
  expect(await texts(id)).toEqual(['one', 'two', 'three']);
});

test('a desk that stays away is asked less and less often, but never given up', async () => {
  world.fault = 'cut';
  const waits: number[] = [];
  for (let n = 0; n < 9; n++) {
    await worker.pullDesk('local');
    const [job] = (await (await worker.database()).getAll('jobs')).filter(
      ({ name }) => name === 'pull:local',
    );
    // The job may still stand earlier, from before; the cursor tells what this failure asked for.
    waits.push(Date.parse((await worker.cursorOf('local'))?.dueAt ?? '') - Date.now());
    expect(job).toBeDefined();
  }
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(Math.max(...waits)).toBe(15 * 60_000);
});

test('a desk that does not push is asked every minute', async () => {
  const id = await caseAt(world, worker, { text: 'one' });
  for (const text of ['two', 'three', 'four']) {
    await world.server.receive({ case: id.slice(6), text });
    expect(await later(worker, 61_000)).toBe(true);
    expect((await texts(id)).at(-1)).toBe(text);
  }
});

test('who asks while a pull is under way gets another round', async () => {
  const id = await caseAt(world, worker, { text: 'one' });
  let asked: Promise<void> | undefined;
  world.requests = 0;
  world.onRequest = async (n) => {
    // The first request of the pull has read its slice; now there is news, and somebody says so.
    if (n !== 2) return;
    await world.server.receive({ case: id.slice(6), text: 'two' });
    asked = worker.pullDesk('local');
  };
  await worker.pullDesk('local');
  await asked;
  expect(await texts(id)).toEqual(['one', 'two']);
});

test('news that is told at whatever moment of a pull is not missed', async () => {
  const id = await caseAt(world, worker, { text: 'start' });
  for (let ticks = 0; ticks < 120; ticks += 3) {
    const first = worker.pullDesk('local');
    for (let n = 0; n < ticks; n++) await Promise.resolve();
    await world.server.receive({ case: id.slice(6), text: `news ${ticks}` });
    await worker.pullDesk('local');
    expect((await texts(id)).at(-1)).toBe(`news ${ticks}`);
    await first;
  }
});

test('what was asked before a desk was forgotten does not come back after it', async () => {
  const [held, sentOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await putServerCase(world.db, { text: 'old' });
  world.requests = 0;
  world.onRequest = async (n) => {
    if (n !== 2) return;
    sentOn.resolve();
    await held.promise;
  };
  const pulling = worker.pullDesk('local');
  await sentOn.promise;
  await worker.forgetDesk('local');
  held.resolve();
  await pulling;
  const db = await worker.database();
  for (const store of ['cases', 'messages', 'cursors', 'desks'] as const)
    expect(await db.count(store), store).toBe(0);
});

test('a pull cut off by the death of the worker goes on from where the store stands', async () => {
  for (let n = 0; n < 230; n++) await putServerCase(world.db, { text: `case ${n}` });
  for (const survives of [2, 3, 4, 5, 7]) {
    world.transactionsLeft = survives;
    await worker.pullDesk('local').catch(() => {});
    killWorker();
    worker = await startWorker(world, false);
  }
  await worker.pullDesk('local');
  const db = await worker.database();
  expect(await db.count('cases')).toBe(230);
  expect(await db.count('messages')).toBe(230);
});

test('older messages than those stored are fetched without a gap, also at one moment', async () => {
  const id = await caseAt(world, worker, { text: 'entry 0' });
  for (let n = 1; n <= 130; n++) await world.server.receive({ case: id.slice(6), text: `entry ${n}` });
  await worker.pullDesk('local');
  // As with desks that bring only the newest part of a thread by themselves.
  const db = await worker.database();
  const all = await db.getAllFromIndex('messages', 'byCase');
  for (const message of all.slice(0, 125)) await db.delete('messages', message.id);
  for (let n = 0; n < 3; n++) await worker.loadThread(id);
  expect(await texts(id)).toEqual(Array.from({ length: 131 }, (_, n) => `entry ${n}`));
});

test('who cannot sign in is told so, not left waiting', async () => {
  world.fault = 'cut';
  await expect(worker.signIn('local')).rejects.toMatchObject({ code: 'offline' });
  expect(await health()).toBe('offline');
  world.fault = 403;
  await expect(worker.signIn('local')).rejects.toMatchObject({ code: 'forbidden' });
  expect(await health()).toBe('signed-out');
  world.fault = null;
  await worker.signIn('local');
  await settled(worker);
  expect(await health()).toBe('in-step');
});

test('a notification that cannot be shown does not make a pull fail', async () => {
  const id = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
  Object.assign(fakeBrowser, { notifications: { create: () => Promise.reject(new Error('no')) } });
  await world.server.receive({ case: id.slice(6), text: 'news' });
  await worker.pullDesk('local');
  expect(await health()).toBe('in-step');
});
