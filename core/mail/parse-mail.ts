import PostalMime, { type Email } from 'postal-mime';
import { withGuessedCharset } from '@/core/mail/guess-charset';
import { htmlToText } from '@/core/mail/html-to-text';
import { mailIdentity } from '@/core/mail/identity';
import { believableDate } from '@/core/mail/mail-date';
import {
  headerValues,
  looksLikeMail,
  messageIds,
  people,
  rawBody,
  rawSubject,
  senderOf,
} from '@/core/mail/mail-headers';
import { safeFileName, toPart } from '@/core/mail/mail-parts';
import { fromLineAddress } from '@/core/mail/mbox-lines';
import { oneLine } from '@/core/mail/one-line';
import type { MailPart, ParsedMail, ParseResult } from '@/core/mail/types';
import * as limits from '@/core/mail/types';
import { takeUuFiles } from '@/core/mail/uuencode';

/**
 * A forwarded mail stays whole, as a file: postal-mime would melt it into the text under a header in the
 * language of the machine.
 */
const OPTIONS = { forceRfc822Attachments: true, maxHeadersSize: 8 * 1024 * 1024 };

interface ParseOptions {
  /** The mbox line before the mail; its date and sender stand in for missing headers. */
  readonly fromLine?: string;
  readonly now?: () => number;
}

/** Reads one mail. Never throws: whatever is no mail comes back with the reason. */
export async function parseMail(raw: Uint8Array, options: ParseOptions = {}): Promise<ParseResult> {
  if (raw.length > limits.MAX_MAIL_BYTES) return { ok: false, reason: 'too-large', subject: rawSubject(raw) };
  if (isWhitespace(raw)) return { ok: false, reason: 'empty', subject: '' };
  if (!looksLikeMail(raw)) return { ok: false, reason: 'not-mail', subject: '' };
  try {
    const email = await PostalMime.parse(raw, OPTIONS);
    return { ok: true, mail: await toMail(raw, await withGuessedCharset(raw, email, OPTIONS), options) };
  } catch {
    // postal-mime refuses mails built to exhaust it; nothing else is known to throw.
    return { ok: false, reason: 'broken', subject: rawSubject(raw) };
  }
}

const isWhitespace = (raw: Uint8Array) =>
  raw.every((byte) => byte === 0 || (byte >= 9 && byte <= 13) || byte === 32);

/** NULs would cut the text short in other programs. */
const bodyText = (text: string) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed();

function bodies(raw: Uint8Array, email: Email): { text: string; html: string; files: MailPart[] } {
  const html = bodyText(email.html ?? '');
  const { text, files } = takeUuFiles(bodyText(email.text ?? ''));
  const parts = files.map(({ name, content }) => {
    const type = 'application/octet-stream';
    return { name: safeFileName(name) || 'file.bin', type, size: content.length, content, contentId: '' };
  });
  const words = text.trim() === '' && html !== '' ? htmlToText(html) : text;
  // Without a boundary, or with a wrong one, a multipart has no parts: then its body is shown as it lies there.
  const isBare = words.trim() === '' && html === '' && files.length + email.attachments.length === 0;
  return { text: (isBare ? bodyText(rawBody(raw)) : words).trimEnd(), html, files: parts };
}

function threadIds(email: Email) {
  const messageId = messageIds(email.messageId)[0] ?? '';
  const inReplyTo = messageIds(email.inReplyTo)[0] ?? '';
  const all = new Set([...messageIds(email.references), ...(inReplyTo ? [inReplyTo] : [])]);
  all.delete(messageId);
  return { messageId, inReplyTo, references: [...all] };
}

async function toMail(
  raw: Uint8Array,
  email: Email,
  { fromLine = '', now = Date.now }: ParseOptions,
): Promise<ParsedMail> {
  const { text, html, files } = bodies(raw, email);
  const ids = threadIds(email);
  const [to, cc] = [people(email.to), people(email.cc)];
  const from = senderOf(email, fromLineAddress(fromLine));
  const subject = oneLine(email.subject ?? '');
  // Of a Received header the time stands behind its last semicolon; the topmost is the newest.
  const received = headerValues(email, 'received').map((value) => value.slice(value.lastIndexOf(';') + 1));
  const clipped =
    [to.isClipped, cc.isClipped, ids.references.length > limits.MAX_LIST].includes(true) ||
    [
      html.length > limits.MAX_HTML,
      text.length > limits.MAX_TEXT,
      subject.length > limits.MAX_SUBJECT,
      // Cut before it came here, so as long as allowed may have been longer.
      from.name.length >= limits.MAX_NAME - 1,
    ].includes(true);
  return {
    ...ids,
    hash: await mailIdentity(raw),
    // The newest ones: they lead to the mail that this one answers.
    references: ids.references.slice(-limits.MAX_LIST),
    from,
    to: to.people,
    cc: cc.people,
    subject: subject.slice(0, limits.MAX_SUBJECT).toWellFormed(),
    date: believableDate([...headerValues(email, 'date'), ...received, fromLine], now()),
    text: text.slice(0, limits.MAX_TEXT).toWellFormed(),
    html: html.slice(0, limits.MAX_HTML).toWellFormed(),
    clipped,
    parts: [...email.attachments.map(toPart), ...files, ...(clipped ? [originalOf(raw)] : [])],
  };
}

/** What was cut off is not lost: the whole mail goes along as a file. */
const originalOf = (raw: Uint8Array): MailPart => ({
  name: 'original.eml',
  type: 'message/rfc822',
  size: raw.length,
  content: raw,
  contentId: '',
});
