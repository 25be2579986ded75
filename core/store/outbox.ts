import { under } from '@/core/model/key-range';
import type { Message } from '@/core/model/message';
import {
  isRepeated,
  isScheduled,
  isUndoable,
  type OutboxItem,
  type OutboxState,
} from '@/core/model/outbox-item';
import { confirmApproval, type StepTaken } from './approvals.ts';
import { confirmItem, reproject } from './cases.ts';
import { confirmContact } from './contacts.ts';
import { database, type WriteTx, write } from './database.ts';
import { putDraftVersionIn } from './drafts.ts';
import { putJobIn } from './jobs.ts';
import { removeOwed, writeOwed } from './owed.ts';
import { provisionalId } from './provisional.ts';
import { draftFrom, nextId } from './taken-back.ts';
import { countUse } from './uses.ts';

const STORES = ['outbox', 'messages', 'cases'] as const;
const WAITING: readonly OutboxState[] = ['queued', 'sending', 'unconfirmed'];
type Tx = WriteTx<(typeof STORES)[number]>;

export { provisionalId } from './provisional.ts';

/** Something to be owed, what the thread shows of it, and the job that delivers it. */
export interface NewItem {
  readonly item: Omit<OutboxItem, 'seq'>;
  readonly shown: Message | null;
  readonly job: string;
}

async function addItem(tx: WriteTx<(typeof STORES)[number] | 'jobs'>, { item, shown, job }: NewItem) {
  const outbox = tx.objectStore('outbox');
  const before = await outbox.get(item.id);
  // Not an error here: whoever asks a second time compares what was asked (workflow/owe.ts).
  if (before) return before;
  const last = await outbox.index('bySeq').openCursor(null, 'prev');
  await outbox.add({ ...item, seq: (last?.value.seq ?? 0) + 1 });
  if (shown) await tx.objectStore('messages').put(shown);
  await reproject(tx, item.case);
  await putJobIn(tx, job, item.dueAt);
  return undefined;
}

/**
 * Owes something to a desk, shows it and plans its job, in one transaction. The same id twice is one item: a second
 * Enter, a second window or a retried message cannot send twice. Answers the item that was there already.
 */
export const enqueue = (
  item: NewItem['item'],
  shown: NewItem['shown'],
  job: string,
): Promise<OutboxItem | undefined> =>
  writeOwed([...STORES, 'jobs'], [item.id], (tx) => addItem(tx, { item, shown, job }));

/** Several at once, all or none: hundreds of transactions would take longer than anybody waits. */
export const enqueueAll = (many: readonly NewItem[]): Promise<void> =>
  writeOwed(
    [...STORES, 'jobs'],
    many.map(({ item }) => item.id),
    async (tx) => {
      for (const one of many) await addItem(tx, one);
    },
  );

/** A time of its own is told only while it waits for it; taken away, the message stands where it goes out: now. */
function shownNow({ sendAt, undoUntil: _, ...shown }: Message, item: OutboxItem): Message {
  const at = sendAt !== undefined && item.sendAt === undefined ? new Date().toISOString() : shown.at;
  const { sendAt: chosen, undoUntil } = item;
  // Once it tries to go, «a moment» would no longer be true.
  const until = isUndoable(item) && undoUntil ? { undoUntil } : {};
  return {
    ...shown,
    at,
    delivery: item.state,
    ...until,
    ...(isScheduled(item) && chosen && { sendAt: chosen }),
  };
}

/** The thread shows the state as well: one transaction, so that no surface sees the two apart. */
async function showState(tx: Tx, item: OutboxItem) {
  const messages = tx.objectStore('messages');
  const shown = await messages.get(provisionalId(item));
  if (shown) await messages.put(shownNow(shown, item));
  await reproject(tx, item.case);
}

/** Moves an item on. `from` guards against two deliverers: answers undefined if the item is not in such a state. */
export const moveItem = (
  id: string,
  from: readonly OutboxState[],
  change: (item: OutboxItem) => OutboxItem,
): Promise<OutboxItem | undefined> =>
  writeOwed(
    STORES,
    [id],
    async (tx) => {
      const outbox = tx.objectStore('outbox');
      const item = await outbox.get(id);
      if (!item || !from.includes(item.state)) return undefined;
      const moved = change(item);
      await outbox.put(moved);
      await showState(tx, moved);
      return moved;
    },
    // Before the request leaves the mirror must know that it may have.
    (moved) => moved?.state === 'sending',
  );

/** What the desk said of an item it has. */
export interface Settled {
  readonly message: string;
  readonly at: string;
  readonly statusProblem: string;
  readonly copies: number;
  /** When to ask how many copies there are; null = that is known. */
  readonly lookAt: string | null;
  /** What became of the request that the item was a step of. */
  readonly step?: StepTaken;
  /** Of a first message: the case it began, or went into. */
  readonly case?: string;
}

/**
 * The desk has it: its own message takes the place of the provisional one. `job` looks how many there are, if that
 * is not known yet; planned in the same transaction, so that no death of the worker can hide a repetition.
 */
