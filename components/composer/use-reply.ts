import { askFirst } from '@/components/case/card/fill-first.ts';
import { tick } from '@/components/controls/now.ts';
import { t } from '@/components/locales';
import { envelopeProblem } from '@/core/mail/addresses';
import type { CaseView } from '@/core/queries/case';
import { unsettledFields } from '@/core/templates/fill-fields';
import { filesOf } from './draft-files.ts';
import { draftIn } from './draft-in.ts';
import type { DraftModel } from './draft-model.ts';
import { envelopeSentence, type Found, useEnvelope } from './mail/use-envelope.ts';
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
function whyNotNow(view: CaseView, draft: DraftModel, { envelope, notYet }: Found): string {
  const text = draft.text.value;
  const { empty, general, byFile } = problemsOf(text, draft.attachments.value, view.channel);
  const fields = unsettledFields(text).length;
  // The clock on the wall ticks once a minute; at the moment of sending the exact time counts.
  if (isWindowClosed(view, Date.now())) return t('composer.windowClosed');
  const [problem] = [...general, ...byFile.values(), filesReason(draft)].filter(Boolean);
  if (problem) return problem;
  if (fields > 0) return t('fields.title', { count: fields });
  // A forwarded mail says enough by itself.
  if (empty && draft.mail.value?.mode !== 'forward') return t('error.empty');
  // Read from the draft: what the last drawing saw may be older than what goes out.
  const wrong = envelope && envelopeProblem(draft.mail.value ?? envelope.mail, envelope.senders);
  return wrong ? envelopeSentence(wrong) : notYet;
}

/**
 * A reply being written: its draft, its files, and why it cannot be sent right now. Every way of sending goes
 * through `send`, so what blocks the button blocks the keyboard and the Knowledge Base too.
 */
export function useReply(view: CaseView) {
  const draft = draftIn(view, 'reply');
  const found = useEnvelope(view, draft);
  const { envelope } = found;
  const send = (status: SendStatus, sendAt = '') => {
    // Read at the moment of sending: inserting and sending in one go changes the text in between.
    // What stands in the way may have come since the last tick: then the pane must say so at once.
    if (whyNotNow(view, draft, found)) return tick();
    const go = () => void sendDraft(view, 'reply', draft, status, envelope?.signature, sendAt);
    if (!askFirst(view, status, t('composer.sendAs.resolved'), go)) go();
  };
  return {
    draft,
    files: filesOf(draft),
    sending: sendingOf(draft),
    problems: problemsOf(draft.text.value, draft.attachments.value, view.channel),
    reason: whyNotNow(view, draft, found),
    envelope,
    send,
  };
}

/** A reply being written, as `useReply` gives it. */
export type Reply = ReturnType<typeof useReply>;
