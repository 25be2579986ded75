import type { CaseStatus } from './case.ts';
import type { MailDraft } from './mail-draft.ts';
import type { Attachment } from './message.ts';
import type { FilledTemplate } from './template.ts';

/**
 *                 ┌──revise (n+1)──┐   ┌──pass──┐
 *                 ▼                │   ▼        │
 * (request) ──► waiting ──approve──┴─► approved │   the text, perhaps with changes, went to the contact
 *                 ├──return────────► returned   │   back with its author, with a reason
 *                 ├──withdraw──────► withdrawn  │   by its author
 *                 └──case closed, window over, answered by somebody else ──► lapsed
 *
 * Only `waiting` can change; the others are final. A request that was returned and is sent again is a new one.
 */
export const APPROVAL_STATES = ['waiting', 'approved', 'returned', 'withdrawn', 'lapsed'] as const;
/** Where a request stands. */
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** What is to go to the contact if somebody approves it: the whole reply, as its author wrote it. */
export interface Proposal {
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** Status to set once it is out; null = leave it. */
  readonly status: CaseStatus | null;
  readonly mail?: MailDraft;
  /** Id of the one message it answers. */
  readonly replyTo?: string;
  /** It is to go out as this template; `text` is then what the customer will read. */
  readonly template?: FilledTemplate;
}

/** Somebody of the desk, named so that the record can be read without the directory. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Why a request cannot be decided as it stands; each has a sentence. `files` = one of them is not there any more. */
export const BLOCKS = ['moved', 'answered', 'closed', 'window', 'files'] as const;
/** One of them: the contact wrote · somebody else answered · the case or its window is over · a file is gone. */
export type ApprovalBlock = (typeof BLOCKS)[number];

/** What happened to a request, in order. */
export const APPROVAL_EVENTS = [
  'requested',
  'revised',
  'claimed',
  'released',
  'passed',
  'escalated',
  'blocked',
  'approved',
  'returned',
  'withdrawn',
  'lapsed',
] as const;
/** One line of the audit. */
export interface ApprovalEvent {
  readonly kind: (typeof APPROVAL_EVENTS)[number];
  readonly at: string;
  /** null = the desk itself. */
  readonly by: Person | null;
  /** The request's revision then. */
  readonly revision: number;
  /** The reviewer's note, the reason, the block, or whom it was passed to; '' = nothing was said. */
  readonly detail: string;
  /** Of `revised`: the text that its author replaced; absent where the desk does not keep it. */
  readonly replaced?: string;
}

/** What became of a request. */
export interface Decision {
  readonly by: Person | null;
  readonly at: string;
  /** Why it was returned or lapsed; '' = approved. */
  readonly reason: string;
  /** The text that went out; '' = none did. */
  readonly text: string;
  /** Id of the message it became; '' = none. */
  readonly message: string;
}

/** A reply that waits for somebody else's decision, or had it. Ids of agents and queues are the desk's own. */
export interface Approval {
  /** `<desk id>:<id in the desk>`; the id in the desk is the outbox item's that asked for it, where the desk lets us choose. */
  readonly id: string;
  readonly desk: string;
  readonly case: string;
  readonly author: Person;
  /** The queue that decides; null = everybody who may approve. */
  readonly queue: string | null;
  /** It was passed to this agent; null = to nobody in particular. */
  readonly reviewer: string | null;
  /** For the reviewer only; never sent. */
  readonly note: string;
  /** Counts the author's texts from 1; a decision about an earlier one is refused. */
  readonly revision: number;
  readonly proposal: Proposal;
  /** `hashOf(proposal)`: a decision names the text it is about. */
  readonly hash: string;
  /** The thread's revision it was written for: with another one, nobody can approve it without looking. */
  readonly threadRevision: number;
  readonly state: ApprovalState;
  /** Who looks at it now; over by itself at `until` (ISO). */
  readonly review: (Person & { readonly until: string }) | null;
  readonly decision: Decision | null;
  /** Oldest first. */
  readonly log: readonly ApprovalEvent[];
  /** When it was asked for; ISO. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** One step of a request, as it is owed to the desk. */
export type ApprovalStep =
  | {
      readonly do: 'request';
      readonly proposal: Proposal;
      readonly note: string;
      readonly queue: string | null;
      readonly threadRevision: number;
    }
  /** `of` = the revision it takes the place of. */
  | {
      readonly do: 'revise';
      readonly of: number;
      readonly proposal: Proposal;
      readonly note: string;
      readonly threadRevision: number;
    }
  | { readonly do: 'withdraw' }
  /** `hash` is the author's text that was reviewed, `proposal` what is to go out, `threadRevision` what the reviewer saw. */
  | {
      readonly do: 'approve';
      readonly revision: number;
      readonly hash: string;
      readonly proposal: Proposal;
      readonly threadRevision: number;
    }
  | { readonly do: 'return'; readonly revision: number; readonly reason: string }
  | {
      readonly do: 'pass';
      readonly agent: string | null;
      readonly queue: string | null;
      readonly note: string;
    };

/** Reviewing is told to colleagues for so long, in milliseconds; whoever is still at it tells again. */
export const REVIEW_FOR = 120_000;

// The desk itself knows its messages without our prefix, and must come to the same.
const bare = (id: string) => id.slice(id.indexOf(':') + 1);

/** SHA-256 (hex) over everything that would go to the contact; the note to the reviewer is no part of it. */
export async function hashOf({
  text,
  attachments,
  status,
  mail,
  replyTo,
  template,
}: Proposal): Promise<string> {
  // An array, whose order nobody can change by accident.
  const files = attachments.map(({ id, name, size }) => [id, name, size]);
  const envelope = mail && [
    mail.mode,
    mail.from,
    mail.to,
    mail.cc,
    mail.bcc,
    mail.subject,
    bare(mail.answers),
    mail.quote,
  ];
  const values = Object.entries(template?.values ?? {}).map(([field, { text: value }]) => [field, value]);
  const filled = template && [template.template.id, values.sort(), template.media?.id ?? null];
  const parts = [text, files, status, envelope ?? null, replyTo ? bare(replyTo) : null];
  // Only where there is one: what was hashed before there were templates keeps its hash.
  const bytes = new TextEncoder().encode(JSON.stringify(filled ? [...parts, filled] : parts));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether somebody else looks at it at `now` (ISO). */
export const reviewedBy = ({ review }: Pick<Approval, 'review'>, me: string, now: string): Person | null =>
  review && review.id !== me && review.until > now ? review : null;

/** Whose decision it may be: not the author's own, and theirs by name, by queue, or anybody's. */
export function mayDecide(
  { author, reviewer, queue }: Pick<Approval, 'author' | 'reviewer' | 'queue'>,
  me: { readonly id: string; readonly rights: readonly string[]; readonly queues: readonly string[] },
): boolean {
  if (!me.rights.includes('approve') || author.id === me.id) return false;
  if (reviewer !== null) return reviewer === me.id;
  return queue === null || me.queues.includes(queue);
}
