import type { CaseFacts, CaseState } from '@/core/model/case';
import { isDone, isFree } from '@/core/model/case';
import type { OutboxItem } from '@/core/model/outbox-item';
import { isOwed, isScheduled } from '@/core/model/outbox-item';
import { projectCase } from '@/core/model/project-case';
import { database, type WriteTx, write } from './database.ts';
import { type OrderKeys, orderKeys } from './order-keys.ts';
import type { CaseRecord } from './schema.ts';

/** Only what agents change: facts handed over whole would put the desk's counts into the state as well. */
const stateOf = ({ status, assignee, queue, tags, sentiment, fields }: CaseState): CaseState => ({
  status,
  assignee,
  queue,
  tags,
  sentiment,
  fields,
});

/** Keys under which the views find the case; absent keys keep it out of an index. */
function withKeys(record: Omit<CaseRecord, keyof OrderKeys>): CaseRecord {
  const { holder: _, pool: __, ...rest } = record;
  return {
    ...rest,
    ...orderKeys(record),
    since: record.waitingSince ?? record.createdAt,
    ...(record.assignee && !isDone(record.status) && { holder: `${record.desk}:${record.assignee}` }),
    ...(isFree(record) && record.queue && { pool: `${record.desk}:${record.queue}` }),
  };
}

/** The desk's word on a case, kept beside what is shown. */
interface Said {
  readonly said: CaseState;
  readonly saidUnread: number;
  readonly seenRevision: number | null;
  readonly warned?: string;
}

/**
 * What is new to this agent: no more than the desk counts since the last answer, and no more than came since the
 * agent looked. The difference of two of the desk's counts would not do: an answer in between starts it anew.
 */
const unreadOf = (revision: number, { saidUnread, seenRevision }: Said) =>
  seenRevision === null || revision < seenRevision
    ? saidUnread
    : Math.min(saidUnread, revision - seenRevision);

/** A record from the desk's facts, its word on the state, and everything still owed, laid over it in order. */
function build(facts: CaseFacts, word: Said, items: readonly OutboxItem[]): CaseRecord {
  const owed = items.filter((item) => isOwed(item.state));
  return withKeys({
    ...facts,
    ...projectCase(word.said, owed),
    said: word.said,
    saidUnread: word.saidUnread,
    seenRevision: word.seenRevision,
    ...(word.warned && { warned: word.warned }),
    unread: unreadOf(facts.revision, word),
    unconfirmed: owed.filter((item) => !isScheduled(item)).length,
    since: facts.createdAt,
  });
}

/** Items of one case in the order they were given: `seq` grows over the whole outbox, and the index ends with it. */
export const itemsOf = (tx: WriteTx<'outbox'>, caseId: string) =>
  tx
    .objectStore('outbox')
    .index('byCase')
    .getAll(IDBKeyRange.bound([caseId, 0], [caseId, Number.POSITIVE_INFINITY]));

/** Stores what a desk says about a case; owed changes of ours stay visible on top. Answers whether it is a new one. */
export async function putFacts(tx: WriteTx<'cases' | 'outbox'>, facts: CaseFacts): Promise<boolean> {
  const items = await itemsOf(tx, facts.id);
  const before = await tx.objectStore('cases').get(facts.id);
  const { seenRevision = null, warned = '' } = before ?? {};
  const word = { said: stateOf(facts), saidUnread: facts.unread, seenRevision, warned };
  await tx.objectStore('cases').put(build(facts, word, items));
  return before === undefined;
}

/** Shows a case anew after its outbox items changed. */
export async function reproject(tx: WriteTx<'cases' | 'outbox'>, caseId: string) {
  const record = await tx.objectStore('cases').get(caseId);
  if (!record) return;
  await tx.objectStore('cases').put(build(record, record, await itemsOf(tx, caseId)));
}

/**
 * What the desk confirmed by accepting an item becomes its word at once; otherwise the case would flicker back
 * until the next pull.
 */
export async function confirmItem(tx: WriteTx<'cases' | 'outbox'>, item: OutboxItem, statusApplied: boolean) {
  const record = await tx.objectStore('cases').get(item.case);
  if (!record) return;
  const action =
    item.action.kind === 'reply' && !statusApplied ? { ...item.action, status: null } : item.action;
  const said = projectCase(record.said, [{ ...item, action, state: 'sending' }]);
  await tx.objectStore('cases').put(build(record, { ...record, said }, await itemsOf(tx, item.case)));
}

/** Notes how far the agent has looked; looking at an older state takes nothing back. */
export async function seeCase(tx: WriteTx<'cases'>, caseId: string, revision: number) {
  const record = await tx.objectStore('cases').get(caseId);
  if (!record) return;
  const seenRevision = Math.max(record.seenRevision ?? 0, Math.min(revision, record.revision));
  if (seenRevision === record.seenRevision) return;
  const unread = unreadOf(record.revision, { ...record, seenRevision });
  await tx.objectStore('cases').put({ ...record, seenRevision, unread });
}

/** Notes that the agent is told of the end of a window. False = they were told of this one, or it is another by now. */
export const noteWarned = (caseId: string, endsAt: string): Promise<boolean> =>
  write(['cases'], async (tx) => {
    const record = await tx.objectStore('cases').get(caseId);
    if (!record || record.windowEndsAt !== endsAt || record.warned === endsAt) return false;
    await tx.objectStore('cases').put({ ...record, warned: endsAt });
    return true;
  });

/** One case as shown, or undefined. */
export const caseById = async (id: string) => (await database()).get('cases', id);
