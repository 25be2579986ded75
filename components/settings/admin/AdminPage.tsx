import { lazy } from '@/components/app/lazy.tsx';
import { Skeleton } from '@/components/controls';
import { t } from '@/components/locales';
import type { DeskStatus } from '@/core/queries/status';

// Most agents never see it.
const Administration = lazy(
  async () => (await import('./Administration.tsx')).Administration,
  () => <Skeleton count={6} />,
);

/** The desk's own settings, for those who may change them; everybody else is told who can. */
export function AdminPage({ desk }: { readonly desk: DeskStatus }) {
  return (
    <section class="options-section" id="administration">
      <h2>{t('admin.page')}</h2>
      {desk.me?.rights.includes('administer') ? (
        <Administration key={desk.id} desk={desk.id} me={desk.me} />
      ) : (
        <p>{t('admin.forbidden')}</p>
      )}
    </section>
  );
}
