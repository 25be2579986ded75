import type { CaseStatus } from './case.ts';
import type { MailDraft } from './mail-draft.ts';
import type { Attachment } from './message.ts';
import type { TemplateFill } from './template.ts';

/** The composer's tabs; each has a draft of its own and none can turn into another. */
export const DRAFT_TABS = ['reply', 'approval', 'note'] as const;
/** A reply goes to the contact, an approval goes to somebody who decides, a note stays inside: never to be mistaken for each other. */
export type DraftTab = (typeof DRAFT_TABS)[number];

/** What a text for approval has besides what is to go to the contact. */
export interface ForReview {
  /** For whoever decides; never sent. */
  readonly note: string;
  /** Who decides; null = everybody who may approve. */
  readonly queue: string | null;
  /** Status to set once it is out; null = leave it. */
  readonly status: CaseStatus | null;
  /** The waiting request, and the revision of it, that this text is to replace; null = a request of its own. */
  readonly of: { readonly approval: string; readonly revision: number } | null;
}

/** Whom a first message is for, as it stands in its form: nothing of it is checked yet. */
export interface OutboundDraft {
  /** Channel of the desk; '' = not chosen. */
  readonly channel: string;
  /** Number or mail address as it was typed. */
  readonly address: string;
  /** Country of a number that was typed without one; '' = guessed. */
  readonly country: string;
  /** Id of the contact that was chosen; null = whoever has the address. */
  readonly contact: string | null;
  /** What a new contact is called. */
  readonly name: string;
  /** Mail only. */
  readonly subject: string;
  /** How they let us write, in the agent's words; '' = nothing to note. */
  readonly how: string;
}

/** Text being written, owned by the surface that writes it and kept in `storage.local` at every pause. */
export interface Draft {
  /** Becomes the id of the outbox item, so sending one draft twice is impossible. */
  readonly id: string;
  /** The case it is written for. A draft never moves to another one. */
  readonly case: string;
  readonly tab: DraftTab;
  /** Who writes it, by the desk's own id: on a shared browser nobody sees or sends what a colleague wrote. */
  readonly agent: string;
  readonly text: string;
  /** Ids of stored files, uploaded to the background piece by piece. */
  readonly attachments: readonly Attachment[];
  /** The template that is being filled instead of `text`, which is kept; absent = free text. */
  readonly template?: TemplateFill;
  /** A first message only; its case is `newCaseId` of the draft. */
  readonly to?: OutboundDraft;
  /** Whom a mail goes to and how; absent = not chosen yet, or no mail. */
  readonly mail?: MailDraft;
  /** Id of the one message it answers. */
  readonly replyTo?: string;
  /** In the tab `approval` only; absent = nothing of it was chosen yet. */
  readonly review?: ForReview;
  /** ISO. Between two windows the later one wins, unless somebody is typing in the other. */
  readonly savedAt: string;
  /** The surface that wrote it: what two windows wrote are two versions, however close in time. */
  readonly by?: string;
}

/** Where a draft belongs: there is one for each. */
export type DraftPlace = Pick<Draft, 'case' | 'tab' | 'agent'>;

/** What takes a sent draft's place: a surface that wrote something newer in that moment sees that it was not meant. */
export interface SentMark {
  /** Id of the draft that went out. */
  readonly sent: string;
}

/** What became of a draft. Replaced = an earlier version took its place. */
export type DraftEnd = 'sent' | 'discarded' | 'replaced';

/** So many days a text that was sent or discarded can be found again. */
export const DRAFT_DAYS = 7;

/** Where drafts stood before they had an agent; they get one at the first start (workflow/tidy-drafts). */
export const isDraftKey = (key: string) => key.startsWith('draft:');

/** Key in `storage.local` of an agent's draft for one tab of a case. */
export const draftKey = ({ case: caseId, tab, agent }: DraftPlace) => `draft:${caseId}:${tab}:${agent}`;

/** Whether somebody wrote anything of it; a channel alone is chosen in a second. */
export const isAddressed = ({ address, subject, how, name }: OutboundDraft) =>
  [address, subject, how, name].some((one) => one.trim() !== '');

/** Nothing in it that anybody would look for. */
export const isBlank = ({
  text,
  attachments,
  template,
  to,
}: Pick<Draft, 'text' | 'attachments' | 'template' | 'to'>) =>
  text.trim() === '' && attachments.length === 0 && !template && !(to && isAddressed(to));
