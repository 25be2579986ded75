import { Button, TrashIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { discardDraft } from './discard-draft.ts';
import type { DraftModel } from './draft-model.ts';

/**
 * That the text is safe, said quietly once the typing rests; nothing while it is not yet true. And the way to
 * throw it away, with a way back. That it could not be saved is said louder, by `Notices`.
 */
export function DraftState({ draft }: { readonly draft: DraftModel }) {
  const state = draft.saved.value;
  if (draft.text.value === '' && draft.attachments.value.length === 0) return null;
  return (
    <>
      {state === 'saved' && (
        <span class="draft-state">
          <span>{t('composer.draft.saved')}</span>
        </span>
      )}
      <Button
        variant="quiet"
        icon={TrashIcon}
        label={t('composer.draft.discard')}
        onClick={() => discardDraft(draft)}
      />
    </>
  );
}
