import type { Message } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';

/** Messages of one day share a heading. */
export const dayOf = (message: Message) => new Date(message.at).toDateString();
/** Close together by the same author: the name is said once. */
export const goesOn = (before: Message | undefined, message: Message) =>
  before?.kind === message.kind &&
  before.author.id === message.author.id &&
  before.direction === message.direction &&
  dayOf(before) === dayOf(message) &&
  Date.parse(message.at) - Date.parse(before.at) < 5 * 60_000;

const isMessage = ({ kind }: Message) => kind === 'message';

/** Of a long mail thread only the newest are open; the others, named here, are a line each. */
export function foldedIds(view: CaseView, messages: readonly Message[]): string[] {
  const mails = view.case.kind === 'email' ? messages.filter(isMessage) : [];
  return mails.slice(0, Math.max(0, mails.length - 3)).map(({ id }) => id);
}

/** Place of the first message the agent has not seen; -1 = none, or no older one to tell it from. */
export function firstUnread(messages: readonly Message[], unread: number): number {
  let left = unread;
  for (let i = messages.length - 1; i >= 0 && left > 0; i -= 1) {
    if (messages[i]?.direction === 'in') left -= 1;
    if (left === 0) return messages.slice(0, i).some(isMessage) ? i : -1;
  }
  return -1;
}
