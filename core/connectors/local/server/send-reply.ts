import { type CaseStatus, canChangeStatus, isDone } from '@/core/model/case';
import { CasebarError } from '@/core/model/errors';
import type { Author } from '@/core/model/message';
import type { OutboxAction } from '@/core/model/outbox-item';
import { renderText } from '@/core/templates/fill';
import { lapse } from './approval-rows.ts';
import type { ServerCase } from './database.ts';
import { type Done, type Job, record } from './job.ts';
import { mustBeCarried } from './judge-message.ts';
import { outgoingMail } from './mail-out.ts';
import { planAnswer } from './practice.ts';
import { addEntry, afterOutbound, putCase } from './thread.ts';

/** Stores a status as the rules allow it. Answers '' if that worked, else the status that does not let go. */
export async function applyStatus(job: Job, before: ServerCase, status: CaseStatus): Promise<string> {
  if (before.status === status) return '';
  if (!canChangeStatus(before.status, status)) return before.status;
  const waitingSince = isDone(status) ? null : before.waitingSince;
  const unread = isDone(status) ? 0 : before.unread;
  const dueAt = isDone(status) ? null : before.dueAt;
  await putCase(job.c, { ...before, status, waitingSince, dueAt, unread, updatedAt: job.at });
  await record(job, { kind: 'status', status });
  if (status === 'closed') await lapse(job.c, before.id, job.at);
  return '';
}

/**
 * The message, what it does to the case, and the status that was to go with it, in one transaction. `address` is whom a
 * first message goes to. Errors: closed-case, those of a mail, and what the platform would refuse.
 */
export async function sendReply(
  job: Job,
  action: Omit<Extract<OutboxAction, { kind: 'reply' }>, 'kind'>,
  author: Author,
  address: string | null = null,
): Promise<Done> {
  const { c, found, at } = job;
  if (found.status === 'closed') throw new CasebarError('closed-case', found.number);
  await mustBeCarried(job, action.template, address);
  const channel = job.directory.channels.find(({ id }) => id === found.channel);
  const mail = action.mail && (await outgoingMail(c, found, channel, action.text, action.mail));
  const message = await addEntry(c, found.id, {
    kind: 'message',
    direction: 'out',
    author,
    at,
    text: action.text,
    ...(action.replyTo && { replyTo: action.replyTo }),
    ...mail,
    // The platform sends its own text, whatever we take it to be.
    ...(action.template && { template: action.template, text: renderText(action.template) }),
    attachments: action.attachments,
    delivery: 'delivered',
  });
  // Who is told something else by a forwarded mail is not the contact: they still wait.
  const isForward = action.mail?.mode === 'forward';
  const { waitingSince, unread, dueAt } = found;
  const waits = isForward && { waitingSince, unread, dueAt };
  const answered = { ...afterOutbound(found, action.text, at), ...waits };
  const current = await putCase(c, { ...answered, status: found.status === 'new' ? 'open' : found.status });
  const statusProblem = action.status ? await applyStatus(job, current, action.status) : '';
  if (!isForward) await planAnswer(c, current, message, at);
  return { message: message.id, statusProblem };
}
