import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, type IDBPTransaction, openDB } from 'idb';
import * as v from 'valibot';
import type { Approval } from '@/core/model/approval';
import type { CaseState } from '@/core/model/case';
import type { Contact } from '@/core/model/contact';
import type { DeskRules } from '@/core/model/desk-rules';
import type { Directory } from '@/core/model/directory';
import type { Message } from '@/core/model/message';
import type { PracticeLine } from '@/core/model/practice-line';

/** A case as the embedded desk keeps it; ids are the desk's own, without the prefix of `CaseFacts`. */
export interface ServerCase extends CaseState {
  readonly id: string;
  readonly number: string;
  readonly channel: string;
  readonly contact: string;
  readonly subject: string;
  /** Kept with the case, so that a list need not read threads. */
  readonly preview: string;
  /** Messages of the contact since an agent last answered. */
  readonly unread: number;
  readonly waitingSince: string | null;
  /** When the contact wrote last: a channel's 24-hour window counts from here. null = never. */
  readonly lastInboundAt: string | null;
  /** By when an answer was promised; null = nothing promised, or answered. */
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Messages of the thread so far, notes and events not counted. */
  readonly revision: number;
  /** What the practice customer still has to say. */
  readonly practice: readonly string[];
  /** Place in the change log. */
  readonly seq: number;
}
/** A contact in the desk's own ids, with its place in the change log. */
export type ServerContact = Omit<Contact, 'desk'> & { readonly seq: number };
/** An entry of a thread, likewise; `case` is the desk's own id too. */
export type ServerMessage = Message & { readonly seq: number };

/** A request for approval in the desk's own ids. */
export type ServerApproval = Omit<Approval, 'desk'>;

/** Something a practice customer does later. */
export interface DueEvent {
  readonly case: string;
  readonly at: string;
}
/** Item id → what became of it, so that the same item twice changes nothing. */
export interface DeliveredItem {
  readonly item: string;
  /** Id of the entry it became; '' for what is no message. */
  readonly message: string;
  readonly at: string;
  /** The status that stood in the way; '' = all of it was done. */
  readonly statusProblem: string;
  /** Of a first message: the case it began, or went into. */
  readonly case?: string;
}
/** The one row about the desk itself. */
export interface ServerMeta {
  readonly key: 'desk';
  readonly name: string;
  /** Agent id of "who am I". */
  readonly me: string;
  /** The last place given in the change log: every changed row gets the next one. */
  readonly seq: number;
  /** For the next case; the number is what people call it by. */
  readonly nextNumber: number;
  /** Seq of the last change to the directory. */
  readonly directorySeq: number;
  /** Seq of the last change to a request for approval; absent = there was none. */
  readonly approvalsSeq?: number;
  /** Absent = `NO_RULES`. */
  readonly rules?: DeskRules;
  /** When cases may have been quiet for long enough to end by themselves; absent or null = look now. */
  readonly quietAt?: string | null;
  /** Absent = good. */
  readonly line?: PracticeLine;
}

/**
 * The embedded desk's tables. What changes has a place (`seq`) in one change log, and `bySeq` reads it from there:
 * a row that changes again moves to the end, so the log is never longer than the data.
 */
export interface ServerSchema extends DBSchema {
  meta: { key: string; value: ServerMeta };
  directory: { key: string; value: Directory & { readonly key: 'directory' } };
  contacts: { key: string; value: ServerContact; indexes: { bySeq: number; byEmail: string } };
  cases: { key: string; value: ServerCase; indexes: { bySeq: number } };
  messages: { key: string; value: ServerMessage; indexes: { bySeq: number; byCase: [string, string] } };
  /** What was deleted has no row left to stand in the log: its ids have. */
  gone: { key: number; value: { readonly seq: number; readonly ids: readonly string[] } };
  /** Every item ever delivered, for ever: it is what keeps a repeated request from being a second reply. */
  delivered: { key: string; value: DeliveredItem };
  /** One per case; a further reply of the agent puts the answer off instead of adding one. */
  due: { key: string; value: DueEvent };
  files: { key: string; value: { readonly id: string; readonly blob: Blob } };
  /** Message-ID or content hash of imported mail → its case; also ids only referred to so far. */
  mail: { key: string; value: { readonly key: string; readonly case: string } };
  /** Requests for approval, the decided ones too. Told all at once, so they stand in no log of changes. */
  approvals: { key: string; value: ServerApproval; indexes: { byState: [string, string]; byCase: string } };
}
/** All of them by name: a change writes to any, so its transaction is opened over all. */
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
  'approvals',
] as const;
/** Name of a table. */
export type ServerStore = (typeof SERVER_STORES)[number];
/** The desk's open database. */
export type ServerDb = IDBPDatabase<ServerSchema>;

/** A change being made. What is numbered here is stored with the change, so a number is never given twice. */
export interface Change {
  /** A table, within the change's transaction. */
  store<N extends ServerStore>(name: N): IDBPObjectStore<ServerSchema, ServerStore[], N, 'readwrite'>;
  /** The next place in the change log. */
  next(): number;
  /** Case numbers count up and are never reused. */
  nextNumber(): string;
  /** The desk's row as it stands with the changes made so far. */
  meta(): ServerMeta;
  setMeta(change: Partial<ServerMeta>): void;
}

type Upgrade = IDBPTransaction<ServerSchema, ServerStore[], 'versionchange'>;

/** From before there were custom fields: what stood in a contact's list gets a definition. */
async function addFields(tx: Upgrade) {
  const labels = new Set<string>();
  const contacts = tx.objectStore('contacts');
  for (const contact of await contacts.getAll()) {
    const old = v.safeParse(OldFields, contact.fields);
    const list = old.success ? old.output : [];
    for (const { label } of list) labels.add(label);
    const fields = Object.fromEntries(list.map(({ label, value }) => [label, value]));
    await contacts.put({ ...contact, fields, timeZone: '', notes: '' });
  }
  const cases = tx.objectStore('cases');
  for (const one of await cases.getAll()) await cases.put({ ...one, fields: {}, dueAt: null });
  const directory = await tx.objectStore('directory').get('directory');
  if (!directory) return;
  await tx.objectStore('directory').put({
    ...directory,
    fields: [...labels].map((label) => ({
      id: label,
      label,
      on: 'contact',
      kind: 'text',
      options: [],
      required: false,
    })),
    uses: { tags: true, sentiment: true },
    channels: directory.channels.map((channel) => ({
      ...channel,
      address: channel.name.includes('@') ? channel.name : '',
    })),
    agents: directory.agents.map((agent) => ({ ...agent, signature: '' })),
  });
}

/** From before there were requests for approval. */
function addApprovals(db: ServerDb) {
  const approvals = db.createObjectStore('approvals', { keyPath: 'id' });
  approvals.createIndex('byState', ['state', 'updatedAt']);
  approvals.createIndex('byCase', 'case');
}

const OldFields = v.array(v.object({ label: v.string(), value: v.string() }));

/** Opens the embedded desk's own database; nothing but this folder knows it. `onGone`: it must be opened anew. */
export const openServer = (name = 'casebar-desk', onGone = () => {}): Promise<ServerDb> =>
  openDB<ServerSchema>(name, 3, {
    async upgrade(db, from, _, tx) {
      if (from < 3) addApprovals(db);
      if (from === 1) return addFields(tx);
      if (from > 0) return;
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
