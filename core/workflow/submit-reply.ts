import type { CaseStatus } from '@/core/model/case';
import { checkMessage } from '@/core/model/check-message';
import type { Agent } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import type { MailDraft } from '@/core/model/mail-draft';
import type { Attachment } from '@/core/model/message';
import type { Seen } from '@/core/model/seen';
import { itemById } from '@/core/store/outbox';
import { unseenIn } from '@/core/store/unseen';
import { checkedReply } from './check-reply.ts';
import type { Fill } from './check-template.ts';
import { markDraftSent } from './keep-drafts.ts';
import { owe, workOn } from './owe.ts';
import { isOwedAlready } from './own-decision.ts';
import { storedFiles } from './stored-files.ts';

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
  /** It goes out as this template, and `text` is nothing. */
  readonly template?: Fill | undefined;
  /** When it shall go out; ISO, absent = at once. */
  readonly sendAt?: string | undefined;
  /** Left out = no mail, or the desk knows whom to answer. */
  readonly mail?: MailDraft;
  readonly seenRevision: number;
  /** Milliseconds in which it can be taken back. */
  readonly undo?: number | undefined;
  readonly seen?: Seen | undefined;
}

/** In one form, so that times sort as text; one that has come is «at once». */
const chosenTime = (at: string | undefined) =>
  at && Date.parse(at) > Date.now() ? new Date(at).toISOString() : undefined;

/** On a shared browser somebody may have signed in while a colleague's text was in front. Errors: signed-out. */
export function mustBeTheirs({ agent }: Pick<Submitted, 'agent'>, me: Agent) {
  if (agent !== undefined && agent !== me.id) throw new CasebarError('signed-out', agent);
}

/**
 * Sending stops once if others wrote what the agent has not read. Not if it is owed already: then this is the same
 * question again, whose answer got lost. Errors: unseen.
 */
export async function mustHaveSeen(
  { draft, case: caseId, seen }: Pick<Submitted, 'draft' | 'case' | 'seen'>,
  me: string,
) {
  if (!seen || (await itemById(draft))) return;
  if ((await unseenIn(caseId, me, seen)).length > 0) throw new CasebarError('unseen');
}

/**
 * Draft → outbox. The draft in `storage.local` is removed only after the outbox holds the text on disk, so a crash
 * at any point leaves it in at least one of the two; the shared id keeps it from being sent from both.
 * Errors: no-right, signed-out (the agent who wrote it), conflict (that draft was sent with another text), unseen, and
 * those of `checkedReply`.
 */
export async function submitReply(submitted: Submitted) {
  const { record, me } = await workOn(submitted.case);
  mustBeTheirs(submitted, me);
  if (!me.rights.includes('reply')) throw new CasebarError('no-right');
  const place = { case: submitted.case, tab: 'reply', agent: me.id } as const;
  const { template } = submitted;
  // The desk's list may have changed since: what is owed keeps its own text.
  if (template && (await isOwedAlready(submitted.draft, '', template)))
    return markDraftSent(place, submitted.draft);
  // Said before what was written meanwhile: nothing can be answered there at all.
  if (record.status === 'closed') throw new CasebarError('closed-case', record.number);
  await mustHaveSeen(submitted, me.id);
  const reply = await checkedReply(record, submitted);
  const { seenRevision, seen, undo } = submitted;
  await owe(
    submitted.case,
    { kind: 'reply', ...reply },
    { id: submitted.draft, seenRevision, seen, undo, sendAt: chosenTime(submitted.sendAt) },
  );
  await markDraftSent(place, submitted.draft);
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
