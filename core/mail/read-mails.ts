import type { RawMail } from '@/core/mail/mbox-splitter';
import { parseMail } from '@/core/mail/parse-mail';
import { type ByteSource, splitMbox } from '@/core/mail/split-mbox';
import {
  type IncomingMail,
  MAX_MESSAGE,
  type MailFileChunk,
  type MailPart,
  type ParsedMail,
  type SkippedMail,
  type SkipReason,
} from '@/core/mail/types';
import { toBase64 } from '@/core/model/base64';

/** A file the agent chose. */
export interface MailFile extends ByteSource {
  readonly name: string;
  readonly size: number;
}

/** What reading mail files brings, in an order that is safe to send: a mail's files come before the mail. */
export type ImportStep =
  | { readonly kind: 'file'; readonly chunk: MailFileChunk }
  | { readonly kind: 'mails'; readonly mails: readonly IncomingMail[] }
  | { readonly kind: 'skipped'; readonly skipped: SkippedMail }
  /** Bytes read of all files, so far, and where. */
  | { readonly kind: 'progress'; readonly bytes: number; readonly file: string };

/** Bytes of one piece: a multiple of three, so base64 has no padding inside, and under MAX_MESSAGE when encoded. */
const PIECE = 765 * 1024;
/** So many small mails make a batch even when they are far from its size: the counts on screen shall move. */
const BATCH_MAILS = 50;

/** Reads files into steps. Nothing is read ahead of who consumes it. */
export async function* readMails(files: readonly MailFile[]): AsyncGenerator<ImportStep, void, void> {
  const batch = new Batch();
  let before = 0;
  for (const file of files) {
    let number = 0;
    try {
      for await (const raw of splitMbox(file, { single: !/\.(?:mbox|mbx)$/i.test(file.name) })) {
        yield* readOne({ file, number: ++number, raw }, batch);
        const bytes = before + Math.min(file.size, raw.position + raw.size);
        yield { kind: 'progress', bytes, file: file.name };
      }
    } catch {
      // The disk, not the mail: the file was moved, changed or is a folder.
      yield {
        kind: 'skipped',
        skipped: { ...nowhere, file: file.name, size: file.size, reason: 'unreadable' },
      };
    }
    before += file.size;
    yield { kind: 'progress', bytes: before, file: file.name };
  }
  yield* batch.take();
}

/** A mail with its place in its file. */
interface Found {
  readonly file: MailFile;
  readonly number: number;
  readonly raw: RawMail;
}
const nowhere = { number: 0, position: 0, subject: '' };

const skip = ({ file, number, raw }: Found, reason: SkipReason, subject = ''): ImportStep => ({
  kind: 'skipped',
  skipped: { file: file.name, number, position: raw.position, size: raw.size, subject, reason },
});

async function* readOne(found: Found, batch: Batch): AsyncGenerator<ImportStep, void, void> {
  const { bytes, fromLine } = found.raw;
  if (!bytes) {
    yield skip(found, 'too-large');
    return;
  }
  const result = await parseMail(bytes, { fromLine });
  if (!result.ok) {
    yield skip(found, result.reason, result.subject);
    return;
  }
  for (const [index, part] of result.mail.parts.entries())
    yield* pieces(fileId(result.mail.hash, index), part);
  yield* batch.add(toIncoming(result.mail));
}

/** The same for the same mail, so an import that was cut short and begun again leaves nothing twice. */
const fileId = (hash: string, index: number) => `mail-${hash}-${index}`;

/** A file in pieces; an empty one is one empty piece. */
function* pieces(id: string, { content, name, type }: MailPart): Generator<ImportStep, void, void> {
  const count = Math.max(1, Math.ceil(content.length / PIECE));
  for (let index = 0; index < count; index++) {
    const base64 = toBase64(content.subarray(index * PIECE, (index + 1) * PIECE));
    yield { kind: 'file', chunk: { id, index, last: index === count - 1, base64, name, type } };
  }
}

/** A parsed mail as it travels: its parts by the ids of their files. */
export function toIncoming({ parts, ...mail }: ParsedMail): IncomingMail {
  const attachments = parts.map(({ name, type, size, contentId }, index) => {
    return { file: fileId(mail.hash, index), name, type, size, contentId };
  });
  return { ...mail, references: [...mail.references], to: [...mail.to], cc: [...mail.cc], attachments };
}

/** Collects mails until they are worth a message; a single large mail goes alone. */
class Batch {
  #mails: IncomingMail[] = [];
  #size = 0;

  *add(mail: IncomingMail): Generator<ImportStep, void, void> {
    const size = JSON.stringify(mail).length;
    if (this.#size + size > MAX_MESSAGE) yield* this.take();
    this.#mails.push(mail);
    this.#size += size;
    if (this.#mails.length >= BATCH_MAILS) yield* this.take();
  }

  *take(): Generator<ImportStep, void, void> {
    if (this.#mails.length > 0) yield { kind: 'mails', mails: this.#mails };
    this.#mails = [];
    this.#size = 0;
  }
}
