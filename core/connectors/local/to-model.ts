import type { Approval, ApprovalStep, Proposal } from '@/core/model/approval';
import type { CaseFacts } from '@/core/model/case';
import type { Channel } from '@/core/model/channel';
import type { Contact } from '@/core/model/contact';
import type { Message } from '@/core/model/message';
import type { OutboxAction } from '@/core/model/outbox-item';
import type { ServerApproval, ServerCase, ServerContact, ServerMessage } from './server/database.ts';
import { windowEnd } from './server/window.ts';

/** The embedded desk's ids are unique within it only; `<desk>:<id>` makes them unique over all desks. */
export const globalId = (desk: string, id: string) => `${desk}:${id}`;
/** The desk's own id again; one that has no prefix is the desk's own already. */
export const ownId = (desk: string, id: string) =>
  id.startsWith(`${desk}:`) ? id.slice(desk.length + 1) : id;

/**
 * A case with what it takes from its channel and contact; a channel nobody knows counts as e-mail, without a
 * window.
 */
export const toCase = (
  desk: string,
  found: ServerCase,
  channel: Channel | undefined,
  contact: ServerContact | undefined,
): CaseFacts => ({
  id: globalId(desk, found.id),
  desk,
  number: found.number,
  channel: found.channel,
  kind: channel?.kind ?? 'email',
  contact: globalId(desk, found.contact),
  contactName: contact?.name || contact?.email || contact?.phone || '',
  subject: found.subject,
  preview: found.preview,
  unread: found.unread,
  waitingSince: found.waitingSince,
  windowEndsAt: windowEnd(found, channel),
  dueAt: found.dueAt,
  language: contact?.language ?? '',
  createdAt: found.createdAt,
  updatedAt: found.updatedAt,
  revision: found.revision,
  status: found.status,
  assignee: found.assignee,
  queue: found.queue,
  tags: found.tags,
  sentiment: found.sentiment,
  fields: found.fields,
});

/** A contact under its id over all desks. */
export const toContact = (desk: string, { seq: _, ...found }: ServerContact): Contact => ({
  ...found,
  id: globalId(desk, found.id),
  desk,
});

/** An entry of a thread; attachments keep the desk's own ids, which only this desk is asked for. */
export const toMessage = (desk: string, { seq: _, ...found }: ServerMessage): Message => ({
  ...found,
  id: globalId(desk, found.id),
  case: globalId(desk, found.case),
  ...(found.replyTo && { replyTo: globalId(desk, found.replyTo) }),
});

/** A reply, or what is to become one, with the messages it speaks of under other ids. */
const renamed = <T extends Pick<Proposal, 'mail' | 'replyTo'>>(
  reply: T,
  rename: (id: string) => string,
): T => ({
  ...reply,
  ...(reply.mail && { mail: { ...reply.mail, answers: reply.mail.answers && rename(reply.mail.answers) } }),
  ...(reply.replyTo && { replyTo: rename(reply.replyTo) }),
});

/** A request for approval under its id over all desks; agents, queues and files keep the desk's own. */
export const toApproval = (desk: string, found: ServerApproval): Approval => ({
  ...found,
  id: globalId(desk, found.id),
  desk,
  case: globalId(desk, found.case),
  proposal: renamed(found.proposal, (id) => globalId(desk, id)),
  decision: found.decision && {
    ...found.decision,
    message: found.decision.message && globalId(desk, found.decision.message),
  },
});

const ownStep = (step: ApprovalStep, own: (id: string) => string): ApprovalStep =>
  'proposal' in step ? { ...step, proposal: renamed(step.proposal, own) } : step;

/** An owed action with the messages it speaks of under the desk's own ids. */
export function ownAction(desk: string, action: OutboxAction): OutboxAction {
  const own = (id: string) => ownId(desk, id);
  switch (action.kind) {
    case 'contact':
    case 'consent':
      return { ...action, contact: own(action.contact) };
    case 'outbound':
      return { ...action, to: { ...action.to, contact: action.to.contact && own(action.to.contact) } };
    case 'reply':
      return renamed(action, own);
    case 'approval':
      return { ...action, approval: own(action.approval), step: ownStep(action.step, own) };
    default:
      return action;
  }
}
