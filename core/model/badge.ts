/** What may need the agent, counted. What a version does not count yet is 0. */
export interface BadgeCounts {
  /** Cases offered, each with a deadline. */
  readonly offers: number;
  /** Approvals that wait for this person's decision. */
  readonly approvals: number;
  /** Outbox items that failed, are held back, or went out by half. */
  readonly stuck: number;
  /** Cases of mine with something new. */
  readonly unread: number;
}

/** In the order of what cannot wait: a deadline, a colleague who waits, a reply that is not out, something to read. */
export const BADGE_KINDS = [
  'offers',
  'approvals',
  'stuck',
  'unread',
] as const satisfies readonly (keyof BadgeCounts)[];

/** What the toolbar icon says. */
export interface Badge {
  readonly kind: (typeof BADGE_KINDS)[number] | 'none';
  readonly count: number;
  /** Four letters at most have room. */
  readonly text: string;
}

/** The one thing the toolbar icon tells: the first kind there is any of. */
export function badgeOf(counts: BadgeCounts): Badge {
  const kind = BADGE_KINDS.find((one) => counts[one] > 0);
  if (!kind) return { kind: 'none', count: 0, text: '' };
  const count = counts[kind];
  return { kind, count, text: count > 999 ? '999+' : String(count) };
}
