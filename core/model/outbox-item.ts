import type { ApprovalStep } from './approval.ts';
import type { CaseStatus, Sentiment } from './case.ts';
import type { ContactChange } from './contact.ts';
import type { ErrorCode } from './errors.ts';
import type { MailDraft } from './mail-draft.ts';
import type { Attachment } from './message.ts';
import type { Seen } from './seen.ts';
import type { Consent, FilledTemplate } from './template.ts';
import type { Upload } from './upload.ts';

/**
 *             ┌──── not now: again when due ────┐
 *             ▼                                 │
 * (owe) ──► queued ──request leaves──► sending ─┼─receipt─► sent
 *             ▲                           │     └─refused─► failed ──┐
 *             │                        no answer                     │ a person decides:
 *         «no, not here»                  ▼                          │ queued again, or gone
 *             └──────────────────── unconfirmed ─cannot know─► held ─┘
 *
 * `sending` is stored before the request leaves; found there after a crash, or after a cut line, the item is
 * `unconfirmed` and nothing is sent again before the desk said it has not got it. `held` = it would be wrong to
 * send it now; the agent decides.
 */
export const OUTBOX_STATES = ['queued', 'sending', 'unconfirmed', 'failed', 'held', 'sent'] as const;
/** Only `sent` is final; even then the item is kept for two days, so that its id stays known. */
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** Whom a first message goes to. */
export interface OutboundTo {
  /** Channel of the desk it goes out on. */
  readonly channel: string;
  /** E.164 number or mail address. */
  readonly address: string;
  /** Id of the contact if the desk has one with that address; null = a new one. */
  readonly contact: string | null;
  /** What a new contact is called; '' = by the address. */
  readonly name: string;
}

/** The case of a first message until the desk has one for it: named after the draft, so that no two are made. */
export const newCaseId = (desk: string, draft: string) => `${desk}:new:${draft}`;
/** Whether a case is only ours so far. */
export const isNewCase = (id: string) => id.split(':')[1] === 'new';
/** Id of the draft that such a case is named after; '' = it is a real one. */
export const newDraftIn = (id: string) => (isNewCase(id) ? id.split(':').slice(2).join(':') : '');

/** What is owed to the desk. */
export type OutboxAction =
  | {
      readonly kind: 'reply';
      readonly text: string;
      readonly attachments: readonly Attachment[];
      /** Status to set once the reply is out; null = leave it. */
      readonly status: CaseStatus | null;
      /** On mail channels whose desk takes one. */
      readonly mail?: MailDraft;
      /** Id of the one message it answers. */
      readonly replyTo?: string;
      /** It goes out as this template; `text` is then what the customer will read, for our own eyes. */
      readonly template?: FilledTemplate;
    }
  /** The first message to somebody, which begins a case; the item's `case` is `newCaseId` of it. */
  | {
      readonly kind: 'outbound';
      readonly to: OutboundTo;
      /** Mail only. */
      readonly subject: string;
      readonly text: string;
      readonly attachments: readonly Attachment[];
      readonly template?: FilledTemplate;
      /** Noted by the agent with this message; absent = it stands with the contact already. */
      readonly consent?: Consent;
    }
  /** Whether the contact lets us write on a channel. */
  | { readonly kind: 'consent'; readonly contact: string; readonly consent: Consent }
  | { readonly kind: 'note'; readonly text: string; readonly attachments: readonly Attachment[] }
  /** One step of a request for approval; only `approve` ends at the contact. */
  | { readonly kind: 'approval'; readonly approval: string; readonly step: ApprovalStep }
  | { readonly kind: 'status'; readonly status: CaseStatus }
  | { readonly kind: 'claim' }
  | {
      readonly kind: 'assign';
      readonly agent: string | null;
      readonly queue: string | null;
      readonly note: string;
    }
  | { readonly kind: 'tag' | 'untag'; readonly tag: string }
  | { readonly kind: 'sentiment'; readonly sentiment: Sentiment | null }
  /** A custom field of the case; '' clears it. */
  | { readonly kind: 'field'; readonly field: string; readonly value: string }
  | { readonly kind: 'contact'; readonly contact: string; readonly change: ContactChange };

/**
 * Why a reply would be wrong by now: somebody wrote, the case was closed, the window of the channel is over, a
 * colleague has the case, they asked us to stop, the case is not there any more, or its chosen time is long past.
 */
export type Missed = 'moved' | 'closed' | 'window' | 'taken' | 'consent' | 'gone' | 'late';

