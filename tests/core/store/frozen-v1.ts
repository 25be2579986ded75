import { openDB } from 'idb';

/**
 * A database as the first version of Casebar left it on somebody's disk. Never changed when the product changes:
 * it stands for what is out there. `FROZEN_SHAPE` is compared with what `migrate` makes of nothing.
 */
const index = (name: string, path: string | string[]) => ({
  index: name,
  path,
  unique: false,
  multiEntry: false,
});

export const FROZEN_SHAPE = [
  {
    store: 'cases',
    keyPath: 'id',
    indexes: [
      index('byHolder', ['holder', 'updatedAt']),
      index('byPool', ['pool', 'since']),
      index('byStatus', ['status', 'updatedAt']),
      index('byUpdated', 'updatedAt'),
    ],
  },
  { store: 'contacts', keyPath: 'id', indexes: [] },
  { store: 'cursors', keyPath: 'desk', indexes: [] },
  { store: 'desks', keyPath: 'id', indexes: [] },
  { store: 'directories', keyPath: 'desk', indexes: [] },
  { store: 'drafts', keyPath: ['case', 'tab', 'version'], indexes: [] },
  { store: 'files', keyPath: 'id', indexes: [] },
  { store: 'jobs', keyPath: 'name', indexes: [] },
  { store: 'messages', keyPath: 'id', indexes: [index('byCase', ['case', 'at'])] },
  {
    store: 'outbox',
    keyPath: 'id',
    indexes: [index('byCase', ['case', 'seq']), index('bySeq', 'seq'), index('byState', ['state', 'dueAt'])],
  },
  { store: 'tabs', keyPath: 'case', indexes: [] },
];

const AT = '2026-11-02T12:00:00.000Z';
const ME = { id: 'ana', name: 'Ana Reis', email: 'ana@bikes.example', rights: ['reply'], queues: ['sales'] };
const STATE = { status: 'open', assignee: 'ana', queue: 'sales', tags: ['vip'], sentiment: null };
const MESSAGE = { case: 'local:1', kind: 'message', html: '', attachments: [], mail: null, event: null };

const ROWS: Readonly<Record<string, readonly unknown[]>> = {
  desks: [
    {
      id: 'local',
      kind: 'local',
      name: 'Bikes',
      me: ME,
      health: 'in-step',
      inStepAt: AT,
      capabilities: {
        tags: true,
        sentiment: true,
        queues: true,
        replyWithStatus: true,
        knowsDelivered: true,
        switchAgent: true,
        importMail: true,
      },
    },
  ],
  directories: [
    {
      desk: 'local',
      channels: [],
      queues: [{ id: 'sales', name: 'Sales', mode: 'pull' }],
      agents: [ME],
      tags: [{ id: 'vip', name: 'VIP' }],
      quickReplies: [],
    },
  ],
  cursors: [{ desk: 'local', cursor: '17', dueAt: AT, failures: 0 }],
  cases: [
    {
      ...STATE,
      id: 'local:1',
      desk: 'local',
      number: '1',
      channel: 'mail',
      kind: 'email',
      contact: 'local:carla',
      contactName: 'Carla Lima',
      subject: 'A squeaking brake',
      preview: 'It squeaks',
      unread: 1,
      waitingSince: AT,
      windowEndsAt: null,
      language: 'en',
      createdAt: AT,
      updatedAt: AT,
      revision: 1,
      unconfirmed: 1,
      said: STATE,
      saidUnread: 1,
      seenRevision: null,
      holder: 'local:ana',
      since: AT,
    },
  ],
  messages: [
    {
      ...MESSAGE,
      id: 'local:m000000009',
      direction: 'in',
      author: { kind: 'contact', id: 'carla', name: 'Carla Lima' },
      text: 'It squeaks',
      at: AT,
      delivery: null,
    },
    {
      ...MESSAGE,
      id: 'outbox:owed',
      direction: 'out',
      author: { kind: 'agent', id: 'ana', name: 'Ana Reis' },
      text: 'Please do not lose me',
      at: '2026-11-02T12:01:00.000Z',
      delivery: 'unconfirmed',
    },
  ],
  outbox: [
    {
      id: 'owed',
      desk: 'local',
      case: 'local:1',
      agent: 'ana',
      seq: 1,
      action: { kind: 'reply', text: 'Please do not lose me', attachments: [], status: null },
      state: 'unconfirmed',
      attempts: [{ id: 'attempt-1', at: AT }],
      dueAt: AT,
      createdAt: AT,
      problem: { code: 'offline', detail: '' },
      seenRevision: 1,
    },
  ],
  tabs: [{ case: 'local:1', desk: 'local', agent: 'ana', order: 1, preview: false, seenRevision: 0 }],
  drafts: [
    { id: 'draft-1', case: 'local:1', tab: 'reply', text: 'And', attachments: [], savedAt: AT, version: 1 },
  ],
  jobs: [{ name: 'deliver:local', dueAt: AT }],
};

/** What was owed in any state, each with what the thread showed of it. */
const OWED = (['queued', 'sending', 'unconfirmed', 'failed', 'held'] as const).map((state, n) => ({
  id: `owed-${state}`,
  desk: 'local',
  case: 'local:1',
  agent: 'ana',
  seq: n + 2,
  action: { kind: 'reply', text: `Was ${state}`, attachments: [], status: null },
  state,
  attempts: state === 'queued' ? [] : [{ id: `attempt-${state}`, at: AT }],
  dueAt: AT,
  createdAt: AT,
  problem: state === 'failed' ? { code: 'rejected', detail: '' } : null,
  seenRevision: 1,
}));
/** Rows for `createFrozenV1`: a busy day's outbox. */
export const BUSY: Readonly<Record<string, readonly unknown[]>> = {
  outbox: OWED,
  messages: OWED.map(({ id, action, state }, n) => ({
    ...MESSAGE,
    id: `outbox:${id}`,
    direction: 'out',
    author: { kind: 'agent', id: 'ana', name: 'Ana Reis' },
    text: action.text,
    at: `2026-11-02T12:0${n + 2}:00.000Z`,
    delivery: state,
  })),
};

/** Writes it, without any of the product's code. */
export async function createFrozenV1(name: string, more: Readonly<Record<string, readonly unknown[]>> = {}) {
  const db = await openDB(name, 1, {
    upgrade(made) {
      for (const { store, keyPath, indexes } of FROZEN_SHAPE) {
        const created = made.createObjectStore(store, { keyPath });
        for (const { index: of, path } of indexes) created.createIndex(of, path);
      }
    },
  });
  for (const all of [ROWS, more])
    for (const [store, rows] of Object.entries(all)) for (const row of rows) await db.put(store, row);
  db.close();
}
