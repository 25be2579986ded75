import type { Approval } from '@/core/model/approval';
import type { RecordedApproval } from '@/core/model/approval-record';
import { CasebarError } from '@/core/model/errors';
import { allApprovals, withoutMarks } from '@/core/store/approvals';
import { database } from '@/core/store/database';
import { directoryOf, signedIn } from '@/core/store/desks';
import { connectorOf } from './connectors.ts';
import { timeout } from './timeout.ts';

/** Everything the desk keeps, or, where it cannot tell that, what it has told this browser. */
async function everyRequest(desk: string): Promise<readonly Approval[]> {
  const { approvals } = await connectorOf(desk);
  if (!approvals) throw new CasebarError('forbidden', desk);
  if (approvals.record) return approvals.record(timeout());
  return (await allApprovals()).filter((one) => one.desk === desk).map(withoutMarks);
}

/** Who did what when with every request of a desk, for those who approve or administer. Errors: signed-out, no-right. */
export async function approvalRecord(desk: string): Promise<RecordedApproval[]> {
  const { me } = await signedIn(desk);
  if (!me.rights.some((right) => right === 'approve' || right === 'administer'))
    throw new CasebarError('no-right', me.name);
  const found = await everyRequest(desk);
  const queues = new Map((await directoryOf(desk))?.queues.map(({ id, name }) => [id, name]));
  const cases = (await database()).transaction('cases').store;
  return Promise.all(
    found.map(async (approval) => {
      const about = await cases.get(approval.case);
      return {
        approval,
        number: about?.number ?? '',
        contact: about?.contactName ?? '',
        queue: approval.queue === null ? '' : (queues.get(approval.queue) ?? approval.queue),
      };
    }),
  );
}
