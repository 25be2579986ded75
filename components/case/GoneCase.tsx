import { showInbox } from '@/components/app/navigation.ts';
import { Button, EmptyState, TriangleAlertIcon } from '@/components/controls';
import { askDrafts } from '@/components/drafts/asked.ts';
import { hasDraft } from '@/components/drafts/written.ts';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';

/** Whether its desk was read since the browser lost what it had: until then nobody knows what is gone. */
function isRead(id: string, desks: readonly { readonly id: string; readonly inStepAt: string | null }[]) {
  const desk = desks.find((one) => id.startsWith(`${one.id}:`));
  return desk === undefined || desk.inStepAt !== null;
}

/** A case that was deleted or merged while it was open here; what was written in it is not gone with it. */
export function GoneCase({ id }: { readonly id: string }) {
  const written = hasDraft(id);
  const desks = useQuery('desks', null);
  const title = t(desks.state !== 'ready' || isRead(id, desks.value) ? 'error.gone' : 'storage.unread');
  return (
    <EmptyState icon={TriangleAlertIcon} title={title} {...(written && { text: t('drafts.kept') })}>
      {written && (
        <Button variant="primary" onClick={askDrafts}>
          {t('drafts.kept.show')}
        </Button>
      )}
      <Button onClick={showInbox}>{t('error.gone.next')}</Button>
    </EmptyState>
  );
}
