import type { Message } from './message.ts';

/** As many of the newest messages are told apart; what is older than those is history to everybody. */
export const MOST_SEEN = 50;

/**
 * What an agent has read of a case, as far as it matters for sending. By ids and not by times: a mail bears the date
 * its sender's clock gave it and may come in above others.
 */
export interface Seen {
  /** Messages of others, the newest ones. */
  readonly ids: readonly string[];
  /** Time of the oldest entry that was looked at; '' = the whole thread. Older ones are no news, whenever they came. */
  readonly from: string;
}

/** Theirs: what this agent sent themselves, notes, and what machines add do not make a reply wrong. */
export const isOthers = ({ kind, author }: Pick<Message, 'kind' | 'author'>, me: string) =>
  kind === 'message' && (author.kind === 'contact' || (author.kind === 'agent' && author.id !== me));

/** Of a thread in its order, everything of others but what `isUnseen` names. */
export function seenOf(
  thread: readonly Message[],
  me: string,
  from: string,
  isUnseen: (id: string) => boolean = () => false,
): Seen {
  const ids = thread.filter((one) => isOthers(one, me) && !isUnseen(one.id)).map(({ id }) => id);
  return {
    ids: ids.slice(-MOST_SEEN),
    from: ids.length > MOST_SEEN ? atOf(thread, ids.at(-MOST_SEEN)) : from,
  };
}

const atOf = (thread: readonly Message[], wanted: string | undefined) =>
  thread.find(({ id }) => id === wanted)?.at ?? '';
