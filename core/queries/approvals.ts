import * as v from 'valibot';
import { type ApprovalStats, statsOf } from '@/core/model/approval-stats';
import { CHANNEL_KINDS, type Channel, type ChannelKind } from '@/core/model/channel';
import type { Contact } from '@/core/model/contact';
import type { Capabilities } from '@/core/model/desk';
import type { Agent, Queue } from '@/core/model/directory';
import type { Message } from '@/core/model/message';
import { approvalById, approvalsOf } from '@/core/store/approvals';
import { toContact } from '@/core/store/contacts';
import { database } from '@/core/store/database';
import type { CaseRecord, StoredApproval } from '@/core/store/schema';
import { newestOf } from '@/core/store/unseen';
import {
  type ApprovalRow,
  type Around,
  around,
  isBeingDecided,
  rowOf,
  shownApprovals,
  urgentAtOf,
  waitsForMe,
} from './approval-rows.ts';
import { query } from './query.ts';

export type { ApprovalStats } from '@/core/model/approval-stats';
export type { ApprovalRow, OwedStep } from './approval-rows.ts';

/** A list of requests, the most urgent (`waiting`) or newest (`mine`) first, and what it can be filtered by. */
export interface ApprovalList {
  readonly rows: readonly ApprovalRow[];
  readonly total: number;
  readonly authors: readonly { readonly id: string; readonly name: string }[];
  readonly queues: readonly { readonly id: string; readonly name: string }[];
  readonly channels: readonly ChannelKind[];
  readonly stats: ApprovalStats;
}

/** One request to decide about, with everything beside it. */
export interface ApprovalView extends ApprovalRow {
  /** The last entries of the thread, oldest first. */
  readonly recent: readonly Message[];
  readonly channel: Channel | null;
  readonly capabilities: Capabilities;
  readonly me: Agent | null;
  readonly agents: readonly Agent[];
  readonly queues: readonly Queue[];
  readonly contact: Contact | null;
}

/** Entries of the thread beside one. */
const RECENT = 10;
const READS = ['approvals', 'outbox', 'cases', 'desks', 'directories', 'messages'] as const;

