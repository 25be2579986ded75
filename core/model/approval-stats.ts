import type { Approval } from './approval.ts';

/** How it goes with approvals, for whoever decides about them. What was decided counts on its day, whoever did it. */
export interface ApprovalStats {
  readonly waiting: number;
  /** From the request to its decision, in milliseconds; null = nothing was decided today. */
  readonly medianWaitToday: number | null;
  /** Share of what was returned among everything decided today, 0..1; null = nothing was. */
  readonly returnedShare: number | null;
}

const median = (sorted: readonly number[]): number | null => {
  const middle = sorted.length >> 1;
  const [a, b] = [sorted[middle - 1], sorted[middle]];
  if (b === undefined) return null;
  return sorted.length % 2 === 1 || a === undefined ? b : Math.round((a + b) / 2);
};

/** The numbers at `now`; days begin at midnight by the clock on the wall. Withdrawn and lapsed ones were not decided. */
export function statsOf(all: readonly Approval[], waiting: number, now: number): ApprovalStats {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const today = all.flatMap(({ state, decision, createdAt }) => {
    const at = decision && (state === 'approved' || state === 'returned') ? Date.parse(decision.at) : 0;
    return at >= midnight ? [{ state, wait: Math.max(0, at - Date.parse(createdAt)) }] : [];
  });
  const returned = today.filter(({ state }) => state === 'returned').length;
  return {
    waiting,
    medianWaitToday: median(today.map(({ wait }) => wait).sort((a, b) => a - b)),
    returnedShare: today.length > 0 ? returned / today.length : null,
  };
}
