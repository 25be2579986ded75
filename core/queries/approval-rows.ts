import { type Approval, type ApprovalBlock, type ApprovalStep, mayDecide } from '@/core/model/approval';
import { afterStep } from '@/core/model/approval-steps';
import type { Case } from '@/core/model/case';
import type { Desk } from '@/core/model/desk';
import type { Directory } from '@/core/model/directory';
import { under } from '@/core/model/key-range';
import type { OutboxItem } from '@/core/model/outbox-item';
import { isUnderWay } from '@/core/model/outbox-need';
import { timesHere, windowAt } from '@/core/model/window';
import { allApprovals } from '@/core/store/approvals';
import { type Db, database } from '@/core/store/database';
import type { CaseRecord, StoredApproval } from '@/core/store/schema';
import { saidSince } from '@/core/store/unseen';

/** A step of this agent's about a request, as far as it has come. */
export interface OwedStep {
  /** Id of the outbox item. */
  readonly item: string;
  readonly step: ApprovalStep;
  readonly state: OutboxItem['state'];
  /** Until then it can be taken back; ISO. */
  readonly undoUntil?: string;
  readonly problem: OutboxItem['problem'];
}

/** A request with what somebody must know before deciding about it, and what of it is on its way from here. */
export interface ApprovalRow {
  readonly approval: Approval;
  /** null = its case is not stored here (any more). */
  readonly case:
    | (Pick<
        Case,
        | 'id'
        | 'number'
        | 'contactName'
        | 'kind'
        | 'subject'
        | 'windowEndsAt'
        | 'dueAt'
        | 'status'
        | 'revision'
        | 'language'
      > & { readonly queueName: string })
    | null;
  /** What the contact wrote last. */
  readonly lastInbound: { readonly text: string; readonly at: string } | null;
  /** When the channel's window or the promised answer is over, whichever comes first; ISO. */
  readonly urgentAt: string | null;
  readonly owed: OwedStep | null;
  /** What is known here to speak against approving it as it stands; its desk may know more. */
  readonly blocks: readonly ApprovalBlock[];
  /** This agent may decide about it. */
  readonly mayDecide: boolean;
}

/** Everything rows are made of, read once. */
export interface Around {
  readonly desks: readonly Desk[];
  readonly directories: readonly (Directory & { readonly desk: string })[];
  /** Steps that are not settled, by request; the newest last. */
  readonly owed: ReadonlyMap<string, readonly OutboxItem[]>;
}

const UNSETTLED = ['queued', 'sending', 'unconfirmed', 'failed', 'held'] as const;

/** What is owed about requests, whatever its state. */
async function owedSteps(db: Db): Promise<Map<string, OutboxItem[]>> {
  const found = await Promise.all(
    UNSETTLED.map((state) => db.getAllFromIndex('outbox', 'byState', under(state))),
  );
  const owed = new Map<string, OutboxItem[]>();
  for (const item of found.flat().sort((a, b) => a.seq - b.seq))
    if (item.action.kind === 'approval') {
      const { approval } = item.action;
      owed.set(approval, [...(owed.get(approval) ?? []), item]);
    }
  return owed;
}

/** Reads what rows are made of. */
export async function around(): Promise<Around> {
  const db = await database();
  const [desks, directories, owed] = await Promise.all([
    db.getAll('desks'),
    db.getAll('directories'),
    owedSteps(db),
  ]);
  return { desks, directories, owed };
}

const meAt = ({ desks }: Around, desk: string) => desks.find(({ id }) => id === desk)?.me ?? null;

/** Its author's own steps show at once; a decision only when the desk has it, since it may be refused. */
const SHOWN: readonly string[] = ['request', 'revise', 'withdraw'];

function shownNow(stored: StoredApproval | undefined, items: readonly OutboxItem[], all: Around) {
  const own = items.filter(
    (item) => isUnderWay(item) && item.action.kind === 'approval' && SHOWN.includes(item.action.step.do),
  );
  return own.reduce<StoredApproval | undefined>((shown, item) => {
    const { agents = [] } = all.directories.find(({ desk }) => desk === item.desk) ?? {};
    const name = agents.find(({ id }) => id === item.agent)?.name ?? meAt(all, item.desk)?.name ?? '';
    return afterStep(shown, item, { by: { id: item.agent, name }, at: item.createdAt, hash: '' });
  }, stored);
}

