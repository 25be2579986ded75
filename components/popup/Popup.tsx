import { useEffect } from 'preact/hooks';
import { lazy } from '@/components/app/lazy.tsx';
import {
  Button,
  EmptyState,
  InboxIcon,
  InlineError,
  Skeleton,
  Toasts,
  TriangleAlertIcon,
} from '@/components/controls';
import { DeskRow } from '@/components/desk/DeskRow.tsx';
import { t } from '@/components/locales';
import { denied } from '@/core/live/live-query';
import { useQuery } from '@/core/live/use-query';
import type { DeskStatus } from '@/core/queries/status';
import { Needed } from './Needed.tsx';
import { OpenElsewhere, openInTab } from './OpenElsewhere.tsx';
import './popup.css';

const ApprovalsPopup = lazy(
  () => import('@/components/approvals/ApprovalsPopup.tsx').then((module) => module.ApprovalsPopup),
  () => <Skeleton kind="row" count={6} />,
);

/** Somebody who decides about other people's replies. */
const isApprover = ({ me, capabilities }: DeskStatus) =>
  capabilities.approvals && (me?.rights.includes('approve') ?? false);

/** From the toolbar: what waits for an approver's decision, or, for everybody else, what needs them now. */
export function Popup() {
  const desks = useQuery('desks', null);
  if (denied.value) return null;
  if (desks.state === 'loading') return <Skeleton kind="row" count={3} />;
  const all = desks.state === 'ready' ? desks.value : [];
  return all.some(isApprover) ? <ApprovalsPopup desks={all} /> : <AgentsPopup desks={all} />;
}

/** Open Casebar here, and what needs the agent now. */
function AgentsPopup({ desks }: { readonly desks: readonly DeskStatus[] }) {
  const counts = useQuery('counts', null);
  // Whoever approved here before made the popup larger.
  useEffect(() => {
    delete document.body.dataset.approver;
  }, []);
  const mine = useQuery('inbox', { view: 'mine', from: 0, count: 20 });
  // Twenty are read and only those with something new are shown: a popup is for a glance.
  const needed = mine.state === 'ready' ? mine.value.rows.filter((row) => row.unread > 0) : [];
  return (
    <main class="popup">
      <h1 class="visually-hidden">{t('app.name')}</h1>
      <OpenElsewhere />
      {counts.state === 'failed' && <InlineError code="storage" />}
      {counts.state === 'ready' && (
        <dl class="popup-counts">
          <Count value={counts.value.mine} label={t('popup.mine', { count: counts.value.mine })} />
          <Count value={counts.value.queues} label={t('popup.waiting', { count: counts.value.queues })} />
        </dl>
      )}
      {desks.length > 0 && (
        <section class="popup-desks" aria-label={t('options.desks')}>
          {desks.map((one) => (
            <DeskRow key={one.id} desk={one} />
          ))}
        </section>
      )}
      {counts.state === 'ready' && counts.value.stuck > 0 && (
        <Button icon={TriangleAlertIcon} onClick={() => void openInTab('?outbox')}>
          {t('outbox.show')}: {t('line.stuck', { count: counts.value.stuck })}
        </Button>
      )}
      <section aria-label={t('popup.needsYou')}>
        <h2>{t('popup.needsYou')}</h2>
        {needed.length === 0 ? (
          <EmptyState icon={InboxIcon} title={t('popup.nothing.title')} text={t('popup.nothing.text')} />
        ) : (
          <ul class="popup-list">
            {needed.map((row) => (
              <Needed key={row.id} row={row} />
            ))}
          </ul>
        )}
      </section>
      <Toasts />
    </main>
  );
}

function Count({ value, label }: { readonly value: number; readonly label: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
