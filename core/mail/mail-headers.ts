import { type Address, addressParser, type Email } from 'postal-mime';
import { oneLine } from '@/core/mail/one-line';
import { MAX_LIST, MAX_NAME, type MailAddress } from '@/core/mail/types';
import { binary } from '@/core/model/base64';

/** One of these must be there for something to count as mail; prose and archives have none at the line's start. */
const KNOWN =
  /^(?:from|to|cc|bcc|subject|date|message-id|received|return-path|delivered-to|mime-version|reply-to|sender)[ \t]*:/im;
/** Heads are a few kilobytes; this is the longest part of a file that is looked at to find one. */
const HEAD = 64 * 1024;

/** The head as text, one character a byte; enough of it to recognise a mail. */
function headText(raw: Uint8Array): string {
  const start = binary(raw.subarray(0, HEAD));
  const blank = /\r?\n\r?\n/.exec(start);
  return blank ? start.slice(0, blank.index) : start;
}

/** Whether bytes look like a mail at all, told without parsing 100 MB of something else. */
export const looksLikeMail = (raw: Uint8Array) => KNOWN.test(headText(raw));

/** The subject of something that was not parsed, to name it in a list. */
export const rawSubject = (raw: Uint8Array) =>
  (/^subject[ \t]*:(.*)$/im.exec(headText(raw))?.[1] ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);

/** What follows the head, decoded as well as one can without knowing anything; the start of it if it is long. */
export function rawBody(raw: Uint8Array): string {
  const start = raw.subarray(0, 16 * HEAD);
  const blank = /\r?\n\r?\n/.exec(binary(start));
  if (!blank) return '';
  const body = start.subarray(blank.index + blank[0].length);
  const utf8 = new TextDecoder().decode(body);
  return utf8.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(body) : utf8;
}

const flat = (addresses: readonly Address[]): MailAddress[] =>
  addresses
    .flatMap((entry) => entry.group ?? [entry])
    .map(({ name, address }) => ({
      name: oneLine((name ?? '').slice(0, MAX_NAME)),
      address: oneLine((address ?? '').slice(0, MAX_NAME)).toLowerCase(),
    }))
    .filter(({ name, address }) => name !== '' || address !== '');

/** The people of a header; `isClipped` when there were more than are kept. */
export function people(addresses: readonly Address[] = []): { people: MailAddress[]; isClipped: boolean } {
  const all = flat(addresses);
  return { people: all.slice(0, MAX_LIST), isClipped: all.length > MAX_LIST };
}

/** Who wrote it: the From header, or the next best thing that names somebody. */
export function senderOf(mail: Email, envelope: string): MailAddress {
  const candidates = [mail.from, mail.sender, ...(mail.replyTo ?? [])].filter((entry) => entry !== undefined);
  const fallback = [mail.returnPath ?? '', envelope].flatMap((text) => addressParser(text));
  const all = flat([...candidates, ...fallback]);
  const best = all.find(({ address }) => address !== '') ?? { name: '', address: '' };
  // The name in From is worth keeping even when the address stands elsewhere.
  return { name: all[0]?.name || best.name, address: best.address };
}

/** Message ids of a header, without brackets; some programs leave the brackets out or write prose around them. */
export function messageIds(value = ''): string[] {
  const bracketed = Array.from(value.matchAll(/<([^<>\s]{1,998})>/g), ([, id = '']) => id);
  return bracketed.length > 0
    ? bracketed
    : value.split(/\s+/).filter((id) => /^\S{1,500}@\S{1,490}$/.test(id));
}

/** Every value of a header, topmost first. */
export const headerValues = (mail: Email, key: string) =>
  mail.headers.filter((header) => header.key === key).map((header) => header.value);
