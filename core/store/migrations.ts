import type { IDBPDatabase } from 'idb';
import type { Schema } from './schema.ts';

type Step = (db: IDBPDatabase<Schema>) => void;

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

/** Step n brings version n to n + 1. */
const STEPS: readonly Step[] = [first];

/** Runs every step a database of `from` still needs. */
export function migrate(db: IDBPDatabase<Schema>, from: number) {
  for (const step of STEPS.slice(from)) step(db);
}
