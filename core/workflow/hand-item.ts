import type { ApprovalDesk } from '@/core/connectors/approvals';
import type { Connector, Receipt } from '@/core/connectors/connector';
import { type Approval, hashOf } from '@/core/model/approval';
import { afterStep } from '@/core/model/approval-steps';
import { CasebarError } from '@/core/model/errors';
import { filesToSend, type OutboxItem } from '@/core/model/outbox-item';
import { approvalById, type StepTaken } from '@/core/store/approvals';
import { deskById, directoryOf } from '@/core/store/desks';
import { fileById } from '@/core/store/files';
import { timeout } from './timeout.ts';

/** The bytes of an item's files that the desk has not got yet. Errors: gone (one is not here any more; the message must not go out without it). */
async function filesOf(item: OutboxItem): Promise<Map<string, Blob>> {
  const files = new Map<string, Blob>();
  for (const { id, name } of filesToSend(item)) {
    if (item.uploads?.[id]?.ref) continue;
    const stored = await fileById(id);
    if (!stored) throw new CasebarError('gone', name);
    files.set(id, stored.blob);
  }
  return files;
}

const METHODS = {
  request: 'requestApproval',
  revise: 'revise',
  withdraw: 'withdraw',
  approve: 'decide',
  return: 'decide',
  pass: 'decide',
} as const satisfies Record<string, keyof ApprovalDesk>;

/** Gives an item to the part of its desk that takes it. Errors: gone (a file), forbidden (it has no approvals), the desk's own. */
export async function handItem(item: OutboxItem, connector: Connector): Promise<Receipt> {
  const files = await filesOf(item);
  if (item.action.kind !== 'approval') return connector.deliver(item, files, timeout());
  const { approvals } = connector;
  if (!approvals) throw new CasebarError('forbidden');
  const { do: step } = item.action.step;
  if (step === 'withdraw') return approvals.withdraw(item, timeout());
  return approvals[METHODS[step]](item, files, timeout());
}

/** The request an item is about, as it is known now. */
export const approvalOf = async ({ action }: OutboxItem): Promise<Approval | undefined> =>
  action.kind === 'approval' ? approvalById(action.approval) : undefined;

/** What a step that the desk took made of its request; undefined = the item is none, or nobody knows the request. */
export async function stepTaken(
  item: OutboxItem,
  before: Approval | undefined,
  receipt: Pick<Receipt, 'at' | 'message'>,
): Promise<StepTaken | undefined> {
  if (item.action.kind !== 'approval') return undefined;
  const { step } = item.action;
  const [desk, directory] = await Promise.all([deskById(item.desk), directoryOf(item.desk)]);
  const me = desk?.me?.id === item.agent ? desk.me : undefined;
  const name = (directory?.agents.find(({ id }) => id === item.agent) ?? me)?.name ?? '';
  const hash = 'proposal' in step ? await hashOf(step.proposal) : '';
  const after = afterStep(before, item, { by: { id: item.agent, name }, at: receipt.at, hash });
  if (!after || after === before) return undefined;
  const { decision } = after;
  const told = decision && step.do === 'approve' ? { ...decision, message: receipt.message } : decision;
  return { before, after: { ...after, decision: told } };
}
