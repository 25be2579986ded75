import type { FilledTemplate } from './template.ts';

/** Who wrote something. Bots and the system are authors of their own, never shown as people. */
export interface Author {
  readonly kind: 'contact' | 'agent' | 'bot' | 'system';
  readonly id: string;
  readonly name: string;
}

/** How far a message of ours has come. `sent` = the desk has it; the rest is what the channel reports. */
export const DELIVERY_STATES = [
  'queued',
  'sending',
  'unconfirmed',
  'failed',
  'held',
  'sent',
  'delivered',
  'read',
] as const;
/**
 * The first five are the outbox's, `sent` is the desk's receipt, the last two are what the contact's side
 * reports.
 */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A file that belongs to a message or a draft; its bytes are fetched when wanted. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** MIME type as the sender said it; nothing is opened because of it. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Set for pictures that the message's own HTML shows with `cid:`. */
  readonly contentId?: string;
  /** What the contact's app sent it as: a voice note, a sticker; absent = a plain file. */
  readonly role?: 'voice' | 'sticker';
}

/** A place somebody sent. */
export interface SentLocation {
  /** Degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string;
  readonly address: string;
}

/** A sign put on a message. */
export interface Reaction {
  readonly emoji: string;
  readonly by: 'contact' | 'agent';
  readonly at: string;
}

/** A person's card somebody sent. */
export interface SentCard {
  readonly name: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** Things that happen to a case; each has a sentence in every language. */
export type CaseEvent =
  | { readonly kind: 'created' | 'reopened' }
  | { readonly kind: 'status'; readonly status: string }
  | { readonly kind: 'assigned'; readonly agent: string; readonly agentName: string }
  | { readonly kind: 'queued'; readonly queue: string; readonly queueName: string }
  | { readonly kind: 'tagged' | 'untagged'; readonly tag: string }
  | { readonly kind: 'sentiment'; readonly sentiment: string }
  | { readonly kind: 'merged'; readonly number: string }
  /** About a request for approval; `name` = whose reply it is. It lapses with its case. */
  | {
      readonly kind: 'approval';
      readonly step: 'asked' | 'approved' | 'returned' | 'withdrawn' | 'lapsed';
      readonly name: string;
    }
  | { readonly kind: 'call'; readonly seconds: number; readonly direction: 'in' | 'out' };

/** message: between us and the contact · note: among us · event: what happened, without text. */
export type MessageKind = 'message' | 'note' | 'event';

/** One entry of a thread: a message goes to the contact or comes from them, a note stays inside. */
export interface Message {
  /** `<desk id>:<id in the desk>`, or `outbox:<item id>` until the desk has it. */
  readonly id: string;
  readonly case: string;
  readonly kind: MessageKind;
  /** From the contact, to the contact, or neither (notes and events). */
  readonly direction: 'in' | 'out' | 'none';
  readonly author: Author;
  /** Plain text; for events ''. */
  readonly text: string;
  /** The sender's own formatting, unsanitised; '' if there is none. */
  readonly html: string;
  readonly attachments: readonly Attachment[];
  /** The desk's time of it, a mail's own date; until the desk has it, when the agent sent it. */
  readonly at: string;
  /** null = nothing to tell, as of the contact's own messages and of events. */
  readonly delivery: DeliveryState | null;
  /** Mail only: further headers shown with it. */
  readonly mail: MailHeaders | null;
  /** It is not sent yet and goes out then; ISO. Only on what waits here for its time. */
  readonly sendAt?: string;
  /** It is ours and not sent yet: until then it can be taken back; ISO. */
  readonly undoUntil?: string;
  /** Id of the message it answers; absent = the thread as a whole. */
  readonly replyTo?: string;
  readonly location?: SentLocation;
  readonly cards?: readonly SentCard[];
  /** It went out as this template. */
  readonly template?: FilledTemplate;
  /** The customer pressed a button of `replyTo`; `text` is its label. */
  readonly pressed?: true;
  /** What people answered to it with a single sign, newest last. */
  readonly reactions?: readonly Reaction[];
  /** Set if, and only if, `kind` is event. */
  readonly event: CaseEvent | null;
}

/** As the mail said them, for reading only: an answer's addresses are chosen by the desk. */
export interface MailHeaders {
  readonly subject: string;
  /** `Name <address>`; several people are separated by commas. */
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  /** Only on what we sent ourselves. */
  readonly bcc?: string;
}
