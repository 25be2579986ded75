import type { CaseFacts } from '@/core/model/case';
import type { Channel } from '@/core/model/channel';
import type { Contact } from '@/core/model/contact';
import type { Message } from '@/core/model/message';
import type { OutboxAction } from '@/core/model/outbox-item';
import type { ServerCase, ServerContact, ServerMessage } from './server/database.ts';

/** The embedded desk's ids are unique within it only; `<desk>:<id>` makes them unique over all desks. */
export const globalId = (desk: string, id: string) => `${desk}:${id}`;
/** The desk's own id again; one that has no prefix is the desk's own already. */
export const ownId = (desk: string, id: string) =>
  id.startsWith(`${desk}:`) ? id.slice(desk.length + 1) : id;

/** When the channel's window closes; it opens with each message of the contact, so it moves with the last one. */
const windowEnd = (found: ServerCase, channel: Channel | undefined) =>
  channel && channel.windowHours > 0 && found.lastInboundAt
    ? new Date(Date.parse(found.lastInboundAt) + channel.windowHours * 3_600_000).toISOString()
    : null;

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

/** An owed action with the messages it speaks of under the desk's own ids. */
export function ownAction(desk: string, action: OutboxAction): OutboxAction {
  if (action.kind === 'contact') return { ...action, contact: ownId(desk, action.contact) };
  if (action.kind !== 'reply') return action;
  const { mail, replyTo } = action;
  return {
    ...action,
    ...(mail && { mail: { ...mail, answers: ownId(desk, mail.answers) } }),
    ...(replyTo && { replyTo: ownId(desk, replyTo) }),
  };
}
