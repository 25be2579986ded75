import { askFirst } from '@/components/case/card/fill-first.ts';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { unsettledFields } from '@/core/templates/fill-fields';
import { filesOf } from './draft-files.ts';
import { type DraftModel, draftOf } from './draft-model.ts';
import { problemsOf } from './problem-text.ts';
import type { SendStatus } from './send-choice.ts';
import { sendDraft, sendingOf } from './send-draft.ts';
import { isWindowClosed } from './why-not.ts';

/** What the files still have to say about sending; '' = nothing. */
export function filesReason(draft: DraftModel): string {
  const { running, refused } = filesOf(draft);
  const [reading] = running.value;
  if (reading) return t('attachment.reading', { name: reading.name });
  return refused.value[0]?.text ?? '';
}

/** The one reason, if any, why a reply cannot be sent right now. */
function whyNotNow(view: CaseView, draft: DraftModel): string {
  const text = draft.text.value;
  const { empty, general, byFile } = problemsOf(text, draft.attachments.value, view.channel);
  const fields = unsettledFields(text).length;
  // The clock on the wall ticks once a minute; at the moment of sending the exact time counts.
  if (isWindowClosed(view, Date.now())) return t('composer.windowClosed');
  const [problem] = [...general, ...byFile.values(), filesReason(draft)].filter(Boolean);
  if (problem) return problem;
  if (fields > 0) return t('fields.title', { count: fields });
  return empty ? t('error.empty') : '';
}

/**
 * A reply being written: its draft, its files, and why it cannot be sent right now. Every way of sending goes
 * through `send`, so what blocks the button blocks the keyboard and the Knowledge Base too.
 */
export function useReply(view: CaseView) {
  const draft = draftOf(view.case.id, 'reply');
  const send = (status: SendStatus) => {
    // Read at the moment of sending: inserting and sending in one go changes the text in between.
    if (whyNotNow(view, draft)) return;
    const go = () => void sendDraft(view, 'reply', draft, status);
    if (!askFirst(view, status, t('composer.sendAs.resolved'), go)) go();
  };
  return {
    draft,
    files: filesOf(draft),
    sending: sendingOf(draft),
    problems: problemsOf(draft.text.value, draft.attachments.value, view.channel),
    reason: whyNotNow(view, draft),
    send,
  };
}

/** A reply being written, as `useReply` gives it. */
export type Reply = ReturnType<typeof useReply>;
