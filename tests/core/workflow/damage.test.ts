// @vitest-environment node

import { IDBFactory } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
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
  type World,
} from '../../fixtures/worker';

/** Every row of the database, as it stands on the disk. */
async function rowsOnDisk(): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const db = await openDB('casebar');
  const rows = new Map<string, readonly unknown[]>();
  for (const store of db.objectStoreNames) rows.set(store, await db.getAll(store));
  db.close();
  return rows;
}

/** Puts the disk back to what it was, as Chromium does with a log that was cut. */
async function putBack(rows: ReadonlyMap<string, readonly unknown[]>) {
  const db = await openDB('casebar');
  for (const [store, all] of rows) {
    await db.clear(store);
    for (const row of all) await db.put(store, row);
  }
  db.close();
}

async function loseRows(stores: readonly string[], which: () => boolean = () => true) {
  const db = await openDB('casebar');
  for (const store of stores)
    for (const key of await db.getAllKeys(store)) if (which()) await db.delete(store, key);
  db.close();
}

const reply = (worker: Worker, id: string, draft: string, text: string) =>
  worker.submitReply({
    draft,
    case: id,
    text,
    attachments: [],
    status: null,
    seenRevision: 0,
  } as Parameters<Worker['submitReply']>[0]);

const trouble = async () => (await fakeBrowser.storage.local.get('trouble')).trouble;
const owedKeys = async () =>
  Object.keys(await fakeBrowser.storage.local.get(null)).filter((key) => key.startsWith('owed:'));

/** A worker after the damage, with everything it does by itself done. */
async function restarted(world: World): Promise<Worker> {
  const worker = await startWorker(world);
  await settled(worker);
  await vi.waitFor(async () => expect((await worker.database()).name).toBe('casebar'));
  await new Promise((done) => setTimeout(done, 20));
  await settled(worker);
  return worker;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  killWorker();
  vi.useRealTimers();
});

/** A worker that started as a browser starts it, over a desk somebody is signed in to. */
async function atWork(world: World): Promise<Worker> {
  await signedInWorker(world);
  const worker = await startWorker(world);
  await vi.waitFor(async () => expect(await fakeBrowser.storage.local.get('kept')).toHaveProperty('kept'));
  return worker;
}

/** A desk, a case, and a reply that cannot go out because the line is cut. */
async function anUnsentReply() {
  const world = await aWorld();
  world.forgetful = true;
  const worker = await atWork(world);
  const id = await caseAt(world, worker);
  world.fault = 500;
  await reply(worker, id, 'draft-1', 'Please do not lose me');
  await settled(worker);
  killWorker();
  return { world, id };
}

test.each([
  ['the whole database is gone', () => deleteDB('casebar')],
  ['the outbox lost its rows', () => loseRows(['outbox'])],
  [
    'everything but the sentinel row is gone',
    () => loseRows(['outbox', 'desks', 'cases', 'tabs', 'cursors']),
  ],
  ['only the sentinel row is gone', () => loseRows(['vitals'])],
])('an unsent reply is delivered once though %s', async (_, damage) => {
  const { world, id } = await anUnsentReply();
  await damage();
  world.fault = null;
  const worker = await restarted(world);
  await later(worker, 1_000_000);
  expect(await countAtDesk(world, id, 'Please do not lose me')).toBe(1);
  expect(await trouble()).toMatchObject({ kind: 'lost' });
  expect(await owedKeys()).toEqual([]);
  expect((await worker.queries.desks.run(null)).map(({ me }) => me?.id)).toEqual(['ana']);
  expect((await worker.caseById(id))?.id).toBe(id);
});

test('the agent is told once, and after that every start is a quiet one', async () => {
  const { world } = await anUnsentReply();
  await deleteDB('casebar');
  await restarted(world);
  const first = await trouble();
  await restarted(world);
  expect(await trouble()).toEqual(first);
});

