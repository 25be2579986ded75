import type { MailBatch } from '@/core/mail/types';
import type { AdminChange } from '@/core/model/admin-change';
import type { Directory } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import type { PracticeLine } from '@/core/model/practice-line';
import type { Presence } from '@/core/model/presence';
import type { SampleDesk } from '../sample.ts';
import { administer, readSettings } from './administer.ts';
import { change, type ServerDb, type ServerMessage, type ServerMeta } from './database.ts';
import { type Delivery, deliver } from './deliver.ts';
import { importMails } from './import-mail.ts';
import { type Incoming, receive } from './incoming.ts';
import { catchUp, nextDue, whoTypes } from './practice.ts';
import { createPresences } from './presences.ts';
import { type LogSlice, readDirectory, readLog, readThread } from './pull.ts';
import { closeQuiet } from './rules.ts';
import { clear, seed } from './seed.ts';

/** What the server side of the embedded desk answers; its connector speaks to it as to any other helpdesk. */
export type DeskServer = ReturnType<typeof createDeskServer>;

// As many as a surface shows at first.
const THREAD_PAGE = 50;

/** The embedded desk: a small helpdesk with rules of its own, in a database of its own. */
export function createDeskServer(db: ServerDb, now: () => number = () => Date.now()) {
  const time = () => new Date(now()).toISOString();
  const listeners = new Set<() => void>();
  const presences = createPresences(now);
  // News without content: whoever listens pulls. Told after the commit, never from within a transaction.
  let line: PracticeLine = 'good';
  const poke = <T>(result: T): T => {
    // News takes the same way as answers do.
    if (line !== 'good') return result;
    for (const listener of listeners) listener();
    return result;
  };
  const directory = async (): Promise<Directory> => {
    const found = await readDirectory(db);
    if (!found) throw new CasebarError('signed-out');
    return found;
  };
  return {
    seed: async (sample: SampleDesk) => poke(await seed(db, sample, now())),
    clear: () => clear(db),
    isSeeded: async () => (await readDirectory(db)) !== null,

    async signIn(as?: string) {
      const { agents } = await directory();
      const meta: ServerMeta | undefined = await db.get('meta', 'desk');
      const me = agents.find(({ id }) => id === (as ?? meta?.me));
      if (!me) throw new CasebarError('forbidden', as ?? '');
      await change(db, async (c) => c.setMeta({ me: me.id }));
      return { me, name: meta?.name ?? '' };
    },
    directory,
    async contacts(ids: readonly string[]) {
      const found = await Promise.all(ids.map((id) => db.get('contacts', id)));
      return found.filter((contact) => contact !== undefined);
    },

    async pull(since: number): Promise<LogSlice & { nextAt: string | null; presences: Presence[] }> {
      await directory();
      // One moment for all: what is due between two looks at the clock must not be missed by both.
      const at = time();
      await catchUp(db, at);
      await closeQuiet(db, at);
      const around = [...presences.all(), ...(await whoTypes(db, at))];
      return { ...(await readLog(db, since)), nextAt: await nextDue(db, at), presences: around };
    },
    /** What an agent is doing at a case; `as` is for tests, everybody else speaks for who is signed in. */
    async tell(caseId: string, doing: Presence['doing'], as?: string) {
      const { agents } = await directory();
      const meta: ServerMeta | undefined = await db.get('meta', 'desk');
      const agent = agents.find(({ id }) => id === (as ?? meta?.me));
      if (agent && presences.tell(caseId, { kind: 'agent', id: agent.id, name: agent.name }, doing))
        poke(null);
    },
    thread: (
      caseId: string,
      before: string | null,
    ): Promise<{ items: ServerMessage[]; next: string | null }> =>
      readThread(db, caseId, before, THREAD_PAGE),

    async file(id: string): Promise<Blob> {
      const found = await db.get('files', id);
      if (!found) throw new CasebarError('gone', id);
      return found.blob;
    },
    putFile: (id: string, blob: Blob) =>
      change(db, async (c) => void (await c.store('files').put({ id, blob }))),

    deliver: async (delivery: Omit<Delivery, 'at'>) =>
      poke(await change(db, (c) => deliver(c, { ...delivery, at: time() }))),
    delivered: (item: string) => db.get('delivered', item),

    /** A contact writes; used by practice, imports and tests. */
    receive: async (incoming: Omit<Incoming, 'at'>) =>
      poke(await change(db, (c) => receive(c, { ...incoming, at: time() }))),

    /** Mails from a file; their files have been put here before. */
    importMails: async ({ mails, ours }: MailBatch) =>
      poke(await importMails(db, mails, { ours, at: time() })),

    /** Errors: signed-out, forbidden, empty, conflict, gone, rejected. */
    administer: async (wanted: AdminChange) => poke(await change(db, (c) => administer(c, wanted, time()))),
    settings: () => readSettings(db),

    /** How requests get here; the desk itself always works. */
    async line(): Promise<PracticeLine> {
      line = (await db.get('meta', 'desk'))?.line ?? 'good';
      return line;
    },
    /** A line that breaks tells nobody: the next request finds out. */
    async setLine(wanted: PracticeLine) {
      await change(db, async (c) => c.setMeta({ line: wanted }));
      line = wanted;
      poke(null);
    },

    /** Calls `onNews` after every change, until `signal` is aborted. */
    listen(onNews: () => void, signal: AbortSignal) {
      listeners.add(onNews);
      signal.addEventListener('abort', () => listeners.delete(onNews), { once: true });
    },
  };
}
