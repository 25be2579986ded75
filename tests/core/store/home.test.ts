// @vitest-environment node
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const buckets = new Map<string, IDBFactory>();
beforeEach(() => {
  buckets.clear();
  vi.resetModules();
  vi.stubGlobal('navigator', {
    locks: navigator.locks,
    storageBuckets: {
      keys: async () => [...buckets.keys()],
      open: async (name: string) => {
        const indexedDB = buckets.get(name) ?? new IDBFactory();
        buckets.set(name, indexedDB);
        return { indexedDB };
      },
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

/** No database of the old home opens, and none can be deleted. */
function breakHome() {
  const dead = () => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
  };
  globalThis.indexedDB = Object.assign(new IDBFactory(), { open: dead, deleteDatabase: dead });
}

test('a home where nothing opens is left for another one, which every later worker finds', async () => {
  breakHome();
  const first = await import('@/core/store/database');
  await expect(first.database()).rejects.toMatchObject({ code: 'storage' });
  await first.rebuildDatabase();
  await (await import('@/core/store/jobs')).putJob('a', '2026-01-01T00:00:00.000Z');
  expect(buckets.size).toBe(1);

  vi.resetModules();
  breakHome();
  expect(await (await import('@/core/store/jobs')).allJobs()).toMatchObject([{ name: 'a' }]);
  expect(await fakeBrowser.storage.local.get('home')).toEqual({ home: [...buckets.keys()][0] });
});

test('another home is found again though everything that was kept outside is lost', async () => {
  breakHome();
  await (await import('@/core/store/database')).rebuildDatabase();
  await (await import('@/core/store/jobs')).putJob('a', '2026-01-01T00:00:00.000Z');
  await fakeBrowser.storage.local.clear();
  vi.resetModules();
  breakHome();
  expect(await (await import('@/core/store/jobs')).allJobs()).toMatchObject([{ name: 'a' }]);
  expect(await fakeBrowser.storage.local.get('home')).toEqual({ home: [...buckets.keys()][0] });
});

test('on a full disk, which Chromium calls by the name of damage, nothing is left for anything', async () => {
  const good = globalThis.indexedDB;
  breakHome();
  const storage = { estimate: async () => ({ quota: 5_000, usage: 5_000 }) };
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { storage }));
  const { database, rebuildDatabase } = await import('@/core/store/database');
  await expect(database()).rejects.toMatchObject({ code: 'disk-full' });
  await expect(rebuildDatabase()).rejects.toMatchObject({ code: 'disk-full' });
  expect(buckets.size).toBe(0);
  globalThis.indexedDB = good;
  expect((await database()).name).toBe('casebar');
});

test('a database that only needs another try keeps its home', async () => {
  const { database, rebuildDatabase } = await import('@/core/store/database');
  await database();
  await rebuildDatabase();
  expect(buckets.size).toBe(0);
});
