import { deleteDB, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import { announce } from './changes.ts';
import { checkUp, MENDED } from './check-up.ts';
import { atHome, moveHome } from './home.ts';
import { migrate } from './migrations.ts';
import { readMirror } from './mirror.ts';
import { SCHEMA_VERSION, type Schema, type StoreName } from './schema.ts';
import { noteStorage, storageError, storageState } from './storage-state.ts';
import { leaveTornLog } from './torn-log.ts';

/** The open database, its stores and indexes typed by `Schema`. */
export type Db = IDBPDatabase<Schema>;
/** A write transaction, as far as its users may see it: the stores it was opened for. */
export interface WriteTx<S extends StoreName> {
  objectStore<N extends S>(name: N): IDBPObjectStore<Schema, StoreName[], N, 'readwrite'>;
}

// Not to be changed: another name is another, empty database.
const NAME = 'casebar';
const EVERYTHING = [...MENDED, 'directories', 'contacts'] as const;
let opening: Promise<Db> | undefined;

/** Opened, looked over, and mended if it was damaged, before anybody works with it. */
async function open(): Promise<Db> {
  const mirror = readMirror();
  // Nobody waits for it if opening fails.
  mirror.catch(() => undefined);
  await atHome();
  const db = await openDB<Schema>(NAME, SCHEMA_VERSION, {
    upgrade: migrate,
    // An older worker of ours must let go at once, or the newer one waits 30 s for it to die.
    // This very connection: while it is being looked over, `opening` has not come so far yet.
    blocking: (_, __, { target }) => {
      if (target instanceof IDBDatabase) target.close();
      opening = undefined;
    },
    terminated: () => {
      opening = undefined;
    },
  });
  try {
    if (await checkUp(db, await mirror)) queueMicrotask(() => announce([...MENDED, 'mended']));
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/** The database, opened once per worker life; the next use after a failure tries again. Errors: storage, disk-full. */
export function database(): Promise<Db> {
  opening ??= open().then(
    async (db) => {
      if (storageState() === 'full') await leaveTornLog(db).catch(() => undefined);
      // What could not be read meanwhile can be now.
      if (storageState() !== 'open') queueMicrotask(() => announce(EVERYTHING));
      noteStorage('open');
      return db;
    },
    async (cause: unknown) => {
      opening = undefined;
      // Only the database's own errors speak of it: a worker that is being stopped fails with others.
      throw cause instanceof DOMException ? await storageError(cause, 'broken') : cause;
    },
  );
  return opening;
}

/** Lets the database go; the next use opens it again. */
export async function closeDatabase() {
  const db = await opening?.catch(() => undefined);
  opening = undefined;
  db?.close();
}

/**
 * A new database in the place of one that does not open; never where a later version wrote it, that one is good. What it
 * held is read from the desks again, what was owed comes from the mirror. Where there is another home the old one stays
 * untouched. Errors: storage.
 */
export async function rebuildDatabase() {
  // Perhaps it was only a bad moment.
  await database().catch(() => undefined);
  if (storageState() === 'broken' && !(await moveHome())) await deleteDB(NAME);
  await database();
  announce([...EVERYTHING, 'mended']);
}

/**
 * One write transaction over `stores`. News is announced after the commit, here and nowhere else, so no writer can
 * forget it. What goes to a customer is written `strict`: on disk before anybody is told.
 */
export async function write<S extends StoreName, T>(
  stores: readonly S[],
  work: (tx: WriteTx<S>) => Promise<T>,
  durability: 'relaxed' | 'strict' = 'relaxed',
): Promise<T> {
  const result = await commit(await database(), stores, work, durability).catch(async (error: unknown) => {
    throw error instanceof DOMException ? await storageError(error) : error;
  });
  noteStorage('open');
  announce(stores);
  return result;
}

async function commit<S extends StoreName, T>(
  db: Db,
  stores: readonly S[],
  work: (tx: WriteTx<S>) => Promise<T>,
  durability: 'relaxed' | 'strict',
): Promise<T> {
  const tx = db.transaction<StoreName[], 'readwrite'>([...stores], 'readwrite', { durability });
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    // Already aborted when the failure came from the database itself.
    try {
      tx.abort();
    } catch {}
    await tx.done.catch(() => {});
    throw error;
  }
}
