import { useEffect, useState } from 'preact/hooks';
import { sortOf } from '@/components/app/after-send.ts';
import { place, showView } from '@/components/app/navigation.ts';
import { Select, Tabs } from '@/components/controls';
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

/** Views, the list, and the assignment panel under it. */
export function Inbox() {
  const counts = useQuery('counts', null);
  const { view } = place.value;
  const ready = counts.state === 'ready' ? counts.value : undefined;
  const [main, setMain] = useState<InboxView>('all');
  useEffect(() => setMain(MAIN.find((one) => one === view) ?? 'all'), [view]);
  const choose = (id: string) => isView(id) && showView(id);
  return (
    <section class="inbox" aria-label={t('inbox.title')}>
      <h1 class="visually-hidden">{t('inbox.title')}</h1>
      <div class="inbox-views">
        <Tabs
          id="views"
          kind="pill"
          label={t('inbox.views')}
          selected={main}
          onSelect={choose}
          tabs={[
            { id: 'mine', label: t('inbox.mine'), count: ready?.mine },
            { id: 'queues', label: t('inbox.queues'), count: ready?.queues },
            { id: 'all', label: t('inbox.all'), count: ready?.all },
          ]}
        />
        <span class="inbox-order">
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
      <CaseList key={`${view} ${sortOf(view)}`} view={view} />
      {chosen.value.size > 0 ? <ChoiceBar view={view} /> : <AssignmentPanel waiting={ready?.queues ?? 0} />}
    </section>
  );
}
