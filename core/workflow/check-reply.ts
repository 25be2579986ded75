import { cleanEnvelope, envelopeProblem } from '@/core/mail/addresses';
import type { Proposal } from '@/core/model/approval';
import type { CaseStatus } from '@/core/model/case';
import { type Channel, sendersOf } from '@/core/model/channel';
import { checkMessage } from '@/core/model/check-message';
import { CasebarError } from '@/core/model/errors';
import type { MailDraft } from '@/core/model/mail-draft';
import type { Attachment } from '@/core/model/message';
import { directoryOf } from '@/core/store/desks';
import { fileById } from '@/core/store/files';
import type { CaseRecord } from '@/core/store/schema';
import { mustBeFilledIn } from './change-fields.ts';

/** The channel a case is answered on; undefined = nobody has told yet. */
export const channelOf = async (record: CaseRecord): Promise<Channel | undefined> =>
  (await directoryOf(record.desk))?.channels.find(({ id }) => id === record.channel);

/**
 * The files as they are stored, whatever the surface says of them; those the desk has already (`there`) as it calls them.
 * One that is not here any more would be missing from the message without a word. Errors: gone.
 */
export async function storedFiles(
  attachments: readonly Attachment[],
  there: readonly Attachment[] = [],
): Promise<Attachment[]> {
  const found: Attachment[] = [];
  for (const { id, name } of attachments) {
    const known = there.find((file) => file.id === id);
    const stored = known ? undefined : await fileById(id);
    if (known) found.push(known);
    else if (stored) found.push({ id, name: stored.name, type: stored.type, size: stored.blob.size });
    else throw new CasebarError('gone', name);
  }
  return found;
}

/** Codes of what may be wrong with an envelope; `detail` names the entry, the number or the file. */
const ENVELOPE_CODES = {
  'no-to': 'empty',
  address: 'rejected',
  'too-many': 'too-many',
  fetching: 'gone',
  sender: 'rejected',
} as const;

/** The envelope as it may leave. Errors: rejected (no mail, or a wrong address), too-many, empty (To), gone (a file). */
function envelopeOf(
  mail: MailDraft | undefined,
  record: CaseRecord,
  channel: Channel | undefined,
): MailDraft | undefined {
  if (!mail) return undefined;
  if (record.kind !== 'email') throw new CasebarError('rejected', record.number);
  const problem = envelopeProblem(mail, channel && sendersOf(channel));
  if (problem) throw new CasebarError(ENVELOPE_CODES[problem.kind], problem.detail);
  return cleanEnvelope(mail);
}

/** What somebody wrote to a contact, as their surface hands it over. */
interface Written {
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly status: CaseStatus | null;
  readonly mail?: MailDraft | undefined;
  readonly replyTo?: string | undefined;
}

/**
 * What is to go to the contact, looked at with its case and channel before anything is owed.
 * Errors: closed-case, missing-field, empty, too-large, too-many, wrong-type, gone (a file), rejected (the envelope).
 */
export async function checkedReply(
  record: CaseRecord,
  { text, attachments, status, mail, replyTo }: Written,
  there: readonly Attachment[] = [],
): Promise<Proposal> {
  if (record.status === 'closed') throw new CasebarError('closed-case', record.number);
  await mustBeFilledIn(record, status);
  const channel = await channelOf(record);
  const files = await storedFiles(attachments, there);
  const envelope = envelopeOf(mail, record, channel);
  // A forwarded mail says enough by itself.
  const [problem] = checkMessage(text, files, channel?.limits ?? null).filter(
    ({ code }) => code !== 'empty' || envelope?.mode !== 'forward',
  );
  if (problem) throw new CasebarError(problem.code, problem.detail);
  return {
    text,
    attachments: files,
    status,
    ...(envelope && { mail: envelope }),
    ...(replyTo && { replyTo }),
  };
}