/** One thing owed to a desk, with everything needed to do it later without the surface that asked. */
export interface OutboxItem {
  /** UUID; for replies and notes the draft's id. */
  readonly id: string;
  /** The desk it is owed to; one that cannot be reached keeps no other one waiting. */
  readonly desk: string;
  readonly case: string;
  /** Agent id in whose name it is sent. */
  readonly agent: string;
  /** Order within the case; grows over the whole outbox. */
  readonly seq: number;
  /** Never changed once it is stored: what was confirmed by the agent is what goes out. */
  readonly action: OutboxAction;
  readonly state: OutboxState;
  /** One id per request that left, newest last. */
  readonly attempts: readonly { readonly id: string; readonly at: string }[];
  /** Since when nobody is at an unconfirmed item: the desk may be at it for a while longer, however late it began. */
  readonly unclearSince?: string;
  /** Unconfirmed, because the desk said no, perhaps only to a repetition: if it has none, the no stands. */
  readonly refused?: boolean;
  /** Not before this time; ISO. */
  readonly dueAt: string;
  /** The agent chose to send it then; ISO. Absent = at once. */
  readonly sendAt?: string;
  /** Until then it can be taken back, and does not go; ISO. Whoever decides that it goes takes this away. */
  readonly undoUntil?: string;
  /** Why it was held when it was to go; the person who wrote it decides. */
  readonly missed?: Missed;
  /** What its author had read of the case; absent on what needs no such look. */
  readonly seen?: Seen;
  /** A person decided that it goes all the same: only news that came after that stop it once more. */
  readonly insisted?: boolean;
  /** Several cases changed with one press share it: one result, one undo. */
  readonly group?: string;
  /** When the agent pressed the button; shown in the thread until the desk has a time of its own. */
  readonly createdAt: string;
  /** Why it failed, waits or is held; null = nothing went wrong. */
  readonly problem: { readonly code: ErrorCode; readonly detail: string } | null;
  /** The desk has so many of it, because the network repeated a request; absent = one, or told and read. */
  readonly copies?: number;
  /** Of a first message that was sent: the case it began at the desk, or went into. */
  readonly became?: string;
  /** Sent, but the browser may have repeated it: from `dueAt` on the desk is asked how many there are. */
  readonly lookAgain?: true;
  /** Its files by id, once they are on their way to a desk that takes them before the message. */
  readonly uploads?: Readonly<Record<string, Upload>>;
  /** Files of a proposal that the desk has from an earlier step of the same request: their bytes are not here. */
  readonly atDesk?: readonly string[];
  /** The thread's revision the agent had seen when writing. */
  readonly seenRevision: number;
}

/** What of an action its agent wrote, and the files that go with it; undefined = it is a change without words. */
export function writtenIn(
  action: OutboxAction,
): { readonly text: string; readonly attachments: readonly Attachment[] } | undefined {
  if (action.kind === 'reply' || action.kind === 'note' || action.kind === 'outbound') return action;
  if (action.kind !== 'approval') return undefined;
  const { step } = action;
  if ('proposal' in step) return step.proposal;
  const text = step.do === 'return' ? step.reason : step.do === 'pass' ? step.note : '';
  return text === '' ? undefined : { text, attachments: [] };
}

/** The template it goes out as, or is proposed as. */
export function templateIn(action: OutboxAction): FilledTemplate | undefined {
  if (action.kind === 'reply' || action.kind === 'outbound') return action.template;
  return action.kind === 'approval' && 'proposal' in action.step ? action.step.proposal.template : undefined;
}

/** Files whose bytes must go to the desk with an item. */
export const filesToSend = ({ action, atDesk = [] }: Pick<OutboxItem, 'action' | 'atDesk'>) =>
  (writtenIn(action)?.attachments ?? []).filter(({ id }) => !atDesk.includes(id));

/** Written, but to go at a time of its own that has not come or is being looked at: nothing waits for it. */
export const isScheduled = ({ sendAt, state }: Pick<OutboxItem, 'sendAt' | 'state'>) =>
  sendAt !== undefined && state === 'queued';

/** The customer may have it more than once though the agent sent it once: they must be told. */
export const isRepeated = ({ copies = 1 }: Pick<OutboxItem, 'copies'>) => copies > 1;

/** Sent a moment ago and not tried yet: it can be taken back, and goes by itself when that time is over. */
export const isUndoable = ({ undoUntil, state, problem, uploads }: OutboxItem) =>
  undoUntil !== undefined && state === 'queued' && problem === null && uploads === undefined;

/** Still owed: the desk has not confirmed it and nobody gave it up. */
export const isOwed = (state: OutboxState) => state !== 'sent';
