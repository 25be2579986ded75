import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { CaseStatus } from '@/core/model/case';
import type { DraftTab } from '@/core/model/draft';
import { CasebarError, codeOf, type ErrorCode } from '@/core/model/errors';
import type { CaseView } from '@/core/queries/case';
import type { DraftModel } from './draft-model.ts';

/** Why sending did not start; `detail` names a file or a person. */
export interface SendProblem {
  readonly code: ErrorCode;
  readonly detail: string;
}

const CALLS = { reply: desk.submitReply, note: desk.submitNote } as const;

/**
 * Hands a draft over. The field is empty at once and the thread shows the message as provisional; if the
 * background could not store it, the text is back. The draft's id makes a second try of the same one harmless.
 */
export async function sendDraft(
  view: CaseView,
  tab: DraftTab,
  draft: DraftModel,
  status: CaseStatus | null,
): Promise<SendProblem | undefined> {
  // On disk first: if everything dies right now, the text is still a draft.
  await draft.flush();
  const { id, text, attachments } = draft.take();
  const submitted = { draft: id, case: view.case.id, text, attachments: [...attachments], status };
  try {
    await CALLS[tab]({ ...submitted, seenRevision: view.case.revision });
    // The thread shows the message and how far it has come; only what it cannot show needs words.
    if (!navigator.onLine) toast.show({ text: t('toast.replyQueued') });
    return undefined;
  } catch (error) {
    draft.restore({ id, case: view.case.id, tab, text, attachments, savedAt: '' });
    return { code: codeOf(error), detail: error instanceof CasebarError ? error.detail : '' };
  }
}
