import { cleanEnvelope, envelopeProblem } from '@/core/mail/addresses';
import type { Proposal } from '@/core/model/approval';
import type { CaseStatus } from '@/core/model/case';
import { type Channel, sendersOf } from '@/core/model/channel';
import { checkMessage } from '@/core/model/check-message';
import { CasebarError } from '@/core/model/errors';
import type { MailDraft } from '@/core/model/mail-draft';
import type { Attachment } from '@/core/model/message';
import { timesHere, windowAt } from '@/core/model/window';
import { deskById, directoryOf } from '@/core/store/desks';
import type { CaseRecord } from '@/core/store/schema';
import { renderText } from '@/core/templates/fill';
import { mustBeFilledIn } from './change-fields.ts';
import { type Fill, filledFrom, mustBeSendable, standingOf } from './check-template.ts';
import { storedFiles } from './stored-files.ts';

/** The channel a case is answered on; undefined = nobody has told yet. */
export const channelOf = async (record: CaseRecord): Promise<Channel | undefined> =>
  (await directoryOf(record.desk))?.channels.find(({ id }) => id === record.channel);

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
  readonly template?: Fill | undefined;
}

/** The end of a case's window, told by its desk's clock, by ours. */
const windowEnd = async (record: CaseRecord) =>
  timesHere(record, (await deskById(record.desk))?.ahead).windowEndsAt;

/** The time in which free text may be sent is over, or never began: they have not written. */
export async function isWindowOver(record: CaseRecord, now = Date.now()): Promise<boolean> {
  const channel = await channelOf(record);
  return windowAt(await windowEnd(record), now, channel?.windowHours ?? 0).state === 'closed';
}

/** The same for a template, whose text is the desk's own. Errors: bad-template, no-consent, gone (its file). */
async function checkedTemplate(
  record: CaseRecord,
  { attachments, status, replyTo }: Written,
  fill: Fill,
  there: readonly Attachment[],
): Promise<Proposal> {
  const directory = await directoryOf(record.desk);
  const channel = await channelOf(record);
  if (!channel) throw new CasebarError('gone', record.channel);
  const filled = await filledFrom(fill, directory, attachments, there);
  const about = {
    channel,
    windowEndsAt: await windowEnd(record),
    consent: await standingOf(record.contact, channel.kind),
    // The conversation has an address already, and the desk knows it.
    address: null,
    now: new Date().toISOString(),
    contactLanguage: record.language,
  };
  mustBeSendable(filled, about, directory);
  return {
    text: renderText(filled),
    attachments: filled.media ? [filled.media] : [],
    status,
    ...(replyTo && { replyTo }),
    template: filled,
  };
}

/**
 * What is to go to the contact, looked at with its case and channel before anything is owed.
 * Errors: closed-case, missing-field, window-over, empty, too-large, too-many, wrong-type, gone (a file), rejected (the
 * envelope); of a template bad-template, no-consent.
 */
export async function checkedReply(
  record: CaseRecord,
  written: Written,
  there: readonly Attachment[] = [],
): Promise<Proposal> {
  const { text, attachments, status, mail, replyTo, template } = written;
  if (record.status === 'closed') throw new CasebarError('closed-case', record.number);
  await mustBeFilledIn(record, status);
  if (template) return checkedTemplate(record, written, template, there);
  const channel = await channelOf(record);
  if (await isWindowOver(record)) throw new CasebarError('window-over');
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