export const settleItem = (
  id: string,
  { message: messageId, at, statusProblem, copies, lookAt, step, case: became }: Settled,
  job: string,
) =>
  writeOwed(
    [...STORES, 'contacts', 'jobs', 'uses', ...(step ? (['approvals'] as const) : [])],
    [id],
    async (tx) => {
      const outbox = tx.objectStore('outbox');
      const item = await outbox.get(id);
      if (!item) return;
      if (item.state !== 'sent') await countUse(tx, item);
      if (step) await confirmApproval(tx, step);
      const problem = statusProblem ? { code: 'rejected' as const, detail: statusProblem } : null;
      const looks = lookAt && { lookAgain: true as const, dueAt: lookAt };
      await outbox.put({
        ...item,
        state: 'sent',
        problem,
        ...(copies > 1 && { copies }),
        ...(became && { became }),
        ...looks,
      });
      if (lookAt) await putJobIn(tx, job, lookAt);
      const messages = tx.objectStore('messages');
      const shown = await messages.get(provisionalId(item));
      await messages.delete(provisionalId(item));
      // The pull may have brought the desk's own version already; ours must not overwrite it.
      if (shown && messageId && !(await messages.get(messageId)))
        await messages.put({
          ...shownNow(shown, { ...item, state: 'sent' }),
          id: messageId,
          at,
          delivery: shown.direction === 'out' ? 'sent' : null,
        });
      await confirmItem(tx, item, !statusProblem);
      await confirmContact(tx, item.action);
    },
  );

/** Gives an item up: it and what it showed disappear. Only if it is in one of `from` and `may` go; answers it. */
export const removeItem = (
  id: string,
  from: readonly OutboxState[],
  may: (item: OutboxItem) => boolean = () => true,
): Promise<OutboxItem | undefined> =>
  removeOwed(STORES, [id], async (tx) => {
    const item = await tx.objectStore('outbox').get(id);
    if (!item || !from.includes(item.state) || !may(item)) return undefined;
    await tx.objectStore('outbox').delete(id);
    await tx.objectStore('messages').delete(provisionalId(item));
    await reproject(tx, item.case);
    return item;
  });

/**
 * Takes a text of the agent's out of the outbox and keeps it among the drafts, in one transaction: an answer that gets
 * lost loses nothing, whoever asks again gets the same draft. Undefined if it is on its way or out.
 */
export const takeBackItem = (id: string, at: string) =>
  removeOwed([...STORES, 'drafts'], [id], async (tx) => {
    const drafts = tx.objectStore('drafts');
    const item = await tx.objectStore('outbox').get(id);
    if (!item) {
      const kept = (await drafts.getAll()).find((one) => one.id === nextId(id));
      if (!kept) return undefined;
      const { version: _, ...draft } = kept;
      return { item, draft };
    }
    const draft = draftFrom(item, at);
    if (!draft || !['queued', 'failed', 'held'].includes(item.state)) return undefined;
    await tx.objectStore('outbox').delete(id);
    await tx.objectStore('messages').delete(provisionalId(item));
    await reproject(tx, item.case);
    await putDraftVersionIn(tx, draft);
    return { item, draft };
  });

/** Everything known of a case, in the order it was given. */
export async function itemsOfCase(caseId: string): Promise<OutboxItem[]> {
  const range = IDBKeyRange.bound([caseId, 0], [caseId, Number.POSITIVE_INFINITY]);
  return (await database()).getAllFromIndex('outbox', 'byCase', range);
}

/** What a case still has to send, in the order it was given. */
export const waitingOf = async (caseId: string): Promise<OutboxItem[]> =>
  (await itemsOfCase(caseId)).filter((item) => WAITING.includes(item.state));

/** Cases of a desk with something to send. */
export async function waitingCases(desk: string): Promise<string[]> {
  const owed = (await itemsIn(WAITING)).filter((item) => item.desk === desk);
  return [...new Set(owed.map((item) => item.case))];
}

/** What is owed under this id, whatever its state. */
export const itemById = async (id: string): Promise<OutboxItem | undefined> =>
  (await database()).get('outbox', id);

/** Whether an item still has to be sent, so that later ones of its case must wait. */
export async function isWaiting(id: string): Promise<boolean> {
  const item = await itemById(id);
  return item !== undefined && WAITING.includes(item.state);
}

/** Everything of these states, in the order it was given. */
export async function itemsIn(states: readonly OutboxState[]): Promise<OutboxItem[]> {
  const db = await database();
  const found = await Promise.all(
    states.map((state) => db.getAllFromIndex('outbox', 'byState', under(state))),
  );
  return found.flat().sort((a, b) => a.seq - b.seq);
}

/** Notes how many of a sent item the desk has; nobody has to ask again. */
export const noteCopies = (id: string, copies: number) =>
  moveItem(id, ['sent'], ({ lookAgain: _, ...item }) => ({ ...item, ...(copies > 1 && { copies }) }));

/** Sent items older than `before` have done their duty, but for those about which somebody has to be told something. */
export const forgetSent = (before: string) =>
  write(['outbox'], async (tx) => {
    const range = IDBKeyRange.bound(['sent', ''], ['sent', before]);
    for (const item of await tx.objectStore('outbox').index('byState').getAll(range))
      if (!item.problem && !item.lookAgain && !isRepeated(item))
        await tx.objectStore('outbox').delete(item.id);
  });

/** Put off because nobody answered, or because nobody was signed in. */
const wasSilent = ({ problem }: OutboxItem) =>
  problem?.code === 'offline' || problem?.code === 'unexpected' || problem?.code === 'signed-out';

/**
 * Items of a desk that were put off are due at `now`; answers how many. `which` chooses among those with a problem:
 * a time of their own is never taken away.
 */
export async function hurryItems(
  desk: string,
  now: string,
  which: (item: OutboxItem) => boolean = wasSilent,
): Promise<number> {
  const putOff = (await itemsIn(['queued', 'unconfirmed'])).filter(
    (item) => item.desk === desk && item.dueAt > now && item.problem !== null && which(item),
  );
  for (const { id, state } of putOff) await moveItem(id, [state], (item) => ({ ...item, dueAt: now }));
  return putOff.length;
}