/** A request with what it is filtered and sorted by. */
interface Placed {
  readonly one: StoredApproval;
  readonly record: CaseRecord | undefined;
  /** My decision about it is on its way: it is shown, after everything that still needs one. */
  readonly done: boolean;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What ends first comes first, then who waits longest; what ends never comes after all that does. */
const byUrgency = (a: Placed, b: Placed) =>
  Number(a.done) - Number(b.done) ||
  compare(urgentAtOf(a.record) ?? '\uffff', urgentAtOf(b.record) ?? '\uffff') ||
  compare(a.one.createdAt, b.one.createdAt);

const byNewest = (a: Placed, b: Placed) => compare(b.one.createdAt, a.one.createdAt);

/** Each once, by name. */
function distinct<T extends { readonly id: string; readonly name: string }>(all: readonly T[]) {
  const named = new Map(all.map(({ id, name }) => [id, { id, name }]));
  return [...named.values()].sort((a, b) => a.name.localeCompare(b.name));
}

async function placedOf(chosen: readonly StoredApproval[], all: Around): Promise<Placed[]> {
  const cases = (await database()).transaction('cases').store;
  return Promise.all(
    chosen.map(async (one) => ({
      one,
      record: await cases.get(one.case),
      done: isBeingDecided(one.id, all),
    })),
  );
}

/** The queue a request stands in for whoever filters: the one that decides, else its case's. */
const queueOf = ({ one, record }: Placed) => one.queue ?? record?.queue ?? '';

/** What waits for this agent's decision, or what they wrote themselves. */
export const approvals = query({
  args: v.object({
    list: v.picklist(['waiting', 'mine']),
    author: v.optional(v.string()),
    queue: v.optional(v.string()),
    channel: v.optional(v.picklist(CHANNEL_KINDS)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  }),
  reads: READS,
  async run({ list, author, queue, channel, limit }): Promise<ApprovalList> {
    const all = await around();
    const shown = await shownApprovals(all);
    const mine = new Set(all.desks.map(({ id, me }) => `${id}:${me?.id}`));
    const waiting = shown.filter((one) => waitsForMe(one, all));
    const chosen =
      list === 'waiting' ? waiting : shown.filter((one) => mine.has(`${one.desk}:${one.author.id}`));
    const placed = await placedOf(chosen, all);
    const kept = placed
      .filter(({ one }) => author === undefined || one.author.id === author)
      .filter((here) => queue === undefined || queueOf(here) === queue)
      .filter(({ record }) => channel === undefined || record?.kind === channel)
      .sort(list === 'waiting' ? byUrgency : byNewest);
    const names = new Map(all.directories.flatMap(({ queues }) => queues).map(({ id, name }) => [id, name]));
    const queues = placed.map(queueOf).filter((id) => id !== '');
    const left = waiting.filter(({ id }) => !isBeingDecided(id, all)).length;
    return {
      rows: await Promise.all(kept.slice(0, limit).map(({ one, record }) => rowOf(one, record, all))),
      total: kept.length,
      authors: distinct(placed.map(({ one }) => one.author)),
      queues: distinct(queues.map((id) => ({ id, name: names.get(id) ?? '' }))),
      channels: CHANNEL_KINDS.filter((kind) => placed.some(({ record }) => record?.kind === kind)),
      stats: statsOf(shown, left, Date.now()),
    };
  },
});

/** One request, whatever became of it; null = there is none (any more). */
export const approval = query({
  args: v.string(),
  reads: [...READS, 'contacts'],
  async run(id): Promise<ApprovalView | null> {
    const db = await database();
    const all = await around();
    const stored = await approvalById(id);
    const one = (await shownApprovals(all, stored ? [stored] : [])).find((shown) => shown.id === id);
    const desk = all.desks.find((known) => known.id === one?.desk);
    if (!one || !desk) return null;
    const directory = all.directories.find((known) => known.desk === desk.id);
    const record = await db.get('cases', one.case);
    const contact = record && (await db.get('contacts', record.contact));
    return {
      ...(await rowOf(one, record, all)),
      recent: (await newestOf(one.case, RECENT)).reverse(),
      channel: directory?.channels.find((known) => known.id === record?.channel) ?? null,
      capabilities: desk.capabilities,
      me: desk.me,
      agents: directory?.agents ?? [],
      queues: directory?.queues ?? [],
      contact: contact ? toContact(contact) : null,
    };
  },
});

/** Every request of a case, with what is on its way from here. */
export async function shownAt(caseId: string, all?: Around): Promise<StoredApproval[]> {
  const known = all ?? (await around());
  const shown = await shownApprovals(known, await approvalsOf(caseId));
  return shown.filter((one) => one.case === caseId);
}

/** A reply of theirs waits there for somebody's decision: they go on with the case afterwards, so it stays with them. */
export const hasAsked = async (caseId: string, agent: string): Promise<boolean> =>
  (await shownAt(caseId)).some(({ state, author }) => state === 'waiting' && author.id === agent);

/** Of a case: what waits, and what its author here has not put away yet; oldest first. */
export async function approvalsAt(caseId: string, record: CaseRecord | undefined): Promise<ApprovalRow[]> {
  const all = await around();
  const told = (await shownAt(caseId, all)).filter((one) => {
    const me = all.desks.find(({ id }) => id === one.desk)?.me;
    return one.state === 'waiting' || (one.author.id === me?.id && !one.away);
  });
  told.sort((a, b) => compare(a.createdAt, b.createdAt));
  return Promise.all(told.map((one) => rowOf(one, record, all)));
}

/** What waits for a decision of whoever is signed in. */
export async function countApprovals(): Promise<number> {
  const all = await around();
  // Asked after every commit, and most people decide about nothing.
  if (!all.desks.some(({ me }) => me?.rights.includes('approve'))) return 0;
  const shown = await shownApprovals(all);
  return shown.filter((one) => waitsForMe(one, all) && !isBeingDecided(one.id, all)).length;
}

/** Cases with a request that waits. */
export async function pendingCases(): Promise<ReadonlySet<string>> {
  const shown = await shownApprovals(await around());
  return new Set(shown.flatMap((one) => (one.state === 'waiting' ? [one.case] : [])));
}
