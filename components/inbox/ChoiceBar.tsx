import { useState } from 'preact/hooks';
import { sortOf } from '@/components/app/after-send.ts';
import { useKeys } from '@/components/app/keys.ts';
import { lazy } from '@/components/app/lazy.tsx';
import {
  Button,
  CheckCheckIcon,
  CircleDotIcon,
  CornerUpLeftIcon,
  Menu,
  STATUS_ICONS,
  UserPlusIcon,
  XIcon,
} from '@/components/controls';
import { formatNumber, t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import { CASE_STATUSES } from '@/core/model/case';
import type { InboxView } from '@/core/model/inbox-view';
import { change, TagPicker, useAround } from './choice.tsx';
import { askForAll } from './choose-all.ts';
import { clearChosen } from './chosen.ts';

const AssignMany = lazy(
  () => import('./AssignMany.tsx').then((module) => module.AssignMany),
  () => null,
);

/** What can be done with the chosen cases; stands where the assignment panel is while any is chosen. */
export function ChoiceBar({ view }: { readonly view: InboxView }) {
  const [assigning, setAssigning] = useState(false);
  const around = useAround();
  const { rows, apart, noQueues } = around;
  const list = useQuery('inbox', { view, sort: sortOf(view), from: 0, count: 1 });
  const total = list.state === 'ready' ? list.value.total : 0;
  // Esc goes one step back: first the choice, then the case or the view.
  useKeys({ Escape: clearChosen });
  return (
    <section class="assignment-panel choice-bar" aria-label={t('list.chosenCases')}>
      <Button variant="quiet" icon={XIcon} label={t('list.clear')} keys="Esc" onClick={clearChosen} />
      <span role="status" class="choice-count truncate">
        {t('list.chosen', { count: rows.length })}
      </span>
      {rows.length < total && (
        <Button
          variant="quiet"
          class="choice-all"
          icon={CheckCheckIcon}
          label={t('list.chooseAll', { count: total })}
          keys="Ctrl+A"
          onClick={() => askForAll(view)}
        >
          {formatNumber(total)}
        </Button>
      )}
      <Menu
        button={{ variant: 'quiet', icon: CircleDotIcon, label: t('case.status.change') }}
        label={t('case.status.change')}
        items={CASE_STATUSES.filter((status) => status !== 'new').map((status) => ({
          id: status,
          label: t(`status.${status}`),
          detail: t(`status.hint.${status}`),
          icon: STATUS_ICONS[status],
          danger: status === 'closed',
          onSelect: () => void change({ kind: 'status', status }),
        }))}
      />
      <TagPicker around={around} />
      <Button
        variant="quiet"
        icon={UserPlusIcon}
        label={t('case.assign')}
        reason={apart}
        onClick={() => setAssigning(true)}
      />
      <Button
        variant="quiet"
        icon={CornerUpLeftIcon}
        label={t('case.returnToQueue')}
        reason={noQueues}
        onClick={() => void change({ kind: 'return', note: '' })}
      />
      {assigning && <AssignMany rows={rows} onDone={clearChosen} onClose={() => setAssigning(false)} />}
    </section>
  );
}
