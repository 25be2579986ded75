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
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A file that belongs to a message or a draft; its bytes are fetched when wanted. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Set for pictures that the message's own HTML shows with `cid:`. */
  readonly contentId?: string;
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
  | { readonly kind: 'call'; readonly seconds: number; readonly direction: 'in' | 'out' };

export type MessageKind = 'message' | 'note' | 'event';

/** One entry of a thread: a message goes to the contact or comes from them, a note stays inside. */
export interface Message {
  /** `<desk id>:<id in the desk>`, or `outbox:<item id>` until the desk has it. */
  readonly id: string;
  readonly case: string;
  readonly kind: MessageKind;
  readonly direction: 'in' | 'out' | 'none';
  readonly author: Author;
  /** Plain text; for events ''. */
  readonly text: string;
  /** The sender's own formatting, unsanitised; '' if there is none. */
  readonly html: string;
  readonly attachments: readonly Attachment[];
  readonly at: string;
  readonly delivery: DeliveryState | null;
  /** Mail only: further headers shown with it. */
  readonly mail: MailHeaders | null;
  readonly event: CaseEvent | null;
}

export interface MailHeaders {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly cc: string;
}
