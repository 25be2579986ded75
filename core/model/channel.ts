/** What carries a case. The kinds of `product.md`; a desk may use some of them. */
export const CHANNEL_KINDS = [
  'email',
  'chat',
  'whatsapp',
  'sms',
  'voice',
  'apple',
  'messenger',
  'instagram',
  'social',
] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What may be sent on a channel; checked before sending, so that a refusal never surprises. Sizes in bytes. */
export interface ChannelLimits {
  /** Longest text in characters; 0 = no limit known. */
  readonly textLength: number;
  readonly attachments: number;
  readonly attachmentBytes: number;
  /** MIME types or `type/*` patterns; empty = any. */
  readonly attachmentTypes: readonly string[];
}

/** One connection of a desk to the outside: a mailbox, a WhatsApp number, a chat widget. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly limits: ChannelLimits;
  /** Hours after the contact's last message during which free text may be sent; 0 = always. */
  readonly windowHours: number;
  /** Whether what is sent can be read by everybody (a public post). */
  readonly isPublic: boolean;
}
