// @vitest-environment node
import { forceCloseDatabase } from 'fake-indexeddb';
import { openDB, unwrap } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { onChange } from '@/core/store/changes';
import { closeDatabase, database, write } from '@/core/store/database';
import { allJobs, putJob } from '@/core/store/jobs';
import { migrate } from '@/core/store/migrations';
import { SCHEMA_VERSION, type Schema } from '@/core/store/schema';
import { BUSY, createFrozenV1, FROZEN_SHAPE } from './frozen-v1';

beforeEach(() => closeDatabase());

/** Stores, keys and indexes of a database, in a form that can be compared. */
async function shapeOf(name: string) {
  const db = await openDB(name);
  const shape = [...db.objectStoreNames].map((store) => {
    const { keyPath, indexNames, ...object } = db.transaction(store).objectStore(store);
    const indexes = [...indexNames].map((index) => {
      const { keyPath: path, unique, multiEntry } = db.transaction(store).store.index(index);
      return { index, path, unique, multiEntry };
    });
    return { store, keyPath, indexes, auto: Reflect.get(object, 'autoIncrement') };
  });
  db.close();
  return shape.map(({ store, keyPath, indexes }) => ({ store, keyPath, indexes }));
}

test('every version before leads to the present shape', async () => {
  await database();
  await closeDatabase();
  const present = await shapeOf('casebar');
  for (let version = 1; version < SCHEMA_VERSION; version++) {
    const old = await openDB<Schema>(`v${version}`, version, { upgrade: migrate });
    old.close();
    const upgraded = await openDB<Schema>(`v${version}`, SCHEMA_VERSION, { upgrade: migrate });
    upgraded.close();
    expect(await shapeOf(`v${version}`)).toEqual(present);
  }
  expect(present.length).toBeGreaterThan(8);
});

test('the first version has the shape it had when it was released', async () => {
  const first = await openDB<Schema>('first', 1, { upgrade: migrate });
  first.close();
  expect(await shapeOf('first')).toEqual(FROZEN_SHAPE);
  await createFrozenV1('frozen');
  expect(await shapeOf('frozen')).toEqual(FROZEN_SHAPE);
});

test('a database of the first version opens with everything that was owed in it', async () => {
  await createFrozenV1('casebar');
  const db = await database();
  expect(db.version).toBe(SCHEMA_VERSION);
  expect(await db.getAll('outbox')).toMatchObject([
    { id: 'owed', state: 'unconfirmed', action: { kind: 'reply', text: 'Please do not lose me' } },
  ]);
  const { queries } = await import('@/core/queries/index');
  const view = await queries.case.run('local:1');
  expect(view?.case).toMatchObject({ id: 'local:1', status: 'open', mine: true, unread: 1 });
  const { messages } = await queries.thread.run({ case: 'local:1', limit: 10 });
  expect(messages.map(({ text }) => text)).toEqual(['It squeaks', 'Please do not lose me']);
  expect((await queries.counts.run(null)).mine).toBe(1);
  expect((await queries.tabs.run(null)).map((tab) => tab.case)).toEqual(['local:1']);
});

test('drafts and everything owed in the first version are there in the present one, in their states', async () => {
  await createFrozenV1('casebar', BUSY);
  const db = await database();
  const states = (await db.getAllFromIndex('outbox', 'bySeq')).map(({ id, state }) => `${id} ${state}`);
  expect(states).toEqual([
    'owed unconfirmed',
    'owed-queued queued',
    'owed-sending sending',
    'owed-unconfirmed unconfirmed',
    'owed-failed failed',
    'owed-held held',
  ]);
  const { queries } = await import('@/core/queries/index');
  const { messages } = await queries.thread.run({ case: 'local:1', limit: 20 });
  expect(messages.filter(({ id }) => id.startsWith('outbox:'))).toHaveLength(6);
  expect(await db.getAll('drafts')).toMatchObject([{ id: 'draft-1', text: 'And' }]);
  // From the first start on all of it stands outside of the database as well, and nothing was taken for damage.
  const { 'owed:owed-held': held, sentinel, trouble } = await browser.storage.local.get(null);
  expect(held).toMatchObject({ item: { action: { text: 'Was held' } } });
  expect(sentinel).toMatchObject({ clock: 0 });
  expect(trouble).toBeUndefined();
});

test('a database newer than this version is left alone and told as a storage problem', async () => {
  const newer = await openDB('casebar', SCHEMA_VERSION + 1, {
    upgrade: (db) => void db.createObjectStore('future').put('precious', 'key'),
  });
  newer.close();
  await expect(database()).rejects.toMatchObject({ code: 'storage' });
  await expect(putJob('a', 'b')).rejects.toMatchObject({ code: 'storage' });
  const still = await openDB('casebar');
  expect(still.version).toBe(SCHEMA_VERSION + 1);
  expect(await still.get('future', 'key')).toBe('precious');
  still.close();
});

test('a newer worker does not wait for an older one', async () => {
  await putJob('a', '2026');
  const newer = await Promise.race([
    openDB('casebar', SCHEMA_VERSION + 1),
    new Promise<string>((done) => setTimeout(() => done('blocked'), 2000)),
  ]);
  expect(newer).not.toBe('blocked');
  await expect(allJobs()).rejects.toMatchObject({ code: 'storage' });
  if (typeof newer !== 'string') newer.close();
});

test('after the browser closed the database it is opened again', async () => {
  await putJob('a', '2026');
  // Its types take the class for an instance of it.
  Reflect.apply(forceCloseDatabase, undefined, [unwrap(await database())]);
  await vi.waitFor(async () => expect(await allJobs()).toHaveLength(1));
});

test('a write on a connection that is gone is a storage problem', async () => {
  const db = await database();
  db.close();
  await expect(putJob('a', '2026')).rejects.toMatchObject({ code: 'storage' });
});

test('a full disk is a storage problem and leaves nothing half written', async () => {
  const full = write(['jobs', 'desks'], async (tx) => {
    await tx.objectStore('jobs').put({ name: 'half', dueAt: '2026' });
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(full).rejects.toMatchObject({ code: 'disk-full', detail: '' });
  expect(await allJobs()).toEqual([]);
});

test('news is told once per write, after it is on disk, and never for one that failed', async () => {
  const told: string[][] = [];
  // What the test before found full is open again.
  await database();
  const stop = new AbortController();
  onChange((stores) => told.push([...stores]), stop.signal);
  let toldInside = 0;
  await write(['jobs', 'tabs'], async (tx) => {
    await tx.objectStore('jobs').put({ name: 'a', dueAt: '2026' });
    toldInside = told.length;
  });
  await write(['jobs'], () => Promise.reject(new Error('no'))).catch(() => {});
  expect(toldInside).toBe(0);
  expect(told).toEqual([['jobs', 'tabs']]);
  stop.abort();
  await putJob('b', '2026');
  expect(told).toHaveLength(1);
});

test('who listens badly does not make a write fail', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const stop = new AbortController();
  onChange(() => {
    throw new Error('listener');
  }, stop.signal);
  const heard = vi.fn();
  onChange(heard, stop.signal);
  await putJob('a', '2026');
  expect(heard).toHaveBeenCalledOnce();
  stop.abort();
});
