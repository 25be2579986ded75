import { act } from '@/components/app/act.ts';
import { draftIn } from '@/components/composer/draft-in.ts';
import type { DraftModel } from '@/components/composer/draft-model.ts';
import { focusComposer } from '@/components/composer/focus.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { Approval } from '@/core/model/approval';
import type { Draft, ForReview } from '@/core/model/draft';
import type { Attachment } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';

/** The request's text as a draft again; `of` = it is to take the place of the one that waits. */
function draftFrom({ proposal, note, queue }: Approval, draft: DraftModel, of: ForReview['of']): Draft {
  const { text, attachments, status, mail, replyTo } = proposal;
  return {
    ...draft.place,
    id: crypto.randomUUID(),
    text,
    attachments,
    // The signature stands in the text by now; a second one must not be put under it.
    ...(mail && { mail: { ...mail, unsigned: true } }),
    ...(replyTo && { replyTo }),
    review: { note, queue, status, of },
    savedAt: new Date().toISOString(),
  };
}

const isEmpty = ({ text, attachments, review }: DraftModel) =>
  text.value === '' && attachments.value.length === 0 && !review.value?.note;

/**
 * Into the Approval tab, to be sent as the request's new text. What stood there is kept as a version; what is being
 * written for this very request is gone on with.
 */
export async function editRequest(view: CaseView, approval: Approval) {
  const draft = draftIn(view, 'approval');
  await draft.ready;
  const { id, revision } = approval;
  if (draft.review.value?.of?.approval !== id)
    await draft.replaceBy(draftFrom(approval, draft, { approval: id, revision }));
  focusComposer('approval');
}

/** The request's files as the author's own again: its desk may let go of them with it. One that cannot be had is told. */
async function ownFiles({ case: of, proposal }: Approval): Promise<Attachment[]> {
  const files: Attachment[] = [];
  for (const file of proposal.attachments) {
    const id = crypto.randomUUID();
    const kept = await desk.keepFile(of, file, id).catch(() => undefined);
    if (kept) files.push({ ...file, id, size: kept.size });
    else toast.show({ text: t('attachment.missing', { name: file.name }), tone: 'bad', seconds: 8 });
  }
  return files;
}

/** Taken back by its author: nothing goes out, and the text is theirs again, unless something newer stands there. */
export async function withdrawRequest(view: CaseView, approval: Approval) {
  const draft = draftIn(view, 'approval');
  await draft.ready;
  const attachments = await ownFiles(approval);
  if ((await act(desk.withdrawApproval(approval.id))) === undefined) return;
  const text = { ...draftFrom(approval, draft, null), attachments };
  const isAbout = draft.review.value?.of?.approval === approval.id;
  if (isEmpty(draft) || isAbout) {
    if (!isAbout) await draft.replaceBy(text);
    toast.show({ text: t('ask.withdrawn.back') });
    return;
  }
  const action = { label: t('drafts.putBack'), run: () => draft.restore(text) };
  toast.show({ text: t('ask.withdrawn'), action });
}
