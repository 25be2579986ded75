import { change, type ServerDb } from '@/core/connectors/local/server/database';
import type { DeskServer } from '@/core/connectors/local/server/desk-server';
import { globalId, ownId } from '@/core/connectors/local/to-model';
import type { Own, OwnPlace } from '@/core/connectors/together';
import { putServerCase, serverThread } from '../fixtures/server-case.ts';
import { smallDesk } from '../fixtures/small-desk.ts';
import { aTemplate } from '../fixtures/template.ts';
import type { ServerSide } from './contract/harness.ts';

export const DESK = 'local';
const AGENTS = { me: 'ana', other: 'ben', noReply: 'nia', approvers: ['ben', 'eva'] } as const;
/** What every harness over the embedded desk's server has in common. */
export const SAME = {
  desk: DESK,
  agents: AGENTS,
  queues: ['sales', 'repairs'],
  tags: ['vip', 'late'],
  fields: { case: 'reason', contact: 'level' },
  templates: { channel: 'phone', utility: 'renewal', marketing: 'offer', paused: 'old' },
} as const;
const NO_OPTIONS = { options: [], required: false };
export const FIELDS = [
  {
    id: 'reason',
    label: 'Reason',
    on: 'case' as const,
    kind: 'choice' as const,
    options: ['Refund', 'Repair'],
    required: true,
  },
  { id: 'level', label: 'Level', on: 'contact' as const, kind: 'text' as const, ...NO_OPTIONS },
];

/** What a browser keeps of itself, for as long as a test runs. */
export function inMemory(me: string | undefined): OwnPlace {
  let own: Own = { me };
  return {
    read: async () => own,
    write: async (part) => {
      own = { ...own, ...part };
    },
  };
}

/** The desk that every contract is run against. */
export function contractDesk() {
  const { agents, ...rest } = smallDesk({
    fields: FIELDS,
    templates: [
      aTemplate({ id: 'renewal' }),
      aTemplate({ id: 'offer', name: 'offer', category: 'marketing' }),
      aTemplate({ id: 'old', name: 'old', status: 'paused' }),
    ],
  });
  const [, ben] = agents;
  if (!ben) throw new Error('the small desk has nobody who may approve');
  return {
    ...rest,
    agents: [...agents, { ...ben, id: 'eva', name: 'Eva Roth', email: 'eva@bikes.example' }],
  };
}

const DAY = 24 * 3_600_000;
const LONG_AGO = () => new Date(Date.now() - 2 * DAY).toISOString();

/** The desk's own side: straight into its database and its server. */
export function sideOf(db: ServerDb, server: DeskServer): ServerSide {
  const thread = async (caseId: string) => {
    const all = await serverThread(db, ownId(DESK, caseId));
    return all.filter(({ kind }) => kind !== 'event').map(({ text, kind }) => ({ text, kind }));
  };
  return {
    aCase: async ({ windowOver = false, ...wanted } = {}) => {
      const put = windowOver
        ? putServerCase(db, { ...wanted, channel: 'phone' }, LONG_AGO())
        : putServerCase(db, wanted);
      return globalId(DESK, await put);
    },
    setRights: (id, rights) =>
      change(db, async (c) => {
        const directory = await c.store('directory').get('directory');
        if (!directory) throw new Error('nothing is seeded');
        const agents = directory.agents.map((agent) => (agent.id === id ? { ...agent, rights } : agent));
        await c.store('directory').put({ ...directory, agents });
      }),
    loseFile: (id) => db.delete('files', id),
    customerWrites: async (id, text) => globalId(DESK, await server.receive({ case: ownId(DESK, id), text })),
    takeAs: async (agent, id) => {
      const action = { kind: 'claim' } as const;
      await server.deliver({ item: crypto.randomUUID(), agent, case: ownId(DESK, id), action });
    },
    thread,
    countOf: async (id, text) => (await thread(id)).filter((entry) => entry.text === text).length,
  };
}
