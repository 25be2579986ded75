import { type Case, isDone } from '@/core/model/case';

/** The keys the orders of the list go by. */
export interface OrderKeys {
  /** Since when the contact waits; those who do not come after all others. */
  readonly wait: string;
  /** By when an answer is due: what the desk promised or the channel allows, whichever is sooner. None comes last. */
  readonly due: string;
}

/** Larger than any time of day in milliseconds that will ever be stored. */
const END = 9_999_999_999_999;

/** After every ISO time, and among themselves newest first: one key, so that a window can be entered anywhere. */
const last = (updatedAt: string) => `~${String(END - Date.parse(updatedAt)).padStart(13, '0')}`;

/** What a case is sorted by. Nobody waits for a case that is done, and nothing in it is due. */
export function orderKeys(
  one: Pick<Case, 'status' | 'waitingSince' | 'dueAt' | 'windowEndsAt' | 'updatedAt'>,
): OrderKeys {
  const none = last(one.updatedAt);
  if (isDone(one.status)) return { wait: none, due: none };
  const [due] = [one.dueAt, one.windowEndsAt].filter((at) => at !== null).sort();
  return { wait: one.waitingSince ?? none, due: due ?? none };
}
