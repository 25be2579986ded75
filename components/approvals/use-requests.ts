import { useRef } from 'preact/hooks';
import { useQuery } from '@/core/live/use-query';
import { CHANNEL_KINDS } from '@/core/model/channel';
import type { ApprovalList, ApprovalRow } from '@/core/queries/approvals';
import type { ListPlace } from './kept.ts';

/** Rows are asked for in steps of so many, so that scrolling a little asks nothing. */
const STEP = 50;
const MOST = 1000;

/** What the list knows; rows beyond those that are here are on their way. */
export interface Requests {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly list: ApprovalList | undefined;
}

/** What waits for this approver, at least the first `wanted` of it. What is shown stays until more has come. */
export function useRequests({ author, queue, channel }: ListPlace, wanted: number): Requests {
  const kind = CHANNEL_KINDS.find((one) => one === channel);
  const answer = useQuery('approvals', {
    list: 'waiting',
    ...(author !== null && { author }),
    ...(queue !== null && { queue }),
    ...(kind && { channel: kind }),
    limit: Math.min(MOST, (Math.floor(wanted / STEP) + 1) * STEP),
  });
  const last = useRef<ApprovalList | undefined>(undefined);
  if (answer.state === 'ready') last.current = answer.value;
  return { state: last.current ? 'ready' : answer.state, list: last.current };
}

/** My decision about it is on its way: it is shown at the end, and nothing is to be done about it. */
export const isDone = ({ owed }: ApprovalRow): boolean =>
  owed !== null &&
  (owed.state === 'queued' || owed.state === 'sending' || owed.state === 'unconfirmed') &&
  (owed.step.do === 'approve' || owed.step.do === 'return' || owed.step.do === 'pass');

/** Where to go on from a request: the next (or, back, the previous) one that still needs a decision; null = none does. */
export function stepFrom(rows: readonly ApprovalRow[], id: string, by: 1 | -1): string | null {
  const at = rows.findIndex(({ approval }) => approval.id === id);
  const order = by === 1 ? rows.slice(at + 1) : rows.slice(0, Math.max(0, at)).reverse();
  return order.find((row) => !isDone(row))?.approval.id ?? null;
}

/** What opens by itself after a decision: the next one, or, from the last, the most urgent that is left. */
export function nextAfter(rows: readonly ApprovalRow[], id: string): string | null {
  const first = rows.find((row) => !isDone(row) && row.approval.id !== id)?.approval.id ?? null;
  return stepFrom(rows, id, 1) ?? first;
}
