import { type Approval, mayDecide, type Proposal } from '@/core/model/approval';
import type { Approved, Passed, Returned } from '@/core/model/approval-args';
import type { Agent } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import type { Attachment } from '@/core/model/message';
import { approvalById } from '@/core/store/approvals';
import { directoryOf } from '@/core/store/desks';
import type { CaseRecord } from '@/core/store/schema';
import { saidSince } from '@/core/store/unseen';
import { checkedReply, isWindowOver } from './check-reply.ts';
import { owe, workOn } from './owe.ts';
import { isOwedAlready, noteSuperseded, ownDecision } from './own-decision.ts';

interface Decides {
  readonly approval: Approval;
  readonly record: CaseRecord;
  readonly me: Agent;
}

/** Errors: case-moved (why it lapsed), already-decided (by whom). */
function mustWait({ state, decision }: Approval) {
  if (state === 'lapsed') throw new CasebarError('case-moved', decision?.reason ?? '');
  if (state !== 'waiting') throw new CasebarError('already-decided', decision?.by?.name ?? '');
}

/** A request that this agent may decide about just now. Errors: gone, signed-out, no-right, already-decided (by whom), case-moved (it lapsed). */
async function decidable(id: string): Promise<Decides> {
  const approval = await approvalById(id);
  if (!approval) throw new CasebarError('gone', id);
  const { record, me } = await workOn(approval.case);
  if (!mayDecide(approval, me)) throw new CasebarError('no-right');
  mustWait(approval);
  // From another window of this browser, and still on its way.
  if (await ownDecision(approval, me.id)) throw new CasebarError('already-decided', me.name);
  return { approval, record, me };
}

/** A decision is about the text that was looked at. Errors: new-revision. */
function mustBeOf(approval: Approval, revision: number, hash = approval.hash) {
  if (approval.revision !== revision || approval.hash !== hash) throw new CasebarError('new-revision');
}

/**
 * What the desk will look at once more: the case as the reviewer had it in front of them. Errors: case-moved (closed, window,
 * moved, answered).
 */
async function mustStand({ record, approval }: Decides, threadRevision: number) {
  if (record.status === 'closed') throw new CasebarError('case-moved', 'closed');
  if (!approval.proposal.template && (await isWindowOver(record)))
    throw new CasebarError('case-moved', 'window');
  const said = await saidSince(record, threadRevision);
  if (said) throw new CasebarError('case-moved', said);
}

/**
 * What is to go out. A template stays one: only its values can be changed, as its text is the desk's own. Errors: those of
 * `checkedReply`, bad-template (its text is not what was proposed any more).
 */
async function proposalFor(
  { approval: { proposal }, record }: Decides,
  asked: Pick<Approved, 'text' | 'attachments' | 'status' | 'mail' | 'replyTo' | 'template'>,
  there: readonly Attachment[],
): Promise<Proposal> {
  const before = proposal.template;
  if (!before || asked.template) return checkedReply(record, asked, there);
  const { template, values, media } = before;
  const fill = { template: template.id, values: { ...values }, ...(media && { media }) };
  const same = await checkedReply(record, { ...asked, template: fill }, there);
  if (same.text !== asked.text) throw new CasebarError('bad-template', '132000 changed');
  return same;
}

/**
 * «Approve and reply»: the text, perhaps changed, goes to the contact in the desk's own step. Errors: those of a decision,
 * new-revision, case-moved, and what a reply may be refused for.
 */
export async function approveReply({ id, revision, hash, threadRevision, undo, ...asked }: Approved) {
  if (await isOwedAlready(id, asked.text, asked.template)) return;
  const found = await decidable(asked.approval);
  const { approval } = found;
  mustBeOf(approval, revision, hash);
  await mustStand(found, threadRevision);
  const there = approval.proposal.attachments;
  const proposal = await proposalFor(found, asked, there);
  await noteSuperseded(approval, id);
  await owe(
    approval.case,
    {
      kind: 'approval',
      approval: approval.id,
      step: { do: 'approve', revision, hash, proposal, threadRevision },
    },
    { id, undo, seenRevision: threadRevision, atDesk: there.map((file) => file.id) },
  );
}

/** Back to its author. Errors: those of a decision, empty (the reason), new-revision. */
export async function returnApproval({ id, approval: of, revision, undo, ...said }: Returned) {
  const reason = said.reason.trim();
  if (await isOwedAlready(id, reason)) return;
  const { approval } = await decidable(of);
  if (reason === '') throw new CasebarError('empty');
  mustBeOf(approval, revision);
  await noteSuperseded(approval, id);
  await owe(
    approval.case,
    { kind: 'approval', approval: approval.id, step: { do: 'return', revision, reason } },
    { id, undo },
  );
}

/** On to somebody else. Errors: those of a decision, gone (there is no such agent or queue). */
export async function passApproval({ id, approval: of, agent, queue, note }: Passed) {
  if (await isOwedAlready(id, note)) return;
  const { approval, record } = await decidable(of);
  const directory = await directoryOf(record.desk);
  const known = agent
    ? directory?.agents.some((one) => one.id === agent && one.rights.includes('approve'))
    : directory?.queues.some((one) => one.id === queue);
  if (!known || agent === approval.author.id) throw new CasebarError('gone');
  await noteSuperseded(approval, id);
  await owe(
    approval.case,
    { kind: 'approval', approval: approval.id, step: { do: 'pass', agent, queue, note } },
    { id },
  );
}
