import { inThread, placeInThread } from '@/core/connectors/connector';
import type { Directory } from '@/core/model/directory';
import type { ServerCase, ServerContact, ServerDb, ServerMessage } from './database.ts';

/** A slice of the change log: everything after `since`, up to `upTo`. */
export interface LogSlice {
  readonly cases: readonly ServerCase[];
  readonly contacts: readonly ServerContact[];
  readonly messages: readonly ServerMessage[];
  /** Ids of what was deleted; a client that never had them ignores them. */
  readonly gone: readonly string[];
  /** Where the slice ends: the next `since`. */
  readonly upTo: number;
  /** Some list was full, so there may be more behind it. */
  readonly more: boolean;
  readonly directoryChanged: boolean;
  readonly approvalsChanged: boolean;
}

/** Rows of each kind per slice: a slice crosses contexts as one message, so it stays near a megabyte. */
const LIMIT = 200;

/**
 * Reads the change log after `since`. Each row stands in it once, at its last change, so a slice that ends at the
 * lowest full list's end can be followed by the next without a hole.
 */
export async function readLog(db: ServerDb, known: number): Promise<LogSlice> {
  const tx = db.transaction(['meta', 'cases', 'contacts', 'messages', 'gone']);
  const meta = await tx.objectStore('meta').get('desk');
  // Who knows a place that this log has not reached knew another one, before the desk's data was lost.
  const since = known > (meta?.seq ?? 0) ? 0 : known;
  const after = IDBKeyRange.lowerBound(since, true);
  const [cases, contacts, messages, gone] = await Promise.all([
    tx.objectStore('cases').index('bySeq').getAll(after, LIMIT),
    tx.objectStore('contacts').index('bySeq').getAll(after, LIMIT),
    tx.objectStore('messages').index('bySeq').getAll(after, LIMIT),
    tx.objectStore('gone').getAll(after, LIMIT),
  ]);
  const lists: readonly (readonly { readonly seq: number }[])[] = [cases, contacts, messages, gone];
  const full = lists.filter((list) => list.length === LIMIT).map((list) => list.at(-1)?.seq ?? since);
  const upTo = Math.min(...full, meta?.seq ?? since);
  const within = <T extends { readonly seq: number }>(list: readonly T[]) =>
    list.filter((row) => row.seq <= upTo);
  return {
    cases: within(cases),
    contacts: within(contacts),
    messages: within(messages),
    gone: within(gone).flatMap((row) => row.ids),
    upTo,
    more: full.length > 0,
    directoryChanged: (meta?.directorySeq ?? 0) > since,
    approvalsChanged: (meta?.approvalsSeq ?? 0) > since,
  };
}

/** A page of a thread, newest first; `before` is `<time>|<id>` of the oldest entry the caller has. */
export async function readThread(db: ServerDb, caseId: string, before: string | null, limit: number) {
  const { at: time, id } = before === null ? { at: '\uffff', id: '' } : inThread(before);
  const range = IDBKeyRange.bound([caseId, ''], [caseId, time]);
  const items: ServerMessage[] = [];
  let cursor = await db.transaction('messages').store.index('byCase').openCursor(range, 'prev');
  while (cursor && items.length < limit) {
    // Several entries may share a time; those the caller has already are the ones with later ids.
    if (before === null || cursor.value.at < time || cursor.value.id < id) items.push(cursor.value);
    cursor = await cursor.continue();
  }
  const oldest = items.at(-1);
  return { items, next: cursor && oldest ? placeInThread(oldest) : null };
}

/** Who and what the desk has; null before it was seeded. */
export async function readDirectory(db: ServerDb): Promise<Directory | null> {
  const stored = await db.get('directory', 'directory');
  if (!stored) return null;
  const { key: _, ...directory } = stored;
  return directory;
}
