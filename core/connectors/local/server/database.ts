import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb';
import type { CaseState } from '@/core/model/case';
import type { Contact } from '@/core/model/contact';
import type { Directory } from '@/core/model/directory';
import type { Message } from '@/core/model/message';

/** A case as the embedded desk keeps it; ids are the desk's own, without the prefix of `CaseFacts`. */
export interface ServerCase extends CaseState {
  readonly id: string;
  readonly number: string;
  readonly channel: string;
  readonly contact: string;
  readonly subject: string;
  readonly preview: string;
  /** Messages of the contact since an agent last answered. */
  readonly unread: number;
  readonly waitingSince: string | null;
  readonly lastInboundAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly revision: number;
  /** What the practice customer still has to say. */
  readonly practice: readonly string[];
  /** Place in the change log. */
  readonly seq: number;
}
export type ServerContact = Omit<Contact, 'desk'> & { readonly seq: number };
export type ServerMessage = Message & { readonly seq: number };

/** Something a practice customer does later. */
export interface DueEvent {
  readonly case: string;
  readonly at: string;
}
/** Item id → what became of it, so that the same item twice changes nothing. */
export interface DeliveredItem {
  readonly item: string;
  readonly message: string;
  readonly at: string;
  readonly statusProblem: string;
}
export interface ServerMeta {
  readonly key: 'desk';
  readonly name: string;
  /** Agent id of "who am I". */
  readonly me: string;
  readonly seq: number;
  readonly nextNumber: number;
  /** Seq of the last change to the directory. */
  readonly directorySeq: number;
}

export interface ServerSchema extends DBSchema {
  meta: { key: string; value: ServerMeta };
  directory: { key: string; value: Directory & { readonly key: 'directory' } };
  contacts: { key: string; value: ServerContact; indexes: { bySeq: number; byEmail: string } };
  cases: { key: string; value: ServerCase; indexes: { bySeq: number } };
  messages: { key: string; value: ServerMessage; indexes: { bySeq: number; byCase: [string, string] } };
  gone: { key: number; value: { readonly seq: number; readonly ids: readonly string[] } };
  delivered: { key: string; value: DeliveredItem };
  due: { key: string; value: DueEvent };
  files: { key: string; value: { readonly id: string; readonly blob: Blob } };
  /** Message-ID or content hash of imported mail → its case; also ids only referred to so far. */
  mail: { key: string; value: { readonly key: string; readonly case: string } };
}
export const SERVER_STORES = [
  'meta',
  'directory',
  'contacts',
  'cases',
  'messages',
  'gone',
  'delivered',
  'due',
  'files',
  'mail',
] as const;
export type ServerStore = (typeof SERVER_STORES)[number];
export type ServerDb = IDBPDatabase<ServerSchema>;

/** A change being made: stores to write, and `next()` for places in the change log. */
export interface Change {
  store<N extends ServerStore>(name: N): IDBPObjectStore<ServerSchema, ServerStore[], N, 'readwrite'>;
  next(): number;
  /** Case numbers count up and are never reused. */
  nextNumber(): string;
  meta(): ServerMeta;
  setMeta(change: Partial<ServerMeta>): void;
}

/** Opens the embedded desk's own database; nothing but this folder knows it. `onGone`: it must be opened anew. */
export const openServer = (name = 'casebar-desk', onGone = () => {}): Promise<ServerDb> =>
  openDB<ServerSchema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('meta', { keyPath: 'key' });
      db.createObjectStore('directory', { keyPath: 'key' });
      const contacts = db.createObjectStore('contacts', { keyPath: 'id' });
      contacts.createIndex('bySeq', 'seq');
      contacts.createIndex('byEmail', 'email');
      db.createObjectStore('cases', { keyPath: 'id' }).createIndex('bySeq', 'seq');
      const messages = db.createObjectStore('messages', { keyPath: 'id' });
      messages.createIndex('bySeq', 'seq');
      messages.createIndex('byCase', ['case', 'at']);
      db.createObjectStore('gone', { keyPath: 'seq' });
      db.createObjectStore('delivered', { keyPath: 'item' });
      db.createObjectStore('due', { keyPath: 'case' });
      db.createObjectStore('files', { keyPath: 'id' });
      db.createObjectStore('mail', { keyPath: 'key' });
    },
    blocking: (_, __, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      onGone();
    },
    terminated: onGone,
  });

const EMPTY: ServerMeta = { key: 'desk', name: '', me: '', seq: 0, nextNumber: 1001, directorySeq: 0 };

/** One transaction over the whole desk: all of it happens, or nothing. */
export async function change<T>(db: ServerDb, work: (c: Change) => Promise<T>): Promise<T> {
  const tx = db.transaction<ServerStore[], 'readwrite'>([...SERVER_STORES], 'readwrite', {
    durability: 'strict',
  });
  try {
    let meta = (await tx.objectStore('meta').get('desk')) ?? EMPTY;
    const setMeta = (part: Partial<ServerMeta>) => {
      meta = { ...meta, ...part };
    };
    const result = await work({
      store: (name) => tx.objectStore(name),
      next: () => {
        setMeta({ seq: meta.seq + 1 });
        return meta.seq;
      },
      nextNumber: () => {
        setMeta({ nextNumber: meta.nextNumber + 1 });
        return String(meta.nextNumber - 1);
      },
      meta: () => meta,
      setMeta,
    });
    await tx.objectStore('meta').put(meta);
    await tx.done;
    return result;
  } catch (error) {
    try {
      tx.abort();
    } catch {}
    await tx.done.catch(() => {});
    throw error;
  }
}
