import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import type { DraftModel } from './draft-model.ts';

/** Throws a draft away, with a way back. */
export function discardDraft(draft: DraftModel) {
  const taken = draft.discard();
  toast.show({
    text: t('toast.draftDiscarded'),
    action: { label: t('action.undo'), run: () => draft.restore(taken) },
  });
}
