import { sentHeaders } from '@/core/mail/envelope';
import { below, quoteOf } from '@/core/mail/quote';
import { type Channel, sendersOf } from '@/core/model/channel';
import { CasebarError } from '@/core/model/errors';
import type { MailDraft } from '@/core/model/mail-draft';
import type { MailHeaders } from '@/core/model/message';
import type { Change, ServerCase } from './database.ts';

/** A mail as this desk sends it: with the original below, under the headers it was sent with. */
export interface OutgoingMail {
  readonly text: string;
  readonly mail: MailHeaders;
}

/** The original below the text. Errors: gone (what is forwarded is not here any more). */
async function withOriginal(c: Change, found: ServerCase, text: string, mail: MailDraft): Promise<string> {
  if (!mail.quote && mail.mode !== 'forward') return text;
  const original = await c.store('messages').get(mail.answers);
  // Never a note, and nothing of another case: what is quoted leaves the house.
  if (!original || original.case !== found.id || original.kind !== 'message') {
    if (mail.mode === 'forward') throw new CasebarError('gone', mail.subject);
    return text;
  }
  const contact = await c.store('contacts').get(found.contact);
  const name = original.mail?.from || original.author.name || contact?.email || '';
  return below(text, quoteOf({ name, at: original.at, text: original.text }, contact?.language ?? ''));
}

/** What goes out for an envelope. Errors: rejected (an address that is not ours to send from), gone. */
export async function outgoingMail(
  c: Change,
  found: ServerCase,
  channel: Channel | undefined,
  text: string,
  mail: MailDraft,
): Promise<OutgoingMail> {
  const from = channel?.address || channel?.name || '';
  const allowed = channel ? sendersOf(channel) : [];
  if (mail.from !== '' && !allowed.includes(mail.from.toLowerCase()))
    throw new CasebarError('rejected', mail.from);
  if (mail.to.length === 0) throw new CasebarError('rejected', mail.subject);
  return { text: await withOriginal(c, found, text, mail), mail: sentHeaders(mail, from) };
}
