import { useEffect, useState } from 'preact/hooks';
import { sortOf } from '@/components/app/after-send.ts';
import { lazy } from '@/components/app/lazy.tsx';
import { place, showApprovals, showView } from '@/components/app/navigation.ts';
import { Select, Skeleton, Tabs } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import { CASE_STATUSES } from '@/core/model/case';
import { INBOX_VIEWS, type InboxView } from '@/core/model/inbox-view';
import { AssignmentPanel } from './AssignmentPanel.tsx';
import { CaseList } from './CaseList.tsx';
import { ChoiceBar } from './ChoiceBar.tsx';
import { chosen } from './chosen.ts';
import { SortMenu } from './SortMenu.tsx';
import './inbox.css';

/** The tabs; every other view is a choice of «All». */
const MAIN = ['mine', 'queues', 'all'] as const;
const isView = (id: string): id is InboxView => INBOX_VIEWS.some((view) => view === id);

/** Loaded by those who approve, when they look. */
const ApprovalsInbox = lazy(
  () => import('./ApprovalsInbox.tsx').then((module) => module.readyApprovals()),
  () => <Skeleton count={6} />,
);

/** Whoever is signed in decides about other people's replies, at one desk at least. */
function useApprover(): boolean {
  const desks = useQuery('desks', null);
  const all = desks.state === 'ready' ? desks.value : [];
  return all.some(({ me, capabilities }) => capabilities.approvals && me?.rights.includes('approve'));
}

/** Views, the list, and the assignment panel under it. */
export function Inbox() {
  const counts = useQuery('counts', null);
  const { view } = place.value;
  const approver = useApprover();
  const approvals = approver && place.value.approvals === true;
  const ready = counts.state === 'ready' ? counts.value : undefined;
  const [main, setMain] = useState<InboxView>('all');
  useEffect(() => setMain(MAIN.find((one) => one === view) ?? 'all'), [view]);
  const choose = (id: string) => {
    if (id === 'approvals') showApprovals();
    else if (isView(id)) showView(id);
  };
  return (
    <section class="inbox" aria-label={t('inbox.title')}>
      <h1 class="visually-hidden">{t('inbox.title')}</h1>
      <div class="inbox-views">
        <Tabs
          id="views"
          kind="pill"
          label={t('inbox.views')}
          selected={approvals ? 'approvals' : main}
          onSelect={choose}
          tabs={[
            { id: 'mine', label: t('inbox.mine'), count: ready?.mine },
            { id: 'queues', label: t('inbox.queues'), count: ready?.queues },
            ...(approver ? [{ id: 'approvals', label: t('inbox.approvals'), count: ready?.approvals }] : []),
            { id: 'all', label: t('inbox.all'), count: ready?.all },
          ]}
        />
        <span class="inbox-order" hidden={approvals}>
          {main === 'all' && (
            <Select
              label={t('inbox.byStatus')}
              hideLabel
              value={view === 'mine' || view === 'queues' ? 'all' : view}
              options={[
                { value: 'all', label: t('inbox.anyStatus') },
                ...CASE_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
              ]}
              onChange={choose}
            />
          )}
          <SortMenu view={view} />
        </span>
      </div>
      {approvals ? <ApprovalsInbox /> : <CaseList key={`${view} ${sortOf(view)}`} view={view} />}
      {chosen.value.size > 0 && !approvals ? (
        <ChoiceBar view={view} />
      ) : (
        <AssignmentPanel waiting={ready?.queues ?? 0} />
      )}
    </section>
  );
}
