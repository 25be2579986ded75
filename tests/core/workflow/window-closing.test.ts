// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let world: World;
let worker: Worker;
let told: { id: string; title: string }[];
/** How far the desk's clock is ahead of this computer's. */
let ahead = 0;

beforeEach(async () => {
  ahead = 0;
  vi.useFakeTimers({ toFake: ['Date'] });
  world = await aWorld(() => Date.now() + ahead);
  told = [];
  // What the customer writes is told as well; that is not looked at here.
  const create = async (id: string, { title }: { title: string }) => {
    if (/^The window with .+ closes at \d\d:\d\d$/.test(title)) told.push({ id, title });
  };
  Object.assign(fakeBrowser, { notifications: { create, clear: vi.fn(async () => true) } });
  worker = await signedInWorker(world);
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

/** A case on a channel with a window, to which the customer wrote now. */
async function waiting(over: { assignee?: string | null } = {}) {
  const id = await caseAt(world, worker, { status: 'open', assignee: 'ana', channel: 'phone', ...over });
  await says(id, 'Are you there?');
  return id;
}
async function says(id: string, text: string) {
  await world.server.receive({ case: id.slice('local:'.length), text });
  await worker.pullDesk('local');
  await settled(worker);
}
async function answer(id: string) {
  const { revision = 0 } = (await worker.caseById(id)) ?? {};
  const draft = crypto.randomUUID();
  const reply = { draft, case: id, text: 'Yes', attachments: [], status: null, seenRevision: revision };
  await worker.submitReply(reply);
  await settled(worker);
}
const toldOf = () => told.map(({ id }) => id);

test('an hour before the end, once, also if the worker ended in between', async () => {
  const id = await waiting();
  await later(worker, 22.9 * HOUR);
  expect(told).toEqual([]);
  worker = await startWorker(world);
  await later(worker, 0.2 * HOUR);
  expect(toldOf()).toEqual([`case:${id}`]);
  worker = await startWorker(world);
  await later(worker, 0.5 * HOUR);
  expect(told).toHaveLength(1);
});

test('who was answered waits for nothing, and whose window opened anew has another hour', async () => {
  const [answered, wrote] = [await waiting(), await waiting()];
  await later(worker, 20 * HOUR);
  await answer(answered);
  await says(wrote, 'Hello?');
  await later(worker, 3.5 * HOUR);
  expect(told).toEqual([]);
  await later(worker, 20 * HOUR);
  expect(toldOf()).toEqual([`case:${wrote}`]);
});

test('only of my own cases', async () => {
  await waiting({ assignee: 'ben' });
  await waiting({ assignee: null });
  await later(worker, 23.5 * HOUR);
  expect(told).toEqual([]);
});

test('a computer that slept over it says nothing of a window that is closed', async () => {
  await waiting();
  killWorker();
  vi.setSystemTime(Date.now() + 30 * HOUR);
  worker = await startWorker(world);
  await settled(worker);
  expect(told).toEqual([]);
});

test('when, is what the agent set; never is never', async () => {
  await fakeBrowser.storage.local.set({ settings: { windowWarnMinutes: 30 } });
  const id = await waiting();
  await later(worker, 23.2 * HOUR);
  expect(told).toEqual([]);
  await later(worker, 0.4 * HOUR);
  expect(toldOf()).toEqual([`case:${id}`]);
  await fakeBrowser.storage.local.set({ settings: { windowWarnMinutes: 0 } });
  await waiting();
  await later(worker, 23.5 * HOUR);
  expect(told).toHaveLength(1);
});

test.each([-10, 10])('with a desk whose clock is %i minutes ahead, by this computer’s', async (minutes) => {
  ahead = minutes * MINUTE;
  await waiting();
  await later(worker, 23 * HOUR - MINUTE);
  expect(told).toEqual([]);
  await later(worker, 2 * MINUTE);
  expect(told).toHaveLength(1);
});

test('without the permission nobody is told, and it counts as nothing told', async () => {
  const { notifications } = fakeBrowser;
  Object.assign(fakeBrowser, { notifications: undefined });
  const id = await waiting();
  await later(worker, 23.5 * HOUR);
  Object.assign(fakeBrowser, { notifications });
  await worker.afterBrowserStart();
  await settled(worker);
  expect(toldOf()).toEqual([`case:${id}`]);
});
