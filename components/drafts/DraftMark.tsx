import { Icon, PencilIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { CaseRow } from '@/core/queries/inbox';
import { hasDraft } from './written.ts';

/** In the list: whoever is signed in wrote something in this case and did not send it. */
export function DraftMark({ row }: { readonly row: CaseRow }) {
  const desks = useQuery('desks', null);
  const me = desks.state === 'ready' ? desks.value.find(({ id }) => id === row.desk)?.me : undefined;
  if (!me || !hasDraft(row.id, me.id)) return null;
  return (
    <span class="row-draft">
      <Icon of={PencilIcon} /> {t('composer.draft')}
    </span>
  );
}
