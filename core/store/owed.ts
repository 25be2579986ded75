import { isOwed } from '@/core/model/outbox-item';
import { sentinelOf } from './check-up.ts';
import { database, type WriteTx, write } from './database.ts';
import { type Owed, writeMirror } from './mirror.ts';
import { provisionalId } from './provisional.ts';
import type { StoreName, Vitals } from './schema.ts';

/** Being given up right now: what of them is mirrored says so. */
const leaving = new Set<string>();
let line: Promise<unknown> = Promise.resolve();

/** One after the other: of two writers of the mirror the one that read later must write later. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = line.then(work, work);
  line = mine.catch(() => undefined);
  return mine;
}

/** Makes the mirror say of these items what the database says now. */
const mirror = (ids: readonly string[]) =>
  inTurn(async () => {
    const db = await database();
    const tx = db.transaction<StoreName[], 'readonly'>(['vitals', 'outbox', 'messages']);
    const [vitals, ...rows] = await Promise.all([
      tx.objectStore('vitals').get('vitals'),
      ...ids.map(async (id): Promise<Owed | undefined> => {
        const item = await tx.objectStore('outbox').get(id);
        if (!item || !isOwed(item.state)) return undefined;
        const shown = await tx.objectStore('messages').get(provisionalId(item));
        return { item, shown: shown ?? null, ...(leaving.has(id) && { leaving: true }) };
      }),
    ]);
    const put = rows.filter((row) => row !== undefined);
    const here = new Set(put.map(({ item }) => item.id));
    const gone = ids.filter((id) => !here.has(id));
    await writeMirror(vitals && sentinelOf(vitals), put, gone);
  });

/** A mirror that could not be written is behind the database, which is right: the next start makes it equal. */
const tryMirror = (ids: readonly string[]) =>
  mirror(ids).catch((error: unknown) => console.error('casebar: mirror', error));

/** A strict write, counted: the sentinel knows how many there were. */
const counted = <S extends StoreName, T>(stores: readonly S[], work: (tx: WriteTx<S>) => Promise<T>) =>
  write<S | 'vitals', T>(
    [...stores, 'vitals'],
    async (tx) => {
      const result = await work(tx);
      const vitals: Vitals | undefined = await tx.objectStore('vitals').get('vitals');
      if (vitals) await tx.objectStore('vitals').put({ ...vitals, clock: vitals.clock + 1 });
      return result;
    },
    'strict',
  );

/**
 * The way of writing to the outbox: in the database first, on disk and counted, then in the mirror, then the caller goes
 * on. `ids` are the items it may touch. Whoever lets a request leave after it must know that the mirror says so
 * (`must`), or a damaged database could have it sent again.
 */
export async function writeOwed<S extends StoreName, T>(
  stores: readonly S[],
  ids: readonly string[],
  work: (tx: WriteTx<S>) => Promise<T>,
  must: (result: T) => boolean = () => false,
): Promise<T> {
  const result = await counted(stores, work);
  await (must(result) ? mirror(ids) : tryMirror(ids));
  return result;
}

/**
 * The same for taking items out of the outbox. Announced in the mirror first: one found there without its row would
 * otherwise be taken for lost, and be sent after all.
 */
export async function removeOwed<S extends StoreName, T>(
  stores: readonly S[],
  ids: readonly string[],
  work: (tx: WriteTx<S>) => Promise<T>,
): Promise<T> {
  for (const id of ids) leaving.add(id);
  try {
    await tryMirror(ids);
    return await counted(stores, work);
  } finally {
    for (const id of ids) leaving.delete(id);
    await tryMirror(ids);
  }
}
