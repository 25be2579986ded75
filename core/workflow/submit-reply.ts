import { cleanEnvelope, envelopeProblem } from '@/core/mail/addresses';
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
import { markDraftSent } from './keep-drafts.ts';
import { owe, workOn } from './owe.ts';

/** What the composer hands over: exactly what the agent saw when they pressed the button. */
export interface Submitted {
  readonly draft: string;
  readonly case: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly status: CaseStatus | null;
  /** Id of the one message it answers. */
  readonly replyTo?: string | undefined;
  /** When it shall go out; ISO, absent = at once. */
  readonly sendAt?: string | undefined;
  /** Left out = no mail, or the desk knows whom to answer. */
  readonly mail?: MailDraft;
  readonly seenRevision: number;
}

const channelOf = async (record: CaseRecord): Promise<Channel | undefined> =>
  (await directoryOf(record.desk))?.channels.find(({ id }) => id === record.channel);

/**
 * The files as they are stored, whatever the surface says of them. One that is not here any more would be missing
 * from the message without a word. Errors: gone.
 */
async function storedFiles(attachments: readonly Attachment[]): Promise<Attachment[]> {
  const found: Attachment[] = [];
  for (const { id, name } of attachments) {
    const stored = await fileById(id);
    if (!stored) throw new CasebarError('gone', name);
    found.push({ id, name: stored.name, type: stored.type, size: stored.blob.size });
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

/** In one form, so that times sort as text; one that has come is «at once». */
const chosenTime = (at: string | undefined) =>
  at && Date.parse(at) > Date.now() ? new Date(at).toISOString() : undefined;

/**
 * Draft → outbox. The draft in `storage.local` is removed only after the outbox holds the text on disk, so a crash
 * at any point leaves it in at least one of the two; the shared id keeps it from being sent from both.
 * Errors: no-right, closed-case, missing-field, empty, too-large, too-many, wrong-type, gone, conflict (that draft was sent with another text).
 */
export async function submitReply(submitted: Submitted) {
  const { record, me } = await workOn(submitted.case);
  if (!me.rights.includes('reply')) throw new CasebarError('no-right');
  if (record.status === 'closed') throw new CasebarError('closed-case', record.number);
  await mustBeFilledIn(record, submitted.status);
  const channel = await channelOf(record);
  const attachments = await storedFiles(submitted.attachments);
  const { text, status, seenRevision, replyTo } = submitted;
  const mail = envelopeOf(submitted.mail, record, channel);
  // A forwarded mail says enough by itself.
  const [problem] = checkMessage(text, attachments, channel?.limits ?? null).filter(
    ({ code }) => code !== 'empty' || mail?.mode !== 'forward',
  );
  if (problem) throw new CasebarError(problem.code, problem.detail);
  await owe(
    submitted.case,
    { kind: 'reply', text, attachments, status, ...(mail && { mail }), ...(replyTo && { replyTo }) },
    { id: submitted.draft, seenRevision, sendAt: chosenTime(submitted.sendAt) },
  );
  await markDraftSent(submitted.case, 'reply', submitted.draft);
}

/** A note never leaves the desk: an action of its own, so no path can turn it into a reply. */
export async function submitNote(submitted: Submitted) {
  const attachments = await storedFiles(submitted.attachments);
  const { text } = submitted;
  const [problem] = checkMessage(text, attachments, null);
  if (problem) throw new CasebarError(problem.code, problem.detail);
  await owe(submitted.case, { kind: 'note', text, attachments }, { id: submitted.draft });
  await markDraftSent(submitted.case, 'note', submitted.draft);
}
