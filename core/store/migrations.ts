import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { withContactKeys } from './contacts.ts';
import { orderKeys } from './order-keys.ts';
import type { Schema, StoreName } from './schema.ts';

type Upgrade = IDBPTransaction<Schema, StoreName[], 'versionchange'>;
type Step = (db: IDBPDatabase<Schema>, tx: Upgrade) => void | Promise<void>;

/** Version 1: the first released shape. */
const first: Step = (db) => {
  db.createObjectStore('desks', { keyPath: 'id' });
  db.createObjectStore('directories', { keyPath: 'desk' });
  db.createObjectStore('cursors', { keyPath: 'desk' });
  const cases = db.createObjectStore('cases', { keyPath: 'id' });
  cases.createIndex('byUpdated', 'updatedAt');
  cases.createIndex('byStatus', ['status', 'updatedAt']);
  cases.createIndex('byHolder', ['holder', 'updatedAt']);
  cases.createIndex('byPool', ['pool', 'since']);
  db.createObjectStore('contacts', { keyPath: 'id' });
  const messages = db.createObjectStore('messages', { keyPath: 'id' });
  messages.createIndex('byCase', ['case', 'at']);
  const outbox = db.createObjectStore('outbox', { keyPath: 'id' });
  outbox.createIndex('byCase', ['case', 'seq']);
  outbox.createIndex('byState', ['state', 'dueAt']);
  outbox.createIndex('bySeq', 'seq');
  db.createObjectStore('tabs', { keyPath: 'case' });
  db.createObjectStore('drafts', { keyPath: ['case', 'tab', 'version'] });
  db.createObjectStore('files', { keyPath: 'id' });
  db.createObjectStore('jobs', { keyPath: 'name' });
};

/** Version 2: custom fields, reminders, who is at a case. What desks said is completed here and read anew afterwards. */
const second: Step = async (db, tx) => {
  db.createObjectStore('reminders', { keyPath: 'key' });
  db.createObjectStore('presences', { keyPath: 'key' });
  const cases = tx.objectStore('cases');
  cases.createIndex('byContact', 'contact');
  cases.createIndex('byWait', 'wait');
  cases.createIndex('byDue', 'due');
  cases.createIndex('byStatusWait', ['status', 'wait']);
  cases.createIndex('byStatusDue', ['status', 'due']);
  cases.createIndex('byPoolUpdated', ['pool', 'updatedAt']);
  cases.createIndex('byPoolDue', ['pool', 'due']);
  tx.objectStore('outbox').createIndex('byGroup', 'group');
  for (const record of await cases.getAll())
    await cases.put({
      ...record,
      ...orderKeys({ ...record, dueAt: null }),
      fields: {},
      dueAt: null,
      said: { ...record.said, fields: {} },
    });
  const contacts = tx.objectStore('contacts');
  contacts.createIndex('byEmail', 'emailKey');
  contacts.createIndex('byPhone', 'phoneKey');
  for (const contact of await contacts.getAll())
    await contacts.put(withContactKeys({ ...contact, fields: {}, timeZone: '', notes: '' }));
  const directories = tx.objectStore('directories');
  for (const one of await directories.getAll())
    await directories.put({
      ...one,
      fields: [],
      uses: { tags: true, sentiment: true },
      channels: one.channels.map((channel) => ({ ...channel, address: '' })),
      agents: one.agents.map((agent) => ({ ...agent, signature: '' })),
    });
  await tx.objectStore('cursors').clear();
};

/** Version 3: a row that tells whether rows were lost. */
const third: Step = async (db, tx) => {
  const vitals = db.createObjectStore('vitals', { keyPath: 'key' });
  const cases = await tx.objectStore('cases').count();
  await vitals.put({ key: 'vitals', generation: crypto.randomUUID(), clock: 0, cases });
};

/** Version 4: requests for approval; the next pull lists them. */
const fourth: Step = (db) => {
  db.createObjectStore('approvals', { keyPath: 'id' }).createIndex('byCase', 'case');
};

/** Version 5: how often ready texts are used, and which of them are starred. */
const fifth: Step = (db) => {
  db.createObjectStore('uses', { keyPath: 'key' });
};

/** Step n brings version n to n + 1. */
const STEPS: readonly Step[] = [first, second, third, fourth, fifth];

/** Runs every step a database of version `from` needs to become one of `to`; null = the newest. */
export async function migrate(db: IDBPDatabase<Schema>, from: number, to: number | null, tx: Upgrade) {
  for (const step of STEPS.slice(from, to ?? undefined)) await step(db, tx);
}
