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

const HOUR = 3_600_000;
let world: World;
let worker: Worker;
let id: string;
let told: { id: string; message: string }[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  world = await aWorld();
  worker = await signedInWorker(world);
  id = await caseAt(world, worker, { status: 'open', assignee: 'ana' });
  told = [];
  const create = async (of: string, { message }: { message: string }) => told.push({ id: of, message });
  Object.assign(fakeBrowser, { notifications: { create, clear: vi.fn(async () => true) } });
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const reminder = async () => (await worker.queries.case.run(id))?.case.reminder;
const tab = async () => (await worker.queries.tabs.run(null)).find((one) => one.case === id);

test('a reminder rings at its time, also after the worker ended, and only once', async () => {
  await worker.openCase(id);
  await worker.setReminder(id, inHours(2), ' Call the workshop ');
  worker = await startWorker(world);
  expect(await reminder()).toMatchObject({ note: 'Call the workshop', rung: false });
  await later(worker, HOUR);
  expect(told).toEqual([]);
  await later(worker, 1.1 * HOUR);
  expect(told).toEqual([{ id: `case:${id}`, message: 'Call the workshop' }]);
  expect(await reminder()).toMatchObject({ rung: true });
  expect(await tab()).toMatchObject({ rung: true });
  await later(worker, 9 * HOUR);
  expect(told).toHaveLength(1);
});

test('one that is set anew rings at the new time only', async () => {
  await worker.setReminder(id, inHours(1), 'a');
  await worker.setReminder(id, inHours(3), 'b');
  await later(worker, 2 * HOUR);
  expect(told).toEqual([]);
  await later(worker, 1.1 * HOUR);
  expect(told.map(({ message }) => message)).toEqual(['b']);
});

test('an answer of the customer leaves it, done takes it away', async () => {
  await worker.setReminder(id, inHours(1), '');
  await world.server.receive({ case: id.slice('local:'.length), text: 'Hello?' });
  await settled(worker);
  expect(await reminder()).toBeDefined();
  await worker.clearReminder(id);
  expect(await reminder()).toBeUndefined();
  told = [];
  await later(worker, 2 * HOUR);
  expect(told).toEqual([]);
});

test('it is the agent’s own', async () => {
  await worker.setReminder(id, inHours(1), '');
  await worker.signIn('local', 'ben');
  expect(await reminder()).toBeUndefined();
  await later(worker, 2 * HOUR);
  expect(told).toEqual([]);
});
