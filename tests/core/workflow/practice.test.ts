// @vitest-environment node
import { readFileSync } from 'node:fs';
import { forceCloseDatabase } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SampleDesk } from '@/core/connectors/local/sample';
import { killWorker, later, settled, startWorker, type Worker, type World } from '../../fixtures/worker';

const FILE = 'components/public/sample-desk.json';
const sample = v.parse(SampleDesk, JSON.parse(readFileSync(FILE, 'utf8')));

let world: World;
let worker: Worker;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.stubGlobal('fetch', async (url: string) => {
    if (!url.endsWith('/sample-desk.json')) throw new Error(`no network: ${url}`);
    return new Response(readFileSync(FILE));
  });
  world = await anEmptyWorld();
  worker = await startWorker(world);
  await worker.startPractice();
  await settled(worker);
});
afterEach(() => {
  killWorker();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Only the worker itself sets the desk up here. */
async function anEmptyWorld(): Promise<World> {
  const { openServer } = await import('@/core/connectors/local/server/database');
  const { createDeskServer } = await import('@/core/connectors/local/server/desk-server');
  const db = await openServer();
  return {
    db,
    server: createDeskServer(db),
    fault: null,
    onRequest: async () => {},
    requests: 0,
    forgetful: false,
    repeated: new Set(),
    transactionsLeft: Number.POSITIVE_INFINITY,
  };
}

const caseWithPractice = () => {
  const found = sample.cases.find((c) => c.practice.length > 0 && c.status !== 'closed');
  if (!found) throw new Error('nobody to practise with');
  return found;
};
const inbound = async (id: string) =>
  (await worker.queries.thread.run({ case: id, limit: 500 })).messages.filter((m) => m.direction === 'in');

test('the whole sample is there, and no text of it is lost', async () => {
  const db = await worker.database();
  expect(await db.count('cases')).toBe(sample.cases.length);
  expect(await db.count('contacts')).toBe(sample.contacts.length);
  expect(await db.count('messages')).toBe(sample.cases.flatMap((c) => c.thread).length);
  const texts = new Set((await db.getAll('messages')).map((m) => m.text));
  for (const { text } of sample.cases.flatMap((c) => c.thread)) expect(texts).toContain(text);
  for (const one of sample.cases) {
    const stored = await worker.caseById(`local:${one.number}`);
    expect(stored).toMatchObject({ status: one.status, assignee: one.assignee, queue: one.queue });
    expect(stored?.contactName).not.toBe('');
    expect(stored && stored.updatedAt <= new Date().toISOString()).toBe(true);
  }
});

test('threads stand in the order they were written, nothing in the future', async () => {
  for (const one of sample.cases) {
    const { messages } = await worker.queries.thread.run({ case: `local:${one.number}`, limit: 500 });
    const wanted = [...one.thread].sort((a, b) => b.minutesAgo - a.minutesAgo).map((entry) => entry.text);
    expect(messages.map((m) => m.text)).toEqual(wanted);
    expect(messages.every((m) => m.at <= new Date().toISOString())).toBe(true);
  }
});

test('files of the sample can be read', async () => {
  const db = await worker.database();
  const attached = (await db.getAll('messages')).flatMap((m) => m.attachments);
  expect(attached.length).toBeGreaterThan(0);
  const { connectorOf } = await import('@/core/workflow/connectors');
  const connector = await connectorOf('local');
  for (const { id, size } of attached) {
    expect((await connector.file(id, AbortSignal.timeout(5000))).size).toBe(size);
  }
});

test('a practice customer answers after a while, not at once, and once', async () => {
  const { number, practice } = caseWithPractice();
  const id = `local:${number}`;
  await worker.assignToMe(id);
  const before = (await inbound(id)).length;
  await worker.owe(id, { kind: 'reply', text: 'Can you tell me more?', attachments: [], status: 'pending' });
  await settled(worker);
  expect(await inbound(id)).toHaveLength(before);
  await later(worker, 31_000);
  await later(worker, 31_000);
  const after = await inbound(id);
  expect(after).toHaveLength(before + 1);
  expect(after.at(-1)?.text).toBe(practice[0]);
  expect(await worker.caseById(id)).toMatchObject({ status: 'open', unread: 1 });
  for (let n = 0; n < 4; n++) await later(worker, 120_000);
  expect(await inbound(id)).toHaveLength(before + 1);
});

test('a practice customer answers even if the worker slept through it', async () => {
  const { number, practice } = caseWithPractice();
  const id = `local:${number}`;
  await worker.owe(id, { kind: 'reply', text: 'Can you tell me more?', attachments: [], status: null });
  await settled(worker);
  killWorker();
  vi.setSystemTime(Date.now() + 24 * 3_600_000);
  worker = await startWorker(world);
  await settled(worker);
  expect((await inbound(id)).at(-1)?.text).toBe(practice[0]);
});

test('a practice customer who answers in a closed case starts a new one', async () => {
  const { number, practice } = caseWithPractice();
  const id = `local:${number}`;
  await worker.owe(id, { kind: 'reply', text: 'Bye', attachments: [], status: 'closed' });
  await settled(worker);
  const before = await (await worker.database()).count('cases');
  await later(worker, 31_000);
  await later(worker, 31_000);
  expect(await worker.caseById(id)).toMatchObject({ status: 'closed' });
  const db = await worker.database();
  expect(await db.count('cases')).toBe(before + 1);
  const fresh = (await db.getAll('cases')).find((c) => c.preview === practice[0]?.slice(0, 200));
  expect(fresh).toMatchObject({ status: 'new', assignee: null });
});

test('starting to practise twice changes nothing; starting over leaves nothing of before', async () => {
  const [first] = sample.cases;
  const id = `local:${first?.number}`;
  await worker.owe(id, { kind: 'note', text: 'mine', attachments: [] });
  await settled(worker);
  await worker.startPractice();
  const notes = async () =>
    (await worker.queries.thread.run({ case: id, limit: 500 })).messages.filter((m) => m.text === 'mine')
      .length;
  expect(await notes()).toBe(1);
  await worker.resetPractice();
  await settled(worker);
  expect(await notes()).toBe(0);
  const db = await worker.database();
  expect(await db.count('cases')).toBe(sample.cases.length);
  expect(await db.count('messages')).toBe(sample.cases.flatMap((c) => c.thread).length);
  expect(await db.count('outbox')).toBe(0);
});

test('starting over while a pull is under way leaves nothing of before either', async () => {
  const held = Promise.withResolvers<void>();
  await world.server.receive({
    case: sample.cases.find((c) => c.status !== 'closed')?.number ?? '',
    text: 'late',
  });
  world.requests = 0;
  world.onRequest = async (n) => (n === 2 ? held.promise : undefined);
  const pulling = worker.pullDesk('local');
  await vi.waitFor(() => expect(world.requests).toBe(2));
  const reset = worker.resetPractice();
  await new Promise((done) => setTimeout(done, 20));
  held.resolve();
  await Promise.all([pulling, reset]);
  await settled(worker);
  const db = await worker.database();
  expect(await db.count('messages')).toBe(sample.cases.flatMap((c) => c.thread).length);
});

test('another agent of the desk sees their own cases, and what they may do', async () => {
  const other = sample.agents.find((agent) => !agent.rights.includes('reply'));
  await worker.signIn('local', other?.id);
  const { rows } = await worker.queries.inbox.run({ view: 'mine', from: 0, count: 200 });
  expect(rows.every((row) => row.assignee === other?.id)).toBe(true);
  expect((await worker.deskById('local'))?.me?.rights).toEqual(other?.rights);
  await worker.signIn('local');
  expect((await worker.deskById('local'))?.me?.id).toBe(other?.id);
});

test('after the browser closed the desk’s database it is opened again', async () => {
  const { localServer } = await import('@/core/connectors/local/entry');
  const closed = await localServer();
  const used = new Set<IDBDatabase>();
  const begin = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    if (this.name === 'casebar-desk') used.add(this);
    return begin.apply(this, args);
  });
  await worker.pullDesk('local');
  // Its types take the class for an instance of it.
  for (const db of used) Reflect.apply(forceCloseDatabase, undefined, [db]);
  await vi.waitFor(async () => expect(await localServer()).not.toBe(closed));
  await worker.pullDesk('local');
  expect((await worker.deskById('local'))?.health).toBe('in-step');
});
