import { Button, TrashIcon, toast } from '@/components/controls';
import { t } from '@/components/locales';
import type { DraftModel } from './draft-model.ts';

/** How safe the text is, said quietly; loudly only when it is not. And the way to throw it away, with a way back. */
export function DraftState({ draft }: { readonly draft: DraftModel }) {
  const state = draft.saved.value;
  if (state === 'failed')
    return (
      <span class="draft-state bad" role="alert">
        {t('composer.draft.failed')}
      </span>
    );
  const discard = () => {
    const taken = draft.take();
    draft.setText('');
    toast.show({
      text: t('toast.draftDiscarded'),
      action: { label: t('action.undo'), run: () => void draft.restore(taken) },
    });
  };
  if (state === 'empty') return null;
  return (
    <>
      <span class="draft-state">
        {draft.changedElsewhere.value
          ? t('composer.draft.other')
          : t(state === 'saved' ? 'composer.draft.saved' : 'composer.draft.saving')}
      </span>
      <Button variant="quiet" icon={TrashIcon} label={t('composer.draft.discard')} onClick={discard} />
    </>
  );
}
