import { CasebarError } from '@/core/model/errors';
import { approvalById } from '@/core/store/approvals';
import { connectorOf } from './connectors.ts';
import { timeout } from './timeout.ts';

async function approvalDesk(id: string) {
  const approval = await approvalById(id);
  if (!approval) throw new CasebarError('gone', id);
  const { approvals } = await connectorOf(approval.desk);
  if (!approvals) throw new CasebarError('forbidden');
  return approvals;
}

/**
 * Tells colleagues who looks at a request. Not owed: out of reach of the desk nobody could be told, and what counts is
 * decided there with the decision. Errors: conflict (who has it), already-decided, new-revision, offline.
 */
export const claimApproval = async (id: string, revision: number): Promise<{ until: string }> =>
  (await approvalDesk(id)).claim(id, revision, timeout());

/** Nobody has to hear that it did not work: a claim ends by itself. */
export async function releaseApproval(id: string) {
  const desk = await approvalDesk(id);
  await desk.release(id, timeout()).catch(() => undefined);
}
