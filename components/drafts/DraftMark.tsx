import { Icon, PencilIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { hasDraft } from './written.ts';

/** In the list: whoever is signed in wrote something in this case and did not send it. */
export function DraftMark({ id }: { readonly id: string }) {
  if (!hasDraft(id)) return null;
  return (
    <span class="row-draft">
      <Icon of={PencilIcon} /> {t('composer.draft')}
    </span>
  );
}
