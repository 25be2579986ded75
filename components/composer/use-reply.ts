import { askFirst } from '@/components/case/card/fill-first.ts';
import { tick } from '@/components/controls/now.ts';
import { t } from '@/components/locales';
import {
  type CaseTemplates,
  readFilling,
  useCaseTemplates,
} from '@/components/templates/use-reply-template.ts';
import { envelopeProblem } from '@/core/mail/addresses';
import type { CaseView } from '@/core/queries/case';
import { unsettledFields } from '@/core/templates/fill-fields';
import { askLabel } from './approval/ask-label.ts';
import { replaced, reviewOf } from './approval/asking.ts';
import { filesOf } from './draft-files.ts';
import { draftIn } from './draft-in.ts';
import type { DraftModel } from './draft-model.ts';
import { envelopeSentence, type Found, useEnvelope } from './mail/use-envelope.ts';
import { problemsOf } from './problem-text.ts';
import { SEND_STATUSES, type SendStatus, sendChoice } from './send-choice.ts';
import { sendDraft, sendingOf } from './send-draft.ts';
import type { AnswerTab } from './tabs.ts';
import { isWindowClosed } from './use-window.ts';
import { whyNoAnswer } from './why-not.ts';

/** What the files still have to say about sending; '' = nothing. */
export function filesReason(draft: DraftModel): string {
  const { running, refused } = filesOf(draft);
  const [reading] = running.value;
  if (reading) return t('attachment.reading', { name: reading.name });
  return refused.value[0]?.text ?? '';
}

/** The one reason, if any, why a reply cannot be sent right now. */
function whyNotNow(
  view: CaseView,
  tab: AnswerTab,
  draft: DraftModel,
  { envelope, notYet }: Found,
  templates: CaseTemplates,
): string {
  // The pane would say it as well; but a popover that is open may outlive the right it was opened with.
  const why = whyNoAnswer(view, tab).text;
  if (why) return why;
  // It is what goes out; the text beside it is only kept.
  const filling = readFilling(draft.template.value, templates);
  if (filling) return filling.reason;
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

/** What the button that sends with this status says. */
function labelOf(view: CaseView, tab: AnswerTab, draft: DraftModel, status: SendStatus): string {
  return tab === 'approval' ? askLabel(view, draft, status) : t('composer.sendAs.resolved');
}

/**
 * A reply being written: its draft, its files, and why it cannot be sent right now. Every way of sending goes
 * through `send`, so what blocks the button blocks the keyboard and the Knowledge Base too.
 */
export function useReply(view: CaseView, tab: AnswerTab = 'reply') {
  const draft = draftIn(view, tab);
  const found = useEnvelope(view, draft);
  const { envelope } = found;
  const templates = useCaseTemplates(view);
  const send = (status: SendStatus, sendAt = '') => {
    // Read at the moment of sending: inserting and sending in one go changes the text in between.
    // What stands in the way may have come since the last tick: then the pane must say so at once.
    if (whyNotNow(view, tab, draft, found, templates)) return tick();
    const filled = readFilling(draft.template.value, templates)?.filled;
    const asks = tab === 'approval' ? { ...reviewOf(view, draft), of: replaced(view, draft) } : undefined;
    const go = () =>
      void sendDraft(view, tab, draft, { status, sendAt, signature: envelope?.signature, asks, filled });
    if (!askFirst(view, status, labelOf(view, tab, draft, status), go)) go();
  };
  return {
    tab,
    draft,
    files: filesOf(draft),
    sending: sendingOf(draft),
    problems: problemsOf(draft.text.value, draft.attachments.value, view.channel),
    reason: whyNotNow(view, tab, draft, found, templates),
    templates,
    /** The template that goes out instead of the text. */
    filling: readFilling(draft.template.value, templates),
    envelope,
    send,
  };
}

/** A reply being written, as `useReply` gives it. */
export type Reply = ReturnType<typeof useReply>;

/** The status that pressing the button, or the send key, sets. */
export function statusNow(view: CaseView, { tab, draft }: Pick<Reply, 'tab' | 'draft'>): SendStatus {
  if (tab === 'reply') return sendChoice(view.case.desk).value;
  return SEND_STATUSES.find((one) => one === reviewOf(view, draft).status) ?? null;
}
