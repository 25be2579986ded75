import type { MailDraft } from '@/core/model/mail-draft';
import { oneLine } from './one-line.ts';

/** Most people one mail may go to; desks and mail servers refuse longer lists as a whole. */
export const MOST_RECIPIENTS = 100;
/** Longer pastes are cut here: nobody means them, and a field with more of them could not be used. */
const MOST_READ = 1000;
/** Longest of one entry, as the contract takes it. */
const MOST_LENGTH = 1000;

/** Somebody a mail goes to, as far as it could be read. */
export interface Recipient {
  /** '' = none given. */
  readonly name: string;
  /** Lower case; '' = what was typed is no address. */
  readonly address: string;
}

/** What every mail server takes: one @, no blanks or brackets, a domain with letters between its dots. */
const ADDRESS =
  /^[^\s@<>()[\]\\,;:"]{1,64}@(?=.{1,255}$)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** `Name <address>`, the name in quotes or not; the parser of whole mails is too big for the background. */
const NAMED = /^([^<>]*)<\s*([^<>\s]+)\s*>$/;

/** Whether a bare address could be one; whether somebody reads it, only sending tells. */
export const isAddress = (address: string) => address.length <= 320 && ADDRESS.test(address);

/** An entry as it stands in a draft: `Name <address>` or the bare address, in one line. */
export function readRecipient(entry: string): Recipient {
  const line = oneLine(entry.slice(0, MOST_LENGTH));
  if (isAddress(line)) return { name: '', address: line.toLowerCase() };
  const [, name = '', address = ''] = NAMED.exec(line) ?? [];
  // Two addresses in one entry are a mistake that must be seen, not one of them silently taken.
  if (!isAddress(address)) return { name: line, address: '' };
  return { name: name.replace(/\\(.)/g, '$1').replace(/^"|"$/g, '').trim(), address: address.toLowerCase() };
}

/** Writes a recipient as mails do; a name with signs of its own is quoted. */
export function writeRecipient({ name, address }: Recipient): string {
  // A name as long as a letter would push its own address out of what is read again.
  const plain = [...oneLine(name).replace(/["\\<>]/g, '')].slice(0, 120).join('').trim();
  if (!plain || plain.toLowerCase() === address) return address || plain;
  return `${/[(),.:;@[\]]/.test(plain) ? `"${plain}"` : plain} <${address}>`;
}

/** The bare address of an entry; '' = it has none. */
export const addressOf = (entry: string) => readRecipient(entry).address;

/** Splits at commas, semicolons and line ends that stand outside of quotes and brackets. */
function split(text: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let bracketed = false;
  let from = 0;
  for (let at = 0; at <= text.length && parts.length < MOST_READ; at++) {
    const sign = text[at] ?? '\n';
    const ends = sign === '\n' || sign === '\r';
    // A quote or bracket that is never closed must not swallow the rest: the line's end closes it.
    if (ends) quoted = bracketed = false;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '<' || sign === '>')) bracketed = sign === '<';
    if (ends || (!quoted && !bracketed && (sign === ',' || sign === ';'))) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return parts.map((part) => oneLine(part.slice(0, MOST_LENGTH))).filter((part) => part !== '');
}

/**
 * Everybody in a typed or pasted list, one entry each, in order and without repetition. What is no address stays as
 * it was typed, so that it can be corrected.
 */
export function readList(text: string): string[] {
  const entries = split(text).flatMap((part) => {
    // `a@x.example b@y.example`: blanks separate where everything between them is an address.
    const words = part.split(' ');
    if (words.every(isAddress)) return words.map((word) => word.toLowerCase());
    const one = readRecipient(part);
    return [one.address ? writeRecipient(one) : part];
  });
  return withoutRepeats(entries);
}

/** Each address once, its first entry stays. */
export function withoutRepeats(entries: readonly string[], known: readonly string[] = []): string[] {
  const seen = new Set(known.map((entry) => addressOf(entry) || entry));
  return entries.filter((entry) => {
    const key = addressOf(entry) || entry;
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

/** Why a mail cannot go out with this envelope; `detail` = the entry or the number it is about. */
export interface EnvelopeProblem {
  readonly kind: 'no-to' | 'address' | 'too-many' | 'fetching' | 'sender';
  readonly detail: string;
}

/** The first thing wrong with an envelope; undefined = it can go. `senders` = what it may be sent from, if known. */
export function envelopeProblem(mail: MailDraft, senders?: readonly string[]): EnvelopeProblem | undefined {
  // An administrator may have taken it away since it was chosen.
  if (mail.from !== '' && senders && !senders.includes(mail.from.toLowerCase()))
    return { kind: 'sender', detail: mail.from };
  const all = [...mail.to, ...mail.cc, ...mail.bcc];
  if (all.length > MOST_RECIPIENTS) return { kind: 'too-many', detail: String(all.length) };
  const bad = all.find((entry) => addressOf(entry) === '');
  if (bad !== undefined) return { kind: 'address', detail: bad.slice(0, 100) };
  if (mail.to.length === 0) return { kind: 'no-to', detail: '' };
  const [missing] = mail.toFetch ?? [];
  return missing && { kind: 'fetching', detail: missing.name };
}

/** An envelope as it may leave: every entry and the subject on one line, so that nobody can add headers by them. */
export function cleanEnvelope({ toFetch: _, ...mail }: MailDraft): MailDraft {
  const clean = (entries: readonly string[]) => entries.map((entry) => writeRecipient(readRecipient(entry)));
  return {
    ...mail,
    from: oneLine(mail.from),
    to: clean(mail.to),
    cc: clean(mail.cc),
    bcc: clean(mail.bcc),
    subject: oneLine(mail.subject),
  };
}
