import type { ChannelKind } from './channel.ts';
import type { FieldValues } from './field.ts';

/** In the order in which a case usually goes through them; menus show them in this order. */
export const CASE_STATUSES = ['new', 'open', 'pending', 'escalated', 'resolved', 'closed'] as const;
/**
 * Where a case stands. Closed is final: nothing leaves it, and the contact's next message starts a new case.
 * Resolved reopens by itself when the contact writes again.
 */
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** How the contact feels, set by an agent; most desks know exactly these three. */
export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
/** One of the three; a case nobody judged yet has null instead. */
export type Sentiment = (typeof SENTIMENTS)[number];

/** The part of a case that agents change; everything here may be ahead of the desk while an outbox item waits. */
export interface CaseState {
  /** The desk's own names for statuses are translated by its connector; nothing above it knows them. */
  readonly status: CaseStatus;
  /** Agent id in the desk; null = nobody has it. */
  readonly assignee: string | null;
  /** Queue id in the desk; null = in no queue. */
  readonly queue: string | null;
  /** Ids of tags in the desk, in the order they were added. The directory has their names. */
  readonly tags: readonly string[];
  readonly sentiment: Sentiment | null;
  /** Values of the desk's custom fields for cases. */
  readonly fields: FieldValues;
}

/** One whole conversation with a contact on one channel, as the desk tells it. Times are ISO 8601 UTC. */
export interface CaseFacts extends CaseState {
  /** `<desk id>:<id in the desk>`; unique over all desks. */
  readonly id: string;
  /** Id of the desk it belongs to: the first part of `id`, kept apart so that nothing has to take ids apart. */
  readonly desk: string;
  /** What people call it, e.g. `1042`. */
  readonly number: string;
  /** Channel id in the desk; `kind` is the channel's, repeated here so that a row needs no directory. */
  readonly channel: string;
  readonly kind: ChannelKind;
  /** The contact's id, unique over all desks like the case's own. */
  readonly contact: string;
  /** The name, or what comes nearest to one (address, number); '' = nobody knows who it is. */
  readonly contactName: string;
  /** '' on channels that have none, such as chat. */
  readonly subject: string;
  /** Start of the last message that people wrote, one line. */
  readonly preview: string;
  /** Messages of the contact since the last answer; of a shown case, only those this agent has not seen. */
  readonly unread: number;
  /** Since when the contact waits for an answer; null = not waiting. */
  readonly waitingSince: string | null;
  /** When free text stops being allowed; null = no window. */
  readonly windowEndsAt: string | null;
  /** By when the desk promised an answer; null = it promised nothing, or has answered. */
  readonly dueAt: string | null;
  /** BCP 47 tag of the contact's language, '' if unknown. */
  readonly language: string;
  /** When the contact wrote first, or the desk opened the case for another reason. */
  readonly createdAt: string;
  /** When anything about the case changed last; lists are sorted by it. */
  readonly updatedAt: string;
  /** Grows by at least one with every message of the thread; what a reply was written against. */
  readonly revision: number;
}

/** A case as shown: the desk's facts with the outbox items that still wait laid over them. */
export interface Case extends CaseFacts {
  /** Outbox items that the desk has not confirmed yet. */
  readonly unconfirmed: number;
}

/** Nobody answers any more: resolved or closed. Such a case leaves «Mine» and every queue. */
export const isDone = (status: CaseStatus) => status === 'resolved' || status === 'closed';

/** Waiting for an agent to take it, whether in a queue or in none. */
export const isFree = (c: CaseState) => c.assignee === null && !isDone(c.status);

/** Closed never reopens: no change of status leaves it. Everything else may become anything else. */
export const canChangeStatus = (from: CaseStatus, to: CaseStatus) => from !== 'closed' && from !== to;
