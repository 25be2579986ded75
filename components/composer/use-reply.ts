import { useRef, useState } from 'preact/hooks';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { unsettledFields } from '@/core/templates/fill-fields';
import { draftOf } from './draft-model.ts';
import { problemsOf } from './problem-text.ts';
import type { SendStatus } from './send-choice.ts';
import { type SendProblem, sendDraft } from './send-draft.ts';
import { useUploads } from './use-uploads.ts';

/**
 * A reply being written: its draft, its files, and the one reason, if any, why it cannot be sent right now. Every
 * way of sending goes through `send`, so what blocks the button blocks the keyboard and the Knowledge Base too.
 */
export function useReply(view: CaseView) {
  const { case: row, channel } = view;
  const draft = draftOf(row.id, 'reply');
  const field = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SendProblem>();
  const uploads = useUploads(draft, channel);

  /** Read at the moment of sending: inserting and sending in one go changes the text in between. */
  const whyNot = (): string => {
    const text = draft.text.value;
    const { empty, sentences } = problemsOf(text, draft.attachments.value, channel);
    const fields = unsettledFields(text).length;
    const [reading] = uploads.running;
    if (sentences[0]) return sentences[0];
    if (fields > 0) return t('fields.title', { count: fields });
    if (reading) return t('attachment.reading', { name: reading.name });
    return empty ? t('error.empty') : '';
  };

  const send = async (status: SendStatus) => {
    if (busy || whyNot()) return;
    setBusy(true);
    setProblem(await sendDraft(view, 'reply', draft, status));
    setBusy(false);
    field.current?.focus();
  };

  const { sentences } = problemsOf(draft.text.value, draft.attachments.value, channel);
  return { draft, field, busy, problem, uploads, sentences, reason: whyNot(), send };
}