test('a database that went back sends nothing again that was sent or given up since', async () => {
  const world = await aWorld();
  world.forgetful = true;
  const worker = await atWork(world);
  const id = await caseAt(world, worker);
  world.fault = 500;
  await reply(worker, id, 'sent', 'sent since');
  await reply(worker, id, 'given-up', 'given up since');
  await settled(worker);
  const before = await rowsOnDisk();
  world.fault = null;
  await worker.discardItem('given-up');
  await later(worker, 1_000_000);
  expect(await countAtDesk(world, id, 'sent since')).toBe(1);
  killWorker();
  await putBack(before);
  const again = await restarted(world);
  await later(again, 1_000_000);
  expect(await countAtDesk(world, id, 'sent since')).toBe(1);
  expect(await countAtDesk(world, id, 'given up since')).toBe(0);
  expect((await again.itemsIn(['held'])).map((item) => item.id).sort()).toEqual(['given-up', 'sent']);
});

test('reminders and tabs come back with the rest', async () => {
  const { world, id } = await anUnsentReply();
  const worker = await restarted(world);
  await worker.openTab({ case: id, desk: 'local', agent: 'ana', preview: false });
  await worker.setReminder(id, new Date(Date.now() + 3_600_000).toISOString(), 'call back');
  await vi.waitFor(async () =>
    expect(JSON.stringify(await fakeBrowser.storage.local.get('kept'))).toContain('call back'),
  );
  killWorker();
  await deleteDB('casebar');
  const again = await restarted(world);
  const db = await again.database();
  expect(await db.getAll('reminders')).toMatchObject([{ case: id, note: 'call back' }]);
  expect(await db.getAll('tabs')).toMatchObject([{ case: id }]);
});

test('cases that were lost without a word are read again at the next start of the browser', async () => {
  const { world, id } = await anUnsentReply();
  world.fault = null;
  await loseRows(['cases']);
  const worker = await restarted(world);
  await worker.afterBrowserStart();
  await settled(worker);
  expect((await worker.caseById(id))?.id).toBe(id);
  expect(await trouble()).toMatchObject({ kind: 'lost', restored: 0 });
});

/** A draft as a surface stores it, heard of by the background. */
async function aDraftOf(id: string, text: string) {
  const { keepDrafts } = await import('@/core/workflow/keep-drafts');
  const key = `draft:${id}:reply:ana`;
  const savedAt = new Date().toISOString();
  const draft = { id: `d-${text}`, case: id, tab: 'reply', agent: 'ana', text, attachments: [], savedAt };
  const { [key]: oldValue } = await fakeBrowser.storage.local.get(key);
  await fakeBrowser.storage.local.set({ [key]: draft });
  await keepDrafts({ [key]: { newValue: draft, oldValue } });
  return key;
}

test('drafts come back if it is the browser’s other storage that was lost, and what is owed goes out once', async () => {
  const { world, id } = await anUnsentReply();
  await restarted(world);
  await aDraftOf(id, 'thrown away since');
  const key = await aDraftOf(id, 'Half a sent');
  killWorker();
  await fakeBrowser.storage.local.clear();
  world.fault = null;
  const worker = await restarted(world);
  await worker.afterBrowserStart();
  expect(await fakeBrowser.storage.local.get(key)).toMatchObject({ [key]: { text: 'Half a sent' } });
  expect(await trouble()).toMatchObject({ kind: 'settings' });
  // Nobody who is at work is welcomed as if they were new.
  expect(await fakeBrowser.storage.local.get('settings')).toEqual({ settings: { welcomed: true } });
  await later(worker, 1_000_000);
  expect(await countAtDesk(world, id, 'Please do not lose me')).toBe(1);
  await fakeBrowser.storage.local.remove('trouble');
  await restarted(world);
  expect(await trouble()).toBeUndefined();
});

test('a new installation has lost nothing', async () => {
  await signedInWorker(await aWorld());
  expect(await trouble()).toBeUndefined();
});

test('a practice desk that lost its own data is told as that, and nothing goes out to a new one by itself', async () => {
  const { world } = await anUnsentReply();
  await world.server.clear();
  await deleteDB('casebar');
  world.fault = null;
  const worker = await restarted(world);
  expect(await trouble()).toMatchObject({ kind: 'desk' });
  expect(await worker.itemsIn(['held'])).toMatchObject([{ id: 'draft-1' }]);
});

