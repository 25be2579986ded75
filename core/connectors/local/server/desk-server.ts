import type { MailBatch } from '@/core/mail/types';
import type { AdminChange } from '@/core/model/admin-change';
import { hashOf } from '@/core/model/approval';
import type { Directory } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import type { PracticeLine } from '@/core/model/practice-line';
import type { Presence } from '@/core/model/presence';
import type { SampleDesk } from '../sample.ts';
import { administer, readSettings } from './administer.ts';
import { readApprovals } from './approval-rows.ts';
import { claimReview, releaseReview } from './approvals.ts';
import { type Change, change, type ServerDb, type ServerMessage, type ServerMeta } from './database.ts';
import { deliver } from './deliver.ts';
import { escalate } from './escalate.ts';
import { importMails } from './import-mail.ts';
import { type Incoming, receive } from './incoming.ts';
import type { Delivery } from './job.ts';
import { catchUp, nextDue, whoTypes } from './practice.ts';
import { createPresences } from './presences.ts';
import { type LogSlice, readDirectory, readLog, readThread } from './pull.ts';
import { closeQuiet } from './rules.ts';
import { clear, seed } from './seed.ts';

/** What is new at the desk, and how late it is there. */
interface DeskNews extends LogSlice {
  readonly nextAt: string | null;
  readonly presences: readonly Presence[];
  readonly now: string;
}

/** What the server side of the embedded desk answers; its connector speaks to it as to any other helpdesk. */
export type DeskServer = ReturnType<typeof createDeskServer>;

// As many as a surface shows at first.
const THREAD_PAGE = 50;

/** Hash of the text that is proposed; '' for everything else. */
const proposed = async ({ action }: Pick<Delivery, 'action'>) =>
  action.kind === 'approval' && (action.step.do === 'request' || action.step.do === 'revise')
    ? hashOf(action.step.proposal)
    : '';

/** Whoever `as` names, else who is signed in. Errors: signed-out. */
async function agentIn(c: Change, as?: string) {
  const agents = (await c.store('directory').get('directory'))?.agents ?? [];
  const agent = agents.find(({ id }) => id === (as ?? c.meta().me));
  if (!agent) throw new CasebarError('signed-out');
  return agent;
}

/**
 * The embedded desk: a small helpdesk with rules of its own, in a database of its own. Where a method takes `as`, that
 * agent asks; left out, it is the one who is signed in here, which is right as long as one person uses it.
 */
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

    /** `keep`: that is who asks from now on. */
    async signIn(as?: string, keep = true) {
      const { agents } = await directory();
      const meta: ServerMeta | undefined = await db.get('meta', 'desk');
      const me = agents.find(({ id }) => id === (as ?? meta?.me));
      if (!me) throw new CasebarError('forbidden', as ?? '');
      // Which requests for approval are told depends on who asks.
      if (keep) await change(db, async (c) => c.setMeta({ me: me.id, approvalsSeq: c.next() }));
      return { me, name: meta?.name ?? '' };
    },
    directory,
    async contacts(ids: readonly string[]) {
      const found = await Promise.all(ids.map((id) => db.get('contacts', id)));
      return found.filter((contact) => contact !== undefined);
    },

    async pull(since: number): Promise<DeskNews> {
      await directory();
      // One moment for all: what is due between two looks at the clock must not be missed by both.
      const at = time();
      await catchUp(db, at);
      await closeQuiet(db, at);
      await escalate(db, at);
      const around = [...presences.all(), ...(await whoTypes(db, at))];
      const slice = await readLog(db, since);
      return { ...slice, nextAt: await nextDue(db, at), presences: around, now: time() };
    },
    /** What an agent is doing at a case. */
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

    async deliver(delivery: Omit<Delivery, 'at' | 'hash'>) {
      const hash = await proposed(delivery);
      const done = poke(await change(db, (c) => deliver(c, { ...delivery, hash, at: time() })));
      if ('refused' in done) throw done.refused;
      return done;
    },
    delivered: (item: string) => db.get('delivered', item),

    async approvals(as?: string) {
      const meta: ServerMeta | undefined = await db.get('meta', 'desk');
      return readApprovals(db, as ?? meta?.me ?? '', now());
    },
    /** Every request there ever was. Errors: no-right. */
    async approvalRecord(as?: string) {
      const { rights } = await change(db, (c) => agentIn(c, as));
      if (!rights.includes('approve') && !rights.includes('administer')) throw new CasebarError('no-right');
      return db.getAll('approvals');
    },
    claim: async (approval: string, revision: number, as?: string) =>
      poke(await change(db, async (c) => claimReview(c, approval, revision, await agentIn(c, as), now()))),
    release: async (approval: string, as?: string) =>
      poke(await change(db, async (c) => releaseReview(c, approval, await agentIn(c, as), now()))),

    /** A contact writes; used by practice, imports and tests. */
    receive: async (incoming: Omit<Incoming, 'at'>) =>
      poke(await change(db, (c) => receive(c, { ...incoming, at: time() }))),

    /** Mails from a file; their files have been put here before. */
    importMails: async ({ mails, ours }: MailBatch) =>
      poke(await importMails(db, mails, { ours, at: time() })),

    /** Errors: signed-out, forbidden, empty, conflict, gone, rejected. */
    administer: async (wanted: AdminChange, as?: string) =>
      poke(await change(db, async (c) => administer(c, wanted, await agentIn(c, as), time()))),
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
