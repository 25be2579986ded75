import PostalMime, { type Email } from 'postal-mime';
import { htmlToText } from '@/core/mail/html-to-text';
import { mailIdentity } from '@/core/mail/identity';
import { believableDate } from '@/core/mail/mail-date';
import {
  headerValues,
  looksLikeMail,
  messageIds,
  oneLine,
  people,
  rawSubject,
  senderOf,
} from '@/core/mail/mail-headers';
import { safeFileName, toPart } from '@/core/mail/mail-parts';
import { fromLineAddress } from '@/core/mail/mbox-lines';
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
    return { ok: true, mail: await toMail(raw, await withGuessedCharset(raw, email), options) };
  } catch {
    // postal-mime refuses mails built to exhaust it; nothing else is known to throw.
    return { ok: false, reason: 'broken', subject: rawSubject(raw) };
  }
}

const isWhitespace = (raw: Uint8Array) =>
  raw.every((byte) => byte === 0 || (byte >= 9 && byte <= 13) || byte === 32);

/** Characters that could not be decoded, in what people read. */
const lost = (email: Email) => [email.text, email.html, email.subject].join('').split('\uFFFD').length;
const GUESSABLE = 4 * 1024 * 1024;

/**
 * Old mails hold 8-bit text with no charset or the wrong one. If decoding lost characters, the whole mail is read
 * once more as Windows-1252 and its words are taken from there; the files keep their bytes from the first reading.
 */
async function withGuessedCharset(raw: Uint8Array, email: Email): Promise<Email> {
  if (raw.length > GUESSABLE || lost(email) === 1) return email;
  const utf8 = new TextEncoder().encode(new TextDecoder('windows-1252').decode(raw));
  const guess = await PostalMime.parse(utf8, OPTIONS);
  if (lost(guess) >= lost(email)) return email;
  return { ...guess, attachments: email.attachments };
}

/** NULs would cut the text short in other programs. */
const bodyText = (text: string) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed();

function bodies(email: Email): { text: string; html: string; files: MailPart[] } {
  const html = bodyText(email.html ?? '');
  const { text, files } = takeUuFiles(bodyText(email.text ?? ''));
  const parts = files.map(({ name, content }) => {
    const type = 'application/octet-stream';
    return { name: safeFileName(name) || 'file.bin', type, size: content.length, content, contentId: '' };
  });
  return {
    text: (text.trim() === '' && html !== '' ? htmlToText(html) : text).trimEnd(),
    html,
    files: parts,
  };
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
  const { text, html, files } = bodies(email);
  const ids = threadIds(email);
  const [to, cc] = [people(email.to), people(email.cc)];
  const subject = oneLine(email.subject ?? '');
  // Of a Received header the time stands behind its last semicolon; the topmost is the newest.
  const received = headerValues(email, 'received').map((value) => value.slice(value.lastIndexOf(';') + 1));
  const clipped =
    [to.isClipped, cc.isClipped, ids.references.length > limits.MAX_LIST].includes(true) ||
    [
      html.length > limits.MAX_HTML,
      text.length > limits.MAX_TEXT,
      subject.length > limits.MAX_SUBJECT,
    ].includes(true);
  return {
    ...ids,
    hash: await mailIdentity(raw),
    // The newest ones: they lead to the mail that this one answers.
    references: ids.references.slice(-limits.MAX_LIST),
    from: senderOf(email, fromLineAddress(fromLine)),
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
