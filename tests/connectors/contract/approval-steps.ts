import { test } from 'vitest';
import type { ApprovalDesk } from '@/core/connectors/approvals';
import type { Connector, Receipt } from '@/core/connectors/connector';
import type { Approval, ApprovalStep, Proposal } from '@/core/model/approval';
import { CasebarError } from '@/core/model/errors';
import type { OutboxItem } from '@/core/model/outbox-item';
import { caseNow, type DeskHarness, itemFor, type MakeHarness, soon, withDesk } from './harness.ts';

export const NO_FILES: ReadonlyMap<string, Blob> = new Map();
/** The approvals of a connector that says it has them. */
export function deskOf({ approvals }: Connector): ApprovalDesk {
  if (!approvals) throw new Error('it says that it carries approvals, and has none');
  return approvals;
}

export const proposal = (text: string, over: Partial<Proposal> = {}): Proposal => ({
  text,
  attachments: [],
  status: null,
  ...over,
});

/** The error that something ends with. */
export async function refusal(work: Promise<unknown>): Promise<CasebarError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof CasebarError) return error;
  throw new Error(`expected a refusal, got ${String(error)}`);
}

/** Somebody's step as the workflow hands it over. */
export const stepOf = (h: DeskHarness, caseId: string, agent: string, approval: string, step: ApprovalStep) =>
  itemFor(h, caseId, { kind: 'approval', approval, step }, { agent });

/** Hands a step over to the method that is meant for it. */
export function take(connector: Connector, item: OutboxItem, files = NO_FILES): Promise<Receipt> {
  const desk = deskOf(connector);
  if (item.action.kind !== 'approval') throw new Error('not a step');
  switch (item.action.step.do) {
    case 'request':
      return desk.requestApproval(item, files, soon());
    case 'revise':
      return desk.revise(item, files, soon());
    case 'withdraw':
      return desk.withdraw(item, soon());
    default:
      return desk.decide(item, files, soon());
  }
}

export interface Asked {
  readonly id: string;
  readonly case: string;
  readonly item: OutboxItem;
}

/** Somebody without the right to reply asks. */
export async function ask(
  h: DeskHarness,
  caseId: string,
  wanted: Proposal,
  files = NO_FILES,
): Promise<Asked> {
  const { revision: threadRevision } = await caseNow(h, caseId);
  const item = stepOf(h, caseId, h.agents.noReply, '', {
    do: 'request',
    proposal: wanted,
    note: 'Is the tone right?',
    queue: h.queues[0],
    threadRevision,
  });
  const id = `${h.desk}:${item.id}`;
  const named = { ...item, action: { ...item.action, approval: id } } as OutboxItem;
  await take(h.connector, named, files);
  return { id, case: caseId, item: named };
}

export async function listed(connector: Connector, id: string): Promise<Approval> {
  const found = (await deskOf(connector).listApprovals(soon())).find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not listed`);
  return found;
}

/** Approving what is listed now, by somebody who sees the case as it is now. */
export async function approval(
  h: DeskHarness,
  agent: string,
  asked: Asked,
  over: Partial<Extract<ApprovalStep, { do: 'approve' }>> = {},
) {
  const { revision, hash, proposal: theirs } = await listed(await h.as(agent), asked.id);
  const { revision: threadRevision } = await caseNow(h, asked.case);
  return stepOf(h, asked.case, agent, asked.id, {
    do: 'approve',
    revision,
    hash,
    proposal: theirs,
    threadRevision,
    ...over,
  });
}

/** A test of what only some desks have. */
export const onlyWithApprovals =
  (make: MakeHarness) => (name: string, work: (h: DeskHarness) => Promise<void>, timeout?: number) =>
    test(
      name,
      withDesk(make, async (h) => {
        if (h.connector.capabilities.approvals) await work(h);
      }),
      timeout,
    );
