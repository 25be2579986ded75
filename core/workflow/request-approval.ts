import type { Approval } from '@/core/model/approval';
import type { Requested } from '@/core/model/approval-args';
import type { Agent } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import { isOwed } from '@/core/model/outbox-item';
import { approvalById } from '@/core/store/approvals';
import { signedIn } from '@/core/store/desks';
import { itemById, takeBackItem } from '@/core/store/outbox';
import { checkedReply } from './check-reply.ts';
import { markDraftSent } from './keep-drafts.ts';
import { owe, workOn } from './owe.ts';
import { isOwedAlready } from './own-decision.ts';
import { mustBeTheirs, mustHaveSeen } from './submit-reply.ts';

/** A request and the outbox item that asked for it have one id; the desk's own name comes before it. */
export const approvalId = (desk: string, draft: string) => `${desk}:${draft}`;
const itemOf = ({ id, desk }: { readonly id: string; readonly desk: string }) => id.slice(desk.length + 1);

/** Errors: already-decided (by whom), no-right. */
function mustBeMine({ author, state, decision }: Approval, me: Agent) {
  if (author.id !== me.id) throw new CasebarError('no-right');
  if (state !== 'waiting') throw new CasebarError('already-decided', decision?.by?.name ?? '');
}

/** The request whose text is replaced. One that has not reached the desk yet is followed there by its new text. */
async function replaced({ of }: Requested, desk: string, me: Agent): Promise<Approval | undefined> {
  if (!of) return undefined;
  const before = await approvalById(of.approval);
  if (!before) {
    const asked = await itemById(itemOf({ id: of.approval, desk }));
    if (!asked || !isOwed(asked.state)) throw new CasebarError('gone', of.approval);
    return undefined;
  }
  mustBeMine(before, me);
  if (before.revision !== of.revision) throw new CasebarError('new-revision');
  return before;
}

/**
 * The Approval draft → outbox, with the checks of a reply but for the right to send one. Errors: those of submitReply but
 * no-right, and forbidden (the desk carries none), already-decided, new-revision, no-right (somebody else's request).
 */
export async function requestApproval(asked: Requested) {
  const { record, me } = await workOn(asked.case);
  mustBeTheirs(asked, me);
  const place = { case: asked.case, tab: 'approval', agent: me.id } as const;
  if (await isOwedAlready(asked.draft, asked.text, asked.template)) return markDraftSent(place, asked.draft);
  const { capabilities, name } = await signedIn(record.desk);
  if (!capabilities.approvals) throw new CasebarError('forbidden', name);
  if (record.status === 'closed') throw new CasebarError('closed-case', record.number);
  const before = await replaced(asked, record.desk, me);
  await mustHaveSeen(asked, me.id);
  const there = before?.proposal.attachments ?? [];
  const proposal = await checkedReply(record, asked, there);
  const { draft, of, note, queue, seenRevision, seen, undo } = asked;
  const text = { proposal, note, threadRevision: seenRevision };
  await owe(
    asked.case,
    {
      kind: 'approval',
      approval: of?.approval ?? approvalId(record.desk, draft),
      step: of ? { do: 'revise', of: of.revision, ...text } : { do: 'request', queue, ...text },
    },
    { id: draft, seenRevision, seen, undo, atDesk: there.map(({ id }) => id) },
  );
  await markDraftSent(place, draft);
}

/**
 * The author takes a request back. One that has not left yet only leaves the outbox; its text is kept among the drafts.
 * Errors: gone, already-decided, no-right.
 */
export async function withdrawApproval(id: string) {
  const before = await approvalById(id);
  const asked = before ?? (await itemById(id.slice(id.indexOf(':') + 1)));
  if (!asked) throw new CasebarError('gone', id);
  const { me } = await workOn(asked.case);
  if (before) mustBeMine(before, me);
  else if ('agent' in asked && asked.agent !== me.id) throw new CasebarError('no-right');
  if (!before && 'action' in asked && (await takeBackItem(asked.id, new Date().toISOString()))) return;
  // Its id tells what it is about: pressed twice, it is one.
  await owe(
    asked.case,
    { kind: 'approval', approval: id, step: { do: 'withdraw' } },
    { id: `withdraw:${id}` },
  );
}
