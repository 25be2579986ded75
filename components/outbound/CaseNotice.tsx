import { Button } from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseRow } from '@/core/queries/inbox';

/** A case there is already: what is going on there is read first. */
export function CaseNotice({ row, onGo }: { readonly row: CaseRow; onGo(id: string): void }) {
  const said = { name: row.contactName || t('contact.unknown'), number: row.number };
  return (
    <div class="outbound-case" role="status">
      <p>
        {t('outbound.case.open', { ...said, status: t(`status.${row.status}`) })}
        <small class="truncate">{row.subject || row.preview}</small>
      </p>
      <Button small variant="primary" onClick={() => onGo(row.id)}>
        {t('outbound.case.go')}
      </Button>
    </div>
  );
}
