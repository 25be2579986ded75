/**
 * What carries a case, by what an agent must know about it (has it a subject, a 24-hour window, a public
 * side?). A desk may use some of them.
 */
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
/** One of the kinds; each has an icon, a hue and a name in every language. */
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** What may be sent on a channel; checked before sending, so that a refusal never surprises. Sizes in bytes. */
export interface ChannelLimits {
  /** Longest text in characters; 0 = no limit known. */
  readonly textLength: number;
  /** How many files one message may carry; 0 = none at all. */
  readonly attachments: number;
  /** Largest single file. */
  readonly attachmentBytes: number;
  /** MIME types or `type/*` patterns; empty = any. */
  readonly attachmentTypes: readonly string[];
}

/** One connection of a desk to the outside: a mailbox, a WhatsApp number, a chat widget. */
export interface Channel {
  /** The desk's own id; channels are only ever looked up within their desk. */
  readonly id: string;
  /** What the team calls it, e.g. the address of the mailbox. */
  readonly name: string;
  readonly kind: ChannelKind;
  /** Mail address it sends from, or number; '' = it has none that people write to. */
  readonly address: string;
  /** Further mail addresses of ours that it receives at and may send from; absent = none. */
  readonly senders?: readonly string[];
  readonly limits: ChannelLimits;
  /** Hours after the contact's last message during which free text may be sent; 0 = always. */
  readonly windowHours: number;
  /** Whether what is sent can be read by everybody (a public post). */
  readonly isPublic: boolean;
}

/** Every address a mail of this channel may be sent from, lower case, the usual one first. */
export function sendersOf({ address, name, senders = [] }: Channel): string[] {
  const all = [address || name, ...senders].map((one) => one.trim().toLowerCase());
  return [...new Set(all.filter((one) => one !== ''))];
}
