import type { ChannelKind } from './channel.ts';

export const CASE_STATUSES = ['new', 'open', 'pending', 'escalated', 'resolved', 'closed'] as const;
/** The six statuses of `product.md`; closed is final, resolved may be reopened. */
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

/** The part of a case that agents change; everything here may be ahead of the desk while an outbox item waits. */
export interface CaseState {
  readonly status: CaseStatus;
  /** Agent id in the desk; null = nobody has it. */
  readonly assignee: string | null;
  /** Queue id in the desk; null = in no queue. */
  readonly queue: string | null;
  readonly tags: readonly string[];
  readonly sentiment: Sentiment | null;
}

/** One whole conversation with a contact on one channel, as the desk tells it. Times are ISO 8601 UTC. */
export interface CaseFacts extends CaseState {
  /** `<desk id>:<id in the desk>`; unique over all desks. */
  readonly id: string;
  readonly desk: string;
  /** What people call it, e.g. `1042`. */
  readonly number: string;
  readonly channel: string;
  readonly kind: ChannelKind;
  readonly contact: string;
  readonly contactName: string;
  readonly subject: string;
  /** Start of the last message that people wrote, one line. */
  readonly preview: string;
  readonly unread: number;
  /** Since when the contact waits for an answer; null = not waiting. */
  readonly waitingSince: string | null;
  /** When free text stops being allowed; null = no window. */
  readonly windowEndsAt: string | null;
  /** BCP 47 tag of the contact's language, '' if unknown. */
  readonly language: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Grows by at least one with every message of the thread; what a reply was written against. */
  readonly revision: number;
}

/** A case as shown: the desk's facts with the outbox items that still wait laid over them. */
export interface Case extends CaseFacts {
  /** Outbox items that the desk has not confirmed yet. */
  readonly unconfirmed: number;
}

/** Nobody answers any more: resolved or closed. */
export const isDone = (status: CaseStatus) => status === 'resolved' || status === 'closed';

/** Waiting in a queue for an agent to take it. */
export const isFree = (c: CaseState) => c.assignee === null && !isDone(c.status);

/** Closed never reopens (`product.md`): no change of status leaves it. */
export const canChangeStatus = (from: CaseStatus, to: CaseStatus) => from !== 'closed' && from !== to;
