import '@/components/locales/approvals.ts';
import { t } from '@/components/locales';
import { desksWithRecord, SaveRecord } from '@/components/record/SaveRecord.tsx';
import type { DeskStatus } from '@/core/queries/status';

/** Who did what with every request for approval, for those who approve or administer a desk. */
export function ApprovalRecord({ desks }: { readonly desks: readonly DeskStatus[] }) {
  if (desksWithRecord(desks).length === 0) return null;
  return (
    <section class="options-section">
      <h2>{t('record.title')}</h2>
      <p>{t('record.about')}</p>
      <SaveRecord desks={desks} />
    </section>
  );
}
