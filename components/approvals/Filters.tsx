import {
  Button,
  CHANNEL_ICONS,
  LayersIcon,
  ListFilterIcon,
  Menu,
  type MenuItem,
  UserRoundIcon,
  XIcon,
} from '@/components/controls';
import { t } from '@/components/locales';
import type { ApprovalList } from '@/core/queries/approvals';
import type { ListPlace } from './kept.ts';
import { filterBy } from './place.ts';

interface FilterProps {
  readonly name: string;
  readonly icon: typeof LayersIcon;
  readonly value: string | null;
  readonly options: readonly {
    readonly id: string;
    readonly name: string;
    readonly icon?: typeof LayersIcon;
  }[];
  onChoose(id: string | null): void;
}

/** One of the values, or all; what is chosen stands on the button. */
function Filter({ name, icon, value, options, onChoose }: FilterProps) {
  const chosen = options.find(({ id }) => id === value);
  // One value is no choice, but a chosen one must be seen and can be taken away.
  if (options.length < 2 && !chosen) return null;
  const items: MenuItem[] = [
    { id: 'all', label: t('review.filter.clear'), checked: value === null, onSelect: () => onChoose(null) },
    ...options.map((one) => ({
      id: `value-${one.id}`,
      label: one.name,
      ...(one.icon && { icon: one.icon }),
      checked: one.id === value,
      onSelect: () => onChoose(one.id),
    })),
  ];
  return (
    <Menu
      button={{
        small: true,
        variant: chosen ? 'plain' : 'quiet',
        icon,
        label: chosen ? `${name}: ${chosen.name}` : name,
        children: <span class="truncate">{chosen?.name ?? name}</span>,
      }}
      label={name}
      items={items}
    />
  );
}

/** By author, queue and channel: only what the list has, and only what makes a difference. */
export function Filters({ list, place }: { readonly list: ApprovalList; readonly place: ListPlace }) {
  const { author, queue, channel } = place;
  const isSet = author !== null || queue !== null || channel !== null;
  const channels = list.channels.map((kind) => ({
    id: kind,
    name: t(`channel.${kind}`),
    icon: CHANNEL_ICONS[kind],
  }));
  return (
    <div class="approvals-filters">
      <Filter
        name={t('review.author')}
        icon={UserRoundIcon}
        value={author}
        options={list.authors}
        onChoose={(id) => filterBy({ author: id })}
      />
      <Filter
        name={t('review.queue')}
        icon={LayersIcon}
        value={queue}
        options={list.queues}
        onChoose={(id) => filterBy({ queue: id })}
      />
      <Filter
        name={t('channel.label')}
        icon={ListFilterIcon}
        value={channel}
        options={channels}
        onChoose={(id) => filterBy({ channel: id })}
      />
      {isSet && (
        <Button
          small
          variant="quiet"
          icon={XIcon}
          label={t('review.filter.clear')}
          onClick={() => filterBy({ author: null, queue: null, channel: null })}
        />
      )}
    </div>
  );
}
