import { cleanEnvelope, envelopeProblem } from '@/core/mail/addresses';
import type { CaseStatus } from '@/core/model/case';
import { type Channel, sendersOf } from '@/core/model/channel';
import { checkMessage } from '@/core/model/check-message';
import type { Agent } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import type { MailDraft } from '@/core/model/mail-draft';
import type { Attachment } from '@/core/model/message';
import type { Seen } from '@/core/model/seen';
import { directoryOf } from '@/core/store/desks';
import { fileById } from '@/core/store/files';
import { itemById } from '@/core/store/outbox';
import type { CaseRecord } from '@/core/store/schema';
import { unseenIn } from '@/core/store/unseen';
import { mustBeFilledIn } from './change-fields.ts';
import { markDraftSent } from './keep-drafts.ts';
import { owe, workOn } from './owe.ts';

/** What the composer hands over: exactly what the agent saw when they pressed the button. */
export interface Submitted {
  readonly draft: string;
  readonly case: string;
  /** Who wrote it; left out = whoever is signed in. */
  readonly agent?: string | undefined;
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
  /** Milliseconds in which it can be taken back. */
  readonly undo?: number | undefined;
  readonly seen?: Seen | undefined;
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

/** On a shared browser somebody may have signed in while a colleague's text was in front. Errors: signed-out. */
function mustBeTheirs({ agent }: Submitted, me: Agent) {
  if (agent !== undefined && agent !== me.id) throw new CasebarError('signed-out', agent);
}

/**
 * Sending stops once if others wrote what the agent has not read. Not if it is owed already: then this is the same
 * question again, whose answer got lost. Errors: unseen.
 */
async function mustHaveSeen({ draft, case: caseId, seen }: Submitted, me: string) {
  if (!seen || (await itemById(draft))) return;
  if ((await unseenIn(caseId, me, seen)).length > 0) throw new CasebarError('unseen');
}

/**
 * Draft → outbox. The draft in `storage.local` is removed only after the outbox holds the text on disk, so a crash
 * at any point leaves it in at least one of the two; the shared id keeps it from being sent from both.
 * Errors: no-right, signed-out (the agent who wrote it), closed-case, missing-field, empty, too-large, too-many, wrong-type, gone, conflict (that draft was sent with another text), unseen.
 */
export async function submitReply(submitted: Submitted) {
  const { record, me } = await workOn(submitted.case);
  mustBeTheirs(submitted, me);
  if (!me.rights.includes('reply')) throw new CasebarError('no-right');
  if (record.status === 'closed') throw new CasebarError('closed-case', record.number);
  await mustHaveSeen(submitted, me.id);
  await mustBeFilledIn(record, submitted.status);
  const channel = await channelOf(record);
  const attachments = await storedFiles(submitted.attachments);
  const { text, status, seenRevision, replyTo, seen, undo } = submitted;
  const mail = envelopeOf(submitted.mail, record, channel);
  // A forwarded mail says enough by itself.
  const [problem] = checkMessage(text, attachments, channel?.limits ?? null).filter(
    ({ code }) => code !== 'empty' || mail?.mode !== 'forward',
  );
  if (problem) throw new CasebarError(problem.code, problem.detail);
  await owe(
    submitted.case,
    { kind: 'reply', text, attachments, status, ...(mail && { mail }), ...(replyTo && { replyTo }) },
    { id: submitted.draft, seenRevision, seen, undo, sendAt: chosenTime(submitted.sendAt) },
  );
  await markDraftSent({ case: submitted.case, tab: 'reply', agent: me.id }, submitted.draft);
}

/** A note never leaves the desk: an action of its own, so no path can turn it into a reply. */
export async function submitNote(submitted: Submitted) {
  const { me } = await workOn(submitted.case);
  mustBeTheirs(submitted, me);
  const attachments = await storedFiles(submitted.attachments);
  const { text, undo } = submitted;
  const [problem] = checkMessage(text, attachments, null);
  if (problem) throw new CasebarError(problem.code, problem.detail);
  await owe(submitted.case, { kind: 'note', text, attachments }, { id: submitted.draft, undo });
  await markDraftSent({ case: submitted.case, tab: 'note', agent: me.id }, submitted.draft);
}
