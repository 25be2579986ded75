import type { ServerDb } from '@/core/connectors/local/server/database';
import type { DeskServer } from '@/core/connectors/local/server/desk-server';
import { globalId, ownId } from '@/core/connectors/local/to-model';
import { putServerCase, serverThread } from '../fixtures/server-case.ts';
import type { ServerSide } from './contract/harness.ts';

export const DESK = 'local';
const AGENTS = { me: 'ana', other: 'ben', noReply: 'nia' };
/** What every harness over the embedded desk's server has in common. */
export const SAME = {
  desk: DESK,
  agents: AGENTS,
  queues: ['sales', 'repairs'],
  tags: ['vip', 'late'],
  fields: { case: 'reason', contact: 'level' },
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

/** The desk's own side: straight into its database and its server. */
export function sideOf(db: ServerDb, server: DeskServer): ServerSide {
  const thread = async (caseId: string) => {
    const all = await serverThread(db, ownId(DESK, caseId));
    return all.filter(({ kind }) => kind !== 'event').map(({ text, kind }) => ({ text, kind }));
  };
  return {
    aCase: async (wanted) => globalId(DESK, await putServerCase(db, wanted)),
    customerWrites: async (id, text) => globalId(DESK, await server.receive({ case: ownId(DESK, id), text })),
    takeAs: async (agent, id) => {
      const action = { kind: 'claim' } as const;
      await server.deliver({ item: crypto.randomUUID(), agent, case: ownId(DESK, id), action });
    },
    thread,
    countOf: async (id, text) => (await thread(id)).filter((entry) => entry.text === text).length,
  };
}
