// @vitest-environment node
import { IDBFactory } from 'fake-indexeddb';
import { type IDBPDatabase, openDB } from 'idb';
import { expect, test } from 'vitest';
import { openServer, SERVER_STORES } from '@/core/connectors/local/server/database';
import { createDeskServer } from '@/core/connectors/local/server/desk-server';
import { putServerCase } from '../../../fixtures/server-case.ts';
import { smallDesk } from '../../../fixtures/small-desk.ts';

/** Its tables until there were approvals. */
function firstTables(old: IDBPDatabase) {
  for (const store of ['meta', 'directory']) old.createObjectStore(store, { keyPath: 'key' });
  const contacts = old.createObjectStore('contacts', { keyPath: 'id' });
  contacts.createIndex('bySeq', 'seq');
  contacts.createIndex('byEmail', 'email');
  old.createObjectStore('cases', { keyPath: 'id' }).createIndex('bySeq', 'seq');
  const messages = old.createObjectStore('messages', { keyPath: 'id' });
  messages.createIndex('bySeq', 'seq');
  messages.createIndex('byCase', ['case', 'at']);
  old.createObjectStore('gone', { keyPath: 'seq' });
  old.createObjectStore('delivered', { keyPath: 'item' });
  old.createObjectStore('due', { keyPath: 'case' });
  old.createObjectStore('files', { keyPath: 'id' });
  old.createObjectStore('mail', { keyPath: 'key' });
}

/** The embedded desk as version 1 stored it: written out, since no code of today writes it any more. */
async function frozenFirst(name: string) {
  const db = await openDB(name, 1, { upgrade: firstTables });
  const at = '2026-01-05T10:00:00.000Z';
  await db.put('meta', { key: 'desk', name: 'Bikes', me: 'ana', seq: 3, nextNumber: 1002, directorySeq: 0 });
  await db.put('directory', {
    key: 'directory',
    channels: [
      {
        id: 'mail',
        name: 'help@bikes.example',
        kind: 'email',
        windowHours: 0,
        isPublic: false,
        limits: null,
      },
    ],
    queues: [{ id: 'sales', name: 'Sales', mode: 'pull' }],
    agents: [
      { id: 'ana', name: 'Ana Reis', email: 'ana@bikes.example', rights: ['reply'], queues: ['sales'] },
    ],
    tags: [],
    quickReplies: [],
  });
  const carla = {
    id: 'carla',
    name: 'Carla Lima',
    email: 'carla@mail.example',
    phone: '',
    company: '',
    city: '',
  };
  await db.put('contacts', {
    ...carla,
    language: 'pt-BR',
    fields: [{ label: 'Customer since', value: '2019' }],
    seq: 1,
  });
  const known = { number: '1001', channel: 'mail', contact: 'carla', subject: 'A squeaking brake' };
  const state = { status: 'open', assignee: 'ana', queue: 'sales', tags: [], sentiment: null };
  const counts = { preview: 'It squeaks', unread: 1, waitingSince: at, lastInboundAt: at, revision: 1 };
  await db.put('cases', {
    id: '1001',
    ...known,
    ...state,
    ...counts,
    createdAt: at,
    updatedAt: at,
    practice: [],
    seq: 2,
  });
  await db.put('delivered', { item: 'item-1', message: 'm1', at, statusProblem: '' });
  db.close();
}

/** The tables of version 2 with these rows; it had those of version 1 and other contents. */
async function frozenSecond(name: string, rows: readonly (readonly unknown[])[]) {
  const db = await openDB(name, 2, { upgrade: firstTables });
  const names = ['meta', 'directory', 'contacts', 'cases'];
  for (const [n, all] of rows.entries()) for (const row of all) await db.put(names[n] ?? '', row);
  db.close();
}

test('an embedded desk of the first version keeps its people, cases and what was delivered', async () => {
  await frozenFirst('old-desk');
  const db = await openServer('old-desk');
  expect([...db.objectStoreNames].sort()).toEqual(expect.arrayContaining([...SERVER_STORES].sort()));
  expect(await db.get('contacts', 'carla')).toMatchObject({
    name: 'Carla Lima',
    fields: { 'Customer since': '2019' },
    timeZone: '',
    notes: '',
  });
  expect(await db.get('cases', '1001')).toMatchObject({ status: 'open', fields: {}, dueAt: null });
  expect(await db.get('delivered', 'item-1')).toMatchObject({ message: 'm1' });
  db.close();
});

test('what stood beside a contact is a field that can be read and changed afterwards', async () => {
  await frozenFirst('old-desk-2');
  const db = await openServer('old-desk-2');
  const server = createDeskServer(db);
  const directory = await server.directory();
  expect(directory.fields).toEqual([
    {
      id: 'Customer since',
      label: 'Customer since',
      on: 'contact',
      kind: 'text',
      options: [],
      required: false,
    },
  ]);
  expect(directory.uses).toEqual({ tags: true, sentiment: true });
  expect(directory.channels[0]?.address).toBe('help@bikes.example');
  expect(directory.agents[0]?.signature).toBe('');
  const change = { fields: { 'Customer since': '2020' } };
  const action = { kind: 'contact', contact: 'carla', change } as const;
  await server.deliver({ item: 'item-2', agent: 'ana', case: '1001', action });
  expect((await db.get('contacts', 'carla'))?.fields).toEqual({ 'Customer since': '2020' });
  db.close();
});

test('the upgraded tables and new ones have the same stores and indexes', async () => {
  await frozenFirst('old-desk-3');
  const shapeOf = async (name: string) => {
    const db = await openServer(name);
    const shape = [...db.objectStoreNames].map((store) => {
      const { indexNames, keyPath } = db.transaction(store).store;
      return { store, keyPath, indexes: [...indexNames] };
    });
    db.close();
    return shape;
  };
  expect(await shapeOf('old-desk-3')).toEqual(await shapeOf('new-desk'));
});

test('an embedded desk from before there were approvals takes them, and keeps what it has', async () => {
  const old = await openServer('old-desk-4');
  await createDeskServer(old).seed(smallDesk());
  const id = await putServerCase(old);
  old.close();
  // What version 2 was: the same, without the table.
  const factory = new IDBFactory();
  const raw = await openDB('old-desk-4');
  const rows = await Promise.all(['meta', 'directory', 'contacts', 'cases'].map((name) => raw.getAll(name)));
  raw.close();
  const before = globalThis.indexedDB;
  globalThis.indexedDB = factory;
  await frozenSecond('old-desk-4', rows);
  const db = await openServer('old-desk-4');
  const server = createDeskServer(db);
  const proposal = { text: 'May I?', attachments: [], status: null };
  const step = { do: 'request', proposal, note: '', queue: null, threadRevision: 1 } as const;
  const action = { kind: 'approval', approval: 'first', step } as const;
  await server.deliver({ item: 'item-1', agent: 'nia', case: id, action });
  expect(await server.approvals('ben')).toMatchObject([{ id: 'first', case: id, state: 'waiting' }]);
  expect((await server.directory()).agents).toHaveLength(3);
  db.close();
  globalThis.indexedDB = before;
});