/** A generator of its own: the same seed plays the same day again. */
function dice(seed: number) {
  let a = seed;
  return (sides: number) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

/** From here on the worker may use either storage so often, and then dies in the middle. Answers how to end that. */
function dieAfter(world: World, writes: number) {
  world.transactionsLeft = writes;
  const { local } = fakeBrowser.storage;
  const { set, remove } = local;
  const counted =
    (real: (...args: never[]) => unknown) =>
    (...args: unknown[]) => {
      world.transactionsLeft -= 1;
      if (world.transactionsLeft < 0) return new Promise(() => {});
      return Reflect.apply(real, local, args);
    };
  Object.assign(local, { set: counted(set), remove: counted(remove) });
  return () => {
    Object.assign(local, { set, remove });
    world.transactionsLeft = Number.POSITIVE_INFINITY;
  };
}

interface Given {
  readonly id: string;
  readonly text: string;
  answered: boolean;
  givenUp: boolean;
}

async function playDay(seed: number) {
  const roll = dice(seed);
  globalThis.indexedDB = new IDBFactory();
  await fakeBrowser.storage.local.clear();
  const world = await aWorld();
  world.forgetful = true;
  let worker = await atWork(world);
  const id = await caseAt(world, worker);
  const given: Given[] = [];
  let earlier = await rowsOnDisk();
  for (let round = 0; round < 4; round++) {
    world.fault = ([null, 500, 'drop-answer', 'cut'] as const)[roll(4)] ?? null;
    const revive = dieAfter(world, roll(40));
    const work = async () => {
      for (let n = 0; n < 2; n++) {
        const one = {
          id: `${seed}-${given.length}`,
          text: `text ${given.length}`,
          answered: false,
          givenUp: false,
        };
        given.push(one);
        await reply(worker, id, one.id, one.text);
        one.answered = true;
      }
      const [some] = given.filter(({ answered }) => answered).slice(roll(3));
      if (some && roll(2) === 0) {
        await worker.discardItem(some.id);
        some.givenUp = (await (await worker.database()).get('outbox', some.id)) === undefined;
      }
      await later(worker, 60_000 * roll(20));
    };
    await Promise.race([work().catch(() => {}), new Promise((done) => setTimeout(done, 60))]);
    killWorker();
    revive();
    world.fault = roll(2) === 0 ? null : 500;
    const now = await rowsOnDisk();
    const damage = roll(5);
    if (damage === 0) await deleteDB('casebar');
    if (damage === 1) await putBack(earlier);
    if (damage === 2) await loseRows(['outbox', 'messages', 'cases'], () => roll(2) === 0);
    if (damage === 3) await loseRows(['vitals', 'desks', 'tabs']);
    earlier = now;
    worker = await restarted(world);
  }
  world.fault = null;
  for (let n = 0; n < 4; n++) await later(worker, 1_000_000);
  const left = new Map(
    (await (await worker.database()).getAll('outbox')).map((item) => [item.id, item.state]),
  );
  for (const one of given) {
    const there = await countAtDesk(world, id, one.text);
    const state = left.get(one.id);
    const about = `seed ${seed}: ${JSON.stringify(one)} is ${state}, at the desk ${there} times`;
    expect(there, about).toBeLessThanOrEqual(1);
    // Answered and not given up: it is at the desk, or stands in the outbox for the agent to see.
    if (one.answered && !one.givenUp) expect(there === 1 || (state && state !== 'sent'), about).toBe(true);
    if (one.givenUp) expect(there, about).toBe(0);
  }
}

const DAYS = Array.from({ length: Number(process.env.DAMAGED_DAYS ?? 8) }, (_, n) => n + 1);

test.each(DAYS)(
  'whatever is lost and whenever the worker dies: nothing is lost, doubled or sent after it was given up (day %i)',
  playDay,
  20_000,
);
