import type { Approval } from '@/core/model/approval';
import { database, type WriteTx, write } from './database.ts';
import type { StoredApproval } from './schema.ts';

/** Everything of a desk: ids begin with its own. */
const ofDesk = (desk: string) => IDBKeyRange.bound(`${desk}:`, `${desk}:\uffff`);

/** What a desk lists takes the place of all it listed before; in the transaction with the news it came with. */
export async function replaceApprovals(
  tx: WriteTx<'approvals'>,
  desk: string,
  approvals: readonly Approval[],
) {
  const store = tx.objectStore('approvals');
  const before = new Map((await store.getAll(ofDesk(desk))).map((one) => [one.id, one]));
  await store.delete(ofDesk(desk));
  await Promise.all(approvals.map((one) => store.put({ ...one, ...marksOf(before.get(one.id)) })));
}

/** Ours, and in no desk's list. */
const marksOf = ({ away, back, lost }: Partial<StoredApproval> = {}) => ({
  ...(away && { away }),
  ...(back && { back }),
  ...(lost && { lost }),
});

/** As its desk knows it, without what is this browser's own business. */
export const withoutMarks = ({ away: _, back: _back, lost: _lost, ...one }: StoredApproval): Approval => one;

/** Its author has read what became of it: their case does not tell it any longer. */
export const putApprovalAway = (id: string) =>
  write(['approvals'], async (tx) => {
    const one = await tx.objectStore('approvals').get(id);
    if (one && one.state !== 'waiting') await tx.objectStore('approvals').put({ ...one, away: true });
  });

/** What was returned is a draft again, but for the files named: once is enough, whatever becomes of it. */
export const noteGivenBack = (id: string, lost: readonly string[] = []) =>
  write(['approvals'], async (tx) => {
    const one = await tx.objectStore('approvals').get(id);
    if (!one) return;
    await tx.objectStore('approvals').put({ ...one, back: true, ...(lost.length > 0 && { lost }) });
  });

/** A request by its id. */
export const approvalById = async (id: string): Promise<StoredApproval | undefined> =>
  (await database()).get('approvals', id);

/** What waits, or was decided lately, in one case. */
export const approvalsOf = async (caseId: string): Promise<StoredApproval[]> =>
  (await database()).getAllFromIndex('approvals', 'byCase', caseId);

/** Everything known, over all desks; of what was decided, the last days only. */
export const allApprovals = async (): Promise<StoredApproval[]> => (await database()).getAll('approvals');

/** A request as it was when a step about it left, and as it is by that. */
export interface StepTaken {
  readonly before: Approval | undefined;
  readonly after: Approval;
}

/**
 * The desk accepted a step: shown at once, not only with the next pull. Not if a pull brought news of it meanwhile,
 * which knows more; `before` is what was stored when the step left.
 */
export async function confirmApproval(tx: WriteTx<'approvals'>, { before, after }: StepTaken) {
  const stored = await tx.objectStore('approvals').get(after.id);
  if (stored?.updatedAt === before?.updatedAt) await tx.objectStore('approvals').put(after);
}
