import browser from 'webextension-polyfill';
import type { Approval } from '@/core/model/approval';
import { DRAFT_DAYS, type Draft, draftKey, isBlank } from '@/core/model/draft';
import { codeOf, type ErrorCode, isTransient } from '@/core/model/errors';
import type { Attachment } from '@/core/model/message';
import { allApprovals, noteGivenBack } from '@/core/store/approvals';
import { deskById } from '@/core/store/desks';
import { draftVersionsOf, endDraft } from '@/core/store/drafts';
import { fileById } from '@/core/store/files';
import type { StoredApproval } from '@/core/store/schema';
import { returnedId } from '@/core/store/taken-back';
import { markHere } from '@/core/store/vitals';
import { keepFile } from './files.ts';
import { keepDraft, parseDraft, wasHandedOver } from './keep-drafts.ts';

const DAY = 24 * 3_600_000;

/** So long a file that the desk does not give is asked for; the text is not kept waiting for longer. */
const PATIENCE = 3_600_000;
/** Nothing is said about the file by that: the text waits for it. */
const NO_WORD: readonly ErrorCode[] = ['offline', 'signed-out', 'forbidden', 'storage', 'disk-full'];

const isLost = (code: ErrorCode, { decision }: Approval) =>
  !NO_WORD.includes(code) && (!isTransient(code) || Date.parse(decision?.at ?? '') + PATIENCE < Date.now());

/** The files that are ours again, so that they can go out once more, and the names of those that cannot be had any more. */
interface Files {
  readonly files: readonly Attachment[];
  readonly lost: readonly string[];
}

/** Errors: offline, and whatever else may pass (a file cannot be had now). */
async function ownFiles(one: Approval, draft: string): Promise<Files> {
  const files: Attachment[] = [];
  const lost: string[] = [];
  for (const [index, file] of one.proposal.attachments.entries()) {
    const id = `${draft}/${index}`;
    if (await fileById(file.id)) files.push(file);
    else
      await keepFile(one.case, file, id).then(
        ({ size }) => files.push({ ...file, id, size }),
        (error: unknown) => {
          if (!isLost(codeOf(error), one)) throw error;
          lost.push(file.name);
        },
      );
  }
  return { files, lost };
}

/** The text as a draft, with the files that are there; under an id that asking again finds, and that no message of the desk has. */
function draftOf(one: Approval, id: string, attachments: readonly Attachment[]): Draft {
  const { case: of, author, note, queue, proposal } = one;
  const { text, status, mail, replyTo } = proposal;
  return {
    id,
    case: of,
    tab: 'approval',
    agent: author.id,
    text,
    attachments,
    // The signature stands in the text by now; a second one must not be put under it.
    ...(mail && { mail: { ...mail, unsigned: true } }),
    ...(replyTo && { replyTo }),
    review: { note, queue, status, of: null },
    savedAt: new Date().toISOString(),
    by: 'returned',
  };
}

/** Something newer stands there, or began to. */
const isWritten = (stored: Draft | undefined): stored is Draft =>
  stored !== undefined && (!isBlank(stored) || Boolean(stored.review?.note) || Boolean(stored.review?.of));

async function giveBack(one: Approval) {
  const id = returnedId(one.id.slice(one.desk.length + 1), await markHere());
  const { files, lost } = await ownFiles(one, id);
  const draft = draftOf(one, id, files);
  const key = draftKey(draft);
  const stored = parseDraft((await browser.storage.local.get(key))[key]);
  const isKnown =
    stored?.id === draft.id ||
    (await wasHandedOver(draft)) ||
    (await draftVersionsOf(draft)).some(({ id }) => id === draft.id);
  if (!isKnown && isWritten(stored)) {
    // Nobody's words are written over: it is among the versions then.
    await keepDraft(draft);
    await endDraft(draft, 'replaced', draft.savedAt);
  } else if (!isKnown) {
    await browser.storage.local.set({ [key]: draft });
  }
  await noteGivenBack(one.id, lost);
}

/** Asked again since, or so long ago that nobody waits for it: perhaps from another browser. */
const isOver = (one: Approval, all: readonly StoredApproval[]) => {
  const at = one.decision?.at ?? one.updatedAt;
  const again = all.some(
    (other) => other.case === one.case && other.author.id === one.author.id && other.createdAt > at,
  );
  return again || Date.parse(at) < Date.now() - DRAFT_DAYS * DAY;
};

/**
 * What a reviewer returned is its author's draft again, once: in the tab Approval, or, where they have written on, as a
 * version of it. One of which a file cannot be had now comes with the next news, and keeps no other waiting: what went
 * wrong with it is told last.
 */
export async function giveBackReturned(desk: string) {
  const me = (await deskById(desk))?.me;
  const all = (await allApprovals()).filter((one) => one.desk === desk);
  const failed: unknown[] = [];
  for (const one of all)
    if (one.state === 'returned' && one.author.id === me?.id && !one.back) {
      if (isOver(one, all)) await noteGivenBack(one.id);
      else await giveBack(one).catch((error: unknown) => failed.push(error));
    }
  if (failed.length > 0) throw failed[0];
}
