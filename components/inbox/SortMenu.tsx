import { sortOf } from '@/components/app/after-send.ts';
import { changeSettings, settings } from '@/components/app/settings.ts';
import { ListFilterIcon, Menu } from '@/components/controls';
import { t } from '@/components/locales';
import { INBOX_SORTS } from '@/core/model/inbox-sort';
import type { InboxView } from '@/core/model/inbox-view';
import { leaveAt } from './window.ts';

/** The order of a view; each view keeps its own. */
export function SortMenu({ view }: { readonly view: InboxView }) {
  const current = sortOf(view);
  return (
    <Menu
      button={{
        variant: 'quiet',
        small: true,
        icon: ListFilterIcon,
        label: `${t('list.sort')}: ${t(`list.sort.${current}`)}`,
      }}
      label={t('list.sort')}
      align="end"
      items={INBOX_SORTS.map((sort) => ({
        id: sort,
        label: t(`list.sort.${sort}`),
        checked: sort === current,
        onSelect: () => {
          // Another order is another list: the place in the old one means nothing in it.
          leaveAt(view, { top: 0, row: 0 });
          void changeSettings({ sorts: { ...settings.value.sorts, [view]: sort } });
        },
      }))}
    />
  );
}
