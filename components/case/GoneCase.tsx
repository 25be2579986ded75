import { showInbox } from '@/components/app/navigation.ts';
import { Button, EmptyState, TriangleAlertIcon } from '@/components/controls';
import { askDrafts } from '@/components/drafts/asked.ts';
import { hasDraft } from '@/components/drafts/written.ts';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';

/** A case that was deleted or merged while it was open here; what was written in it is not gone with it. */
export function GoneCase({ id }: { readonly id: string }) {
  const desks = useQuery('desks', null);
  const agents = desks.state === 'ready' ? desks.value.flatMap(({ me }) => me?.id ?? []) : [];
  const written = agents.some((agent) => hasDraft(id, agent));
  return (
    <EmptyState icon={TriangleAlertIcon} title={t('error.gone')} {...(written && { text: t('drafts.kept') })}>
      {written && (
        <Button variant="primary" onClick={askDrafts}>
          {t('drafts.kept.show')}
        </Button>
      )}
      <Button onClick={showInbox}>{t('error.gone.next')}</Button>
    </EmptyState>
  );
}
