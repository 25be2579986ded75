import { isDone } from '@/core/model/case';
import { under } from '@/core/model/key-range';
import type { Change, ServerCase, ServerMessage } from './database.ts';
import { rememberMerge } from './mail-index.ts';
import { addEvent, previewOf, putCase, untouchedCase } from './thread.ts';

/** Where imported mail goes. */
export interface MailPlace {
  readonly channel: string;
  readonly queue: string | null;
}

/** An empty case; `settle` fills in what its mails say. */
export const startMailCase = async (
  c: Change,
  place: MailPlace,
  contact: string,
  subject: string,
  at: string,
) => {
  const number = c.nextNumber();
  return putCase(c, {
    ...place,
    id: number,
    number,
    contact,
    subject,
    ...untouchedCase(at),
    practice: [],
  });
};

/** The whole thread: an import may put a mail anywhere in it, so no part would do. */
const threadOf = (c: Change, caseId: string): Promise<ServerMessage[]> =>
  c.store('messages').index('byCase').getAll(under(caseId));

/** Nobody did anything with it yet, so an import may still change all of it. */
const isUntouched = (found: ServerCase, thread: readonly ServerMessage[]) =>
  found.assignee === null &&
  (found.status === 'new' || found.status === 'pending') &&
  thread.every((entry) => entry.mail !== null || entry.event?.kind === 'merged');

/**
 * Moves the entries of `from` into `into`. A case somebody worked on stays: an answer may be on its way to it, and
 * it must not be gone under the agent's hands. Answers whether it was merged.
 */
export async function mergeCase(c: Change, from: string, into: string, at: string): Promise<boolean> {
  const old = await c.store('cases').get(from);
  const thread = await threadOf(c, from);
  if (!old || from === into || !isUntouched(old, thread)) return false;
  for (const entry of thread) await c.store('messages').put({ ...entry, case: into, seq: c.next() });
  await c.store('cases').delete(from);
  const seq = c.next();
  await c.store('gone').put({ seq, ids: [from] });
  await addEvent(c, into, { kind: 'merged', number: old.number }, at);
  await rememberMerge(c, old, into);
  return true;
}

/** Whether mail has come for a case that an agent thought done, after that. */
const reopens = (before: ServerCase, lastInbound: string | undefined) =>
  (before.status === 'resolved' || before.status === 'pending') &&
  lastInbound !== undefined &&
  lastInbound > before.updatedAt;

/** Brings a case in line with its thread after mails came in, in whatever order they came. */
export async function settle(c: Change, caseId: string) {
  const before = await c.store('cases').get(caseId);
  if (!before) return;
  const thread = await threadOf(c, caseId);
  const spoken = thread.filter((entry) => entry.kind === 'message');
  const [first, last] = [spoken[0], spoken.at(-1)];
  if (!first || !last) return;
  const waiting = spoken.slice(spoken.findLastIndex((entry) => entry.direction === 'out') + 1);
  const lastInbound = spoken.findLast((entry) => entry.direction === 'in')?.at;
  const untouched = isUntouched(before, thread);
  const isReopened = !untouched && reopens(before, lastInbound);
  // Mail that ends with our own answer waits for the contact: «new» would not be true.
  const imported = waiting.length > 0 ? 'new' : 'pending';
  const status = untouched ? imported : isReopened ? 'open' : before.status;
  if (isReopened && before.status === 'resolved') await addEvent(c, caseId, { kind: 'reopened' }, last.at);
  await putCase(c, {
    ...before,
    status,
    preview: previewOf(last.text) || before.preview,
    unread: isDone(status) ? 0 : waiting.length,
    waitingSince: isDone(status) ? null : (waiting[0]?.at ?? null),
    lastInboundAt: lastInbound ?? null,
    createdAt: first.at < before.createdAt ? first.at : before.createdAt,
    updatedAt: untouched || last.at > before.updatedAt ? last.at : before.updatedAt,
    revision: spoken.length,
  });
}
