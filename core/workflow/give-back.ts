import browser from 'webextension-polyfill';
import type { Approval } from '@/core/model/approval';
import { DRAFT_DAYS, type Draft, draftKey, isBlank } from '@/core/model/draft';
import { codeOf } from '@/core/model/errors';
import type { Attachment } from '@/core/model/message';
import { allApprovals, noteGivenBack } from '@/core/store/approvals';
import { deskById } from '@/core/store/desks';
import { draftVersionsOf, endDraft } from '@/core/store/drafts';
import { fileById } from '@/core/store/files';
import type { StoredApproval } from '@/core/store/schema';
import { nextId } from '@/core/store/taken-back';
import { keepFile } from './files.ts';
import { keepDraft, parseDraft, wasHandedOver } from './keep-drafts.ts';

const DAY = 24 * 3_600_000;

/** Ours again, so that they can go out once more; one that no desk has any more stays behind. Errors: offline. */
async function ownFiles({ case: of, proposal }: Approval, draft: string): Promise<Attachment[]> {
  const files: Attachment[] = [];
  for (const [index, file] of proposal.attachments.entries()) {
    if (await fileById(file.id)) files.push(file);
    else
      await keepFile(of, file, `${draft}/${index}`).then(
        ({ size }) => files.push({ ...file, id: `${draft}/${index}`, size }),
        (error: unknown) => {
          if (codeOf(error) !== 'gone') throw error;
        },
      );
  }
  return files;
}

/** The text as a draft; under an id that asking again finds, and that no message of the desk has. */
async function draftOf(one: Approval): Promise<Draft> {
  const { case: of, author, desk, note, queue, proposal } = one;
  const id = nextId(one.id.slice(desk.length + 1));
  const { text, status, mail, replyTo } = proposal;
  return {
    id,
    case: of,
    tab: 'approval',
    agent: author.id,
    text,
    attachments: await ownFiles(one, id),
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
  const draft = await draftOf(one);
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
  await noteGivenBack(one.id);
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
 * version of it. Errors: offline (a file of it cannot be had now); then it comes with the next news.
 */
export async function giveBackReturned(desk: string) {
  const me = (await deskById(desk))?.me;
  const all = (await allApprovals()).filter((one) => one.desk === desk);
  for (const one of all)
    if (one.state === 'returned' && one.author.id === me?.id && !one.back) {
      if (isOver(one, all)) await noteGivenBack(one.id);
      else await giveBack(one);
    }
}
