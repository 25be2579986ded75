import { showInbox } from '@/components/app/navigation.ts';
import { Button, EmptyState, TriangleAlertIcon } from '@/components/controls';
import { askDrafts } from '@/components/drafts/asked.ts';
import { hasDraft } from '@/components/drafts/written.ts';
import { t } from '@/components/locales';

/** A case that was deleted or merged while it was open here; what was written in it is not gone with it. */
export function GoneCase({ id }: { readonly id: string }) {
  const written = hasDraft(id);
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