/** Every request as this agent is to see it: what the desks list, with their own steps laid over it. */
export async function shownApprovals(
  all: Around,
  stored?: readonly StoredApproval[],
): Promise<StoredApproval[]> {
  const listed = stored ?? (await allApprovals());
  const known = new Set(listed.map(({ id }) => id));
  const begun = [...all.owed]
    .filter(([id]) => !known.has(id))
    .map(([, items]) => shownNow(undefined, items, all));
  const shown = listed.map((one) => {
    const items = all.owed.get(one.id);
    return items ? shownNow(one, items, all) : one;
  });
  return [...shown, ...begun].filter((one) => one !== undefined);
}

/** The newest own step that is not settled. */
function owedOf(id: string, all: Around): OwedStep | null {
  const item = all.owed
    .get(id)
    ?.filter((one) => one.agent === meAt(all, one.desk)?.id)
    .at(-1);
  if (item?.action.kind !== 'approval') return null;
  const { state, undoUntil, problem } = item;
  const step = { item: item.id, step: item.action.step, state, problem };
  return undoUntil && state === 'queued' ? { ...step, undoUntil } : step;
}

/** My own decision is on its way: nothing is left to do about it. */
export const isDecidedHere = ({ owed }: Pick<ApprovalRow, 'owed'>) =>
  owed !== null && isUnderWay(owed) && !SHOWN.includes(owed.step.do);

/** Whether somebody who may decide is asked for it now. */
export const waitsForMe = (one: Approval, all: Around): boolean => {
  const me = meAt(all, one.desk);
  return one.state === 'waiting' && me !== null && mayDecide(one, me);
};

/** How far the clock of a case's desk is ahead of ours. */
const aheadOf = ({ desk }: CaseRecord, { desks }: Around) => desks.find(({ id }) => id === desk)?.ahead;

/** What is known here to speak against it; that a file is gone only its desk knows. */
async function blocksOf(
  one: Approval,
  record: CaseRecord | undefined,
  all: Around,
): Promise<ApprovalBlock[]> {
  if (one.state !== 'waiting') return [];
  if (!record || record.status === 'closed') return ['closed'];
  const directory = all.directories.find(({ desk }) => desk === one.desk);
  const channel = directory?.channels.find(({ id }) => id === record.channel);
  const { windowEndsAt } = timesHere(record, aheadOf(record, all));
  // A template is what may be sent then.
  const over =
    !one.proposal.template &&
    windowAt(windowEndsAt, Date.now(), channel?.windowHours ?? 0).state === 'closed';
  const said = await saidSince(record, one.threadRevision);
  return [...(said ? [said] : []), ...(over ? (['window'] as const) : [])];
}

async function lastInbound(db: Db, caseId: string): Promise<ApprovalRow['lastInbound']> {
  const index = db.transaction('messages').store.index('byCase');
  for (let cursor = await index.openCursor(under(caseId), 'prev'); cursor; cursor = await cursor.continue()) {
    const { kind, direction, text, at } = cursor.value;
    if (kind === 'message' && direction === 'in') return { text: text.slice(0, 1000), at };
  }
  return null;
}

function shownCase(record: CaseRecord, all: Around): ApprovalRow['case'] {
  const { id, number, contactName, kind, subject, status, revision, language } = record;
  const directory = all.directories.find(({ desk }) => desk === record.desk);
  const queueName = directory?.queues.find((queue) => queue.id === record.queue)?.name ?? '';
  return {
    id,
    number,
    contactName,
    kind,
    subject,
    ...timesHere(record, aheadOf(record, all)),
    status,
    revision,
    language,
    queueName,
  };
}

/** When a case's window or promise is over, whichever comes first. */
export const urgentAtOf = (record: Pick<Case, 'windowEndsAt' | 'dueAt'> | undefined): string | null =>
  [record?.windowEndsAt, record?.dueAt].filter((at) => at !== null && at !== undefined).sort()[0] ?? null;

/** One request with all that its row tells. */
export async function rowOf(
  { away: _, back: __, ...approval }: StoredApproval,
  record: CaseRecord | undefined,
  all: Around,
): Promise<ApprovalRow> {
  const db = await database();
  const [inbound, blocks] = await Promise.all([
    lastInbound(db, approval.case),
    blocksOf(approval, record, all),
  ]);
  return {
    approval,
    case: record ? shownCase(record, all) : null,
    lastInbound: inbound,
    urgentAt: record ? urgentAtOf(timesHere(record, aheadOf(record, all))) : null,
    owed: owedOf(approval.id, all),
    blocks,
    mayDecide: waitsForMe(approval, all),
  };
}

/** Whether this agent's decision about it is under way. */
export const isBeingDecided = (id: string, all: Around) => isDecidedHere({ owed: owedOf(id, all) });
