import type { MailDraft } from './mail-draft.ts';
import type { Attachment } from './message.ts';

/** The composer's tabs; each has a draft of its own and none can turn into another. */
export const DRAFT_TABS = ['reply', 'note'] as const;
/** A reply goes to the contact, a note stays inside: two kinds of text that must never be mistaken for each other. */
export type DraftTab = (typeof DRAFT_TABS)[number];

/** Text being written, owned by the surface that writes it and kept in `storage.local` at every pause. */
export interface Draft {
  /** Becomes the id of the outbox item, so sending one draft twice is impossible. */
  readonly id: string;
  /** The case it is written for. A draft never moves to another one. */
  readonly case: string;
  readonly tab: DraftTab;
  readonly text: string;
  /** Ids of stored files, uploaded to the background piece by piece. */
  readonly attachments: readonly Attachment[];
  /** Whom a mail goes to and how; absent = not chosen yet, or no mail. */
  readonly mail?: MailDraft;
  /** Id of the one message it answers. */
  readonly replyTo?: string;
  /** ISO. Between two windows the later one wins, unless somebody is typing in the other. */
  readonly savedAt: string;
}

/** What takes a sent draft's place: a surface that wrote something newer in that moment sees that it was not meant. */
export interface SentMark {
  /** Id of the draft that went out. */
  readonly sent: string;
}

/** Key in `storage.local` of a case's draft for one tab. */
export const draftKey = (caseId: string, tab: DraftTab) => `draft:${caseId}:${tab}`;
