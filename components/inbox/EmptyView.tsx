import { act } from '@/components/app/act.ts';
import { Button, EmptyState, InboxIcon, ListFilterIcon, UserCheckIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { InboxView } from '@/core/model/inbox-view';

/** A view without cases: what will be here and how to get the first one. */
export function EmptyView({ view }: { readonly view: InboxView }) {
  if (view === 'mine')
    return <EmptyState icon={UserCheckIcon} title={t('empty.mine.title')} text={t('empty.mine.text')} />;
  if (view === 'queues')
    return <EmptyState icon={InboxIcon} title={t('empty.queues.title')} text={t('empty.queues.text')} />;
  if (view === 'all')
    return (
      <EmptyState icon={InboxIcon} title={t('empty.all.title')} text={t('empty.all.text')}>
        <Button onClick={() => void act(desk.openSurface('options'))}>{t('empty.all.action')}</Button>
      </EmptyState>
    );
  return <EmptyState icon={ListFilterIcon} title={t('empty.filter.title')} text={t('empty.filter.text')} />;
}
