import type { ClosedTab } from '@/core/contract';
import { isDone, isFree } from '@/core/model/case';
import { CasebarError } from '@/core/model/errors';
import type { OutboxItem } from '@/core/model/outbox-item';
import { hasAsked } from '@/core/queries/approvals';
import { directoryOf } from '@/core/store/desks';
import { removeItem } from '@/core/store/outbox';
import type { CaseTab } from '@/core/store/schema';
import { dropTab, restoreTab } from '@/core/store/tabs';
import { assignToMe } from './open-case.ts';
import { owe, workOn } from './owe.ts';

/** How long the case stays here before it really goes back, so that undo takes nothing from a colleague. */
const UNDO = 6_000;

/** Tabs closed lately, by undo id. Lost with the worker: then undo takes the case anew, which is as good. */
const closed = new Map<string, CaseTab>();

/**
 * Closes a case's tab. An unresolved case of mine goes back to its queue for others, after a moment in which it
 * can be undone; the draft stays. One with a reply that waits for approval stays the agent's. `undo` is the outbox item's id.
 */
export async function closeTab(caseId: string): Promise<ClosedTab> {
  const { record, me } = await workOn(caseId);
  const tab = await dropTab(caseId);
  // In no queue nobody else would find it: it stays the agent's.
  if (
    record.assignee !== me.id ||
    isDone(record.status) ||
    record.queue === null ||
    (await hasAsked(caseId, me.id))
  )
    return { returnedTo: '', undo: '' };
  const undo = await owe(
    caseId,
    { kind: 'assign', agent: null, queue: record.queue, note: '' },
    { delay: UNDO },
  );
  if (tab) closed.set(undo, tab);
  const directory = await directoryOf(record.desk);
  return { returnedTo: directory?.queues.find(({ id }) => id === record.queue)?.name ?? '', undo };
}

/**
 * Takes a closing back: before the case went, by dropping what was owed; afterwards by taking the case again if it
 * is still free. Errors: conflict (somebody else has it).
 */
export async function undoClose(undo: string, caseId: string) {
  const { record, me } = await workOn(caseId);
  const isClosing = ({ action, ...item }: OutboxItem) => item.case === caseId && action.kind === 'assign';
  if (!(await removeItem(undo, ['queued'], isClosing))) return takeAgain(caseId);
  // After a death of the worker nobody knows the tab's place any more: it comes back at the end of the row.
  const lost = { case: caseId, desk: record.desk, agent: me.id, order: 1e6, preview: false, seenRevision: 0 };
  await restoreTab(closed.get(undo) ?? lost);
}

/** Too late for dropping what was owed: the case went, and undoing means taking it like any other. */
async function takeAgain(caseId: string) {
  const { record, me } = await workOn(caseId);
  if (!isFree(record) && record.assignee !== me.id) {
    const directory = await directoryOf(record.desk);
    const holder = directory?.agents.find(({ id }) => id === record.assignee);
    throw new CasebarError('conflict', holder?.name ?? '');
  }
  await assignToMe(caseId);
}
