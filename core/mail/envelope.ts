import type { MailDraft, MailMode } from '@/core/model/mail-draft';
import type { MailHeaders, Message } from '@/core/model/message';
import { addressOf, readList, withoutRepeats, writeRecipient } from './addresses.ts';
import { forwardSubject, replySubject } from './subject.ts';

/** A header of some hundred people, in characters. */
const MOST_HEADER = 20_000;

/** What an envelope is made from; the case as its thread shows it. */
export interface Correspondence {
  /** Oldest first. */
  readonly messages: readonly Message[];
  readonly contact: { readonly name: string; readonly email: string };
  /** Our own addresses: nobody answers to themselves. */
  readonly own: readonly string[];
  /** Addresses a mail may be sent from, lower case, the usual one first; absent = there is only that one. */
  readonly senders?: readonly string[];
  readonly subject: string;
}

/** Known to the desk already: one that is on its way has no id there to refer to. */
const isMail = ({ id, kind }: Message) => kind === 'message' && !id.startsWith('outbox:');

/** The mail an answer is about: the contact's last one, or the last at all. */
export const answeredMail = (messages: readonly Message[]): Message | undefined =>
  messages.findLast((message) => isMail(message) && message.direction === 'in') ?? messages.findLast(isMail);

/** Who is asked to read the answer of a mail. */
function writerOf(message: Message | undefined, { contact, own }: Correspondence): string[] {
  const ours = new Set(own);
  const { from = '', to = '' } = message?.mail ?? {};
  // To one of our own mails, people add something: it goes to whom that one went to.
  const people = readList((message?.direction === 'in' ? from : to).slice(0, MOST_HEADER));
  const theirs = people.filter((entry) => addressOf(entry) !== '' && !ours.has(addressOf(entry)));
  if (theirs.length > 0) return theirs;
  return contact.email ? readList(writeRecipient({ name: contact.name, address: contact.email })) : [];
}

/** The address the answered mail came to: people expect the answer from where they wrote to. '' = the usual one. */
function senderOf(message: Message | undefined, senders: readonly string[] = []): string {
  const { to = '', cc = '', from = '' } = message?.mail ?? {};
  const headers = message?.direction === 'in' ? [to, cc] : [from];
  const named = headers.flatMap((header) => readList(header.slice(0, MOST_HEADER))).map(addressOf);
  const found = named.find((address) => senders.includes(address)) ?? '';
  return found === senders[0] ? '' : found;
}

/** The envelope a mail begins with; the agent may change everything in it. */
export function startEnvelope(
  mode: MailMode,
  about: Correspondence,
  message = answeredMail(about.messages),
): MailDraft {
  const subject = message?.mail?.subject || about.subject;
  const isForward = mode === 'forward';
  const to = isForward ? [] : writerOf(message, about);
  const others = (header = '') =>
    mode === 'reply-all'
      ? readList(header.slice(0, MOST_HEADER)).filter(
          (entry) => addressOf(entry) !== '' && !about.own.includes(addressOf(entry)),
        )
      : [];
  const allTo = withoutRepeats([...to, ...others(message?.mail?.to)]);
  const cc = withoutRepeats(others(message?.mail?.cc), allTo);
  const files = isForward ? (message?.attachments ?? []) : [];
  return {
    mode,
    from: senderOf(message, about.senders),
    to: allTo,
    cc,
    bcc: [],
    subject: isForward ? forwardSubject(subject) : replySubject(subject),
    answers: message?.id ?? '',
    quote: message !== undefined,
    ...(files.length > 0 && {
      toFetch: files.map(({ id, name, type, size }) => ({ id, name, type, size })),
    }),
  };
}

/** Every address that took part so far; any other one is new to this conversation. */
export function knownAddresses({ messages, contact, own }: Correspondence): ReadonlySet<string> {
  const headers = messages.flatMap(({ mail }) => (mail ? [mail.from, mail.to, mail.cc, mail.bcc ?? ''] : []));
  // Cut, as whoever wrote the mail may have filled them with anything.
  const theirs = [...new Set(headers)]
    .flatMap((header) => readList(header.slice(0, MOST_HEADER)))
    .map(addressOf);
  return new Set([...theirs, contact.email.trim().toLowerCase(), ...own].filter(Boolean));
}

/** An envelope as the thread shows it once it is sent; `from` = what the channel sends from. */
export const sentHeaders = (mail: MailDraft, from: string): MailHeaders => ({
  subject: mail.subject,
  from: mail.from || from,
  to: mail.to.join(', '),
  cc: mail.cc.join(', '),
  ...(mail.bcc.length > 0 && { bcc: mail.bcc.join(', ') }),
});
