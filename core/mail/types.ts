import * as v from 'valibot';

/** Why a piece of a mail file became no message; a closed set, each with a sentence in every language. */
export const SKIP_REASONS = ['empty', 'not-mail', 'broken', 'too-large', 'unreadable'] as const;
/**
 * empty: nothing but blanks · not-mail: no mail header in it · broken: built so that no parser reads it ·
 * too-large: over MAX_MAIL_BYTES · unreadable: the disk, not the mail.
 */
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Bigger mails are skipped: parsing needs several times their size in memory. Takes an attachment of 90 MB. */
export const MAX_MAIL_BYTES = 130_000_000;
/** Longest body kept in the message itself; of a longer one the whole mail is kept as an attachment. */
export const MAX_HTML = 1024 * 1024;
/** Of the plain text; it is searched, quoted and shown in lists. */
export const MAX_TEXT = 256 * 1024;
/** Longest subject kept as such, and most addresses or references of one header. */
export const MAX_SUBJECT = 20_000;
/** A circular to thousands names nobody an answer would go to. */
export const MAX_LIST = 500;
/** Longest name of a person or a mail address; every line of a list carries one. */
export const MAX_NAME = 500;
/** Rough size of one message to the background: JSON of mails, or base64 of a piece of a file. */
export const MAX_MESSAGE = 1024 * 1024;

/** Somebody in a header. */
export interface MailAddress {
  readonly name: string;
  /** Lower-cased; '' if the header names nobody. */
  readonly address: string;
}

/** A part with bytes. `contentId` is set for pictures that the HTML shows with `cid:`. */
export interface MailPart {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly content: Uint8Array;
  readonly contentId: string;
}

/** What both forms of a mail have; JSON-safe. */
interface MailFacts {
  /** SHA-256 hex of what the sender wrote (see identity.ts); importing it twice adds nothing. */
  readonly hash: string;
  /** Without angle brackets; '' if the mail has none. */
  readonly messageId: string;
  readonly inReplyTo: string;
  /** Oldest first, without `messageId`; holds `inReplyTo` too. */
  readonly references: readonly string[];
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string;
  /** ISO; null = the mail does not say. */
  readonly date: string | null;
  readonly text: string;
  /** The sender's own HTML, unsanitised; '' if there is none. */
  readonly html: string;
  /** Something was longer than kept: the whole mail is the attachment `original.eml`. */
  readonly clipped: boolean;
}

/** One parsed mail with the bytes of its parts. */
export interface ParsedMail extends MailFacts {
  readonly parts: readonly MailPart[];
}

/** Skipping is an answer, not an exception. */
export type ParseResult =
  | { readonly ok: true; readonly mail: ParsedMail }
  | { readonly ok: false; readonly reason: SkipReason; readonly subject: string };

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const AddressSchema = v.object({ name: v.string(), address: v.string() });

/** A mail on its way to the desk: its files have been put there before, under the ids given here. */
export const IncomingMailSchema = v.object({
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  messageId: v.string(),
  inReplyTo: v.string(),
  references: v.pipe(v.array(v.string()), v.maxLength(MAX_LIST)),
  from: AddressSchema,
  to: v.pipe(v.array(AddressSchema), v.maxLength(MAX_LIST)),
  cc: v.pipe(v.array(AddressSchema), v.maxLength(MAX_LIST)),
  subject: v.pipe(v.string(), v.maxLength(MAX_SUBJECT)),
  date: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  text: v.pipe(v.string(), v.maxLength(MAX_TEXT)),
  html: v.pipe(v.string(), v.maxLength(MAX_HTML)),
  clipped: v.boolean(),
  attachments: v.array(
    v.object({ file: Id, name: v.string(), type: v.string(), size: Count, contentId: v.string() }),
  ),
});
/** A mail as the desk takes it in. */
export type IncomingMail = Readonly<v.InferOutput<typeof IncomingMailSchema>>;

/** Mails that are added together, or not at all. */
export const MailBatchSchema = v.object({
  mails: v.array(IncomingMailSchema),
  /** The agent's «our addresses»: mails from them are answers. Lower-cased. */
  ours: v.array(v.string()),
});
/** One message's worth of mails. */
export type MailBatch = Readonly<v.InferOutput<typeof MailBatchSchema>>;

/** A piece of a file, in order from index 0; sending index 0 again starts the file anew. */
export const MailFileChunkSchema = v.object({
  id: Id,
  index: Count,
  last: v.boolean(),
  base64: v.pipe(v.string(), v.maxLength(2 * MAX_MESSAGE)),
  name: v.string(),
  type: v.string(),
});
/** One piece of a file, about a megabyte as base64. */
export type MailFileChunk = Readonly<v.InferOutput<typeof MailFileChunkSchema>>;

/** What a batch did, as the desk answers it. */
export const ImportCountsSchema = v.object({
  added: Count,
  alreadyThere: Count,
  /** Cases that got mail, and cases that turned out to be part of another and are gone. */
  cases: v.array(Id),
  merged: v.array(Id),
});
/** What became of a batch. */
export type ImportCounts = Readonly<v.InferOutput<typeof ImportCountsSchema>>;

/** The two ways from the options page into the desk. */
export interface MailImportCalls {
  importBatch(batch: MailBatch): Promise<ImportCounts>;
  putFile(chunk: MailFileChunk): Promise<void>;
}

/** A piece of a file that was not imported, for the list at the end. */
export interface SkippedMail {
  readonly file: string;
  /** The how-manieth mail of the file, from 1; 0 = the file itself. */
  readonly number: number;
  /** Where in the file it starts, in bytes. */
  readonly position: number;
  readonly size: number;
  readonly subject: string;
  readonly reason: SkipReason;
}
