import type { Attachment } from './message.ts';

/** How a mail answers: to whoever wrote, to everybody in it, or onwards to somebody new. */
export const MAIL_MODES = ['reply', 'reply-all', 'forward'] as const;
/** One of the three. */
export type MailMode = (typeof MAIL_MODES)[number];

/**
 * The envelope of a mail being written, part of its draft and of the outbox item. Addresses stand as the agent typed
 * them (`Name <address>` or the bare address), also while they are wrong: a draft loses nothing.
 */
export interface MailDraft {
  readonly mode: MailMode;
  /** Address it is sent from; '' = the channel's own. */
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  /** Id of the message it answers or forwards; '' = the case as a whole. */
  readonly answers: string;
  /** The answered mail is quoted below the text. */
  readonly quote: boolean;
  /** The agent took the signature away from this one. */
  readonly unsigned?: boolean;
  /** Files of a forwarded mail that are not in the draft yet: it must not go out while one is missing. */
  readonly toFetch?: readonly Attachment[];
}
