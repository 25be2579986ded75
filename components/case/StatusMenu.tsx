import { useState } from 'preact/hooks';
import {
  Button,
  ClockIcon,
  Dialog,
  Icon,
  Menu,
  type MenuItem,
  STATUS_ICONS,
  StatusLabel,
} from '@/components/controls';
import { t } from '@/components/locales';
import { CASE_STATUSES } from '@/core/model/case';
import type { CaseView } from '@/core/queries/case';
import { changeStatus } from './change-status.ts';

/** The case's status, and a menu to change it; `new` cannot be gone back to. */
export function StatusMenu({ view }: { readonly view: CaseView }) {
  const [closing, setClosing] = useState(false);
  const { case: row } = view;
  const waits = view.changing.includes('status');
  // A closed case keeps the other statuses in its menu, with the reason: what is missing would be looked for.
  const closed = row.status === 'closed';
  const items: MenuItem[] = CASE_STATUSES.filter((status) => status !== 'new' || row.status === 'new').map(
    (status) => ({
      id: status,
      label: t(`status.${status}`),
      detail: t(`status.hint.${status}`),
      icon: STATUS_ICONS[status],
      checked: status === row.status,
      reason: closed && status !== 'closed' ? t('case.status.closedForGood') : undefined,
      onSelect: () => (status === 'closed' ? setClosing(!closed) : void changeStatus(row, status)),
    }),
  );
  return (
    <>
      <Menu
        button={{
          variant: 'quiet',
          small: true,
          children: (
            <>
              <StatusLabel status={row.status} />
              {waits && <Icon of={ClockIcon} class="provisional" />}
            </>
          ),
          label: `${t('case.status.change')}: ${t(`status.${row.status}`)}${waits ? `, ${t('change.waiting')}` : ''}`,
        }}
        label={t('case.status.change')}
        items={items}
      />
      {closing && <CloseDialog view={view} onClose={() => setClosing(false)} />}
    </>
  );
}

/** The one change of status that cannot be undone. */
function CloseDialog({ view, onClose }: { readonly view: CaseView; onClose(): void }) {
  const close = () => {
    onClose();
    void changeStatus(view.case, 'closed');
  };
  return (
    <Dialog
      title={t('case.close.title')}
      text={t('case.close.text')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="danger" onClick={close}>
            {t('case.close')}
          </Button>
        </>
      }
    />
  );
}
