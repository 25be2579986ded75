import { useState } from 'preact/hooks';
import { useKeys } from '@/components/app/keys.ts';
import { lazy } from '@/components/app/lazy.tsx';
import {
  Button,
  CircleDotIcon,
  CornerUpLeftIcon,
  Menu,
  Picker,
  STATUS_ICONS,
  TagIcon,
  UserPlusIcon,
  XIcon,
} from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import { CASE_STATUSES } from '@/core/model/case';
import type { CaseChange } from '@/core/model/case-change';
import { changeMany } from './change-many.ts';
import { chosen, clearChosen } from './chosen.ts';

const AssignMany = lazy(
  () => import('./AssignMany.tsx').then((module) => module.AssignMany),
  () => null,
);

/** What can be done with the chosen cases; stands where the assignment panel is while any is chosen. */
export function ChoiceBar() {
  const [assigning, setAssigning] = useState(false);
  const rows = [...chosen.value.values()];
  const [first] = rows;
  // Esc goes one step back: first the choice, then the case or the view.
  useKeys({ Escape: clearChosen });
  const around = useQuery('case', first?.id ?? '-');
  const view = around.state === 'ready' ? around.value : null;
  // Tags, agents and queues are those of one desk; the same id means something else at another.
  const apart = rows.some((row) => row.desk !== first?.desk) ? t('list.oneDesk') : undefined;
  const change = async (what: CaseChange) => {
    if (await changeMany([...chosen.value.keys()], what)) clearChosen();
  };
  const onAll = (view?.tags ?? []).map(({ id }) => id).filter((id) => rows.every((r) => r.tags.includes(id)));
  return (
    <section class="assignment-panel choice-bar" aria-label={t('list.chosenCases')}>
      <span role="status" class="choice-count">
        {t('list.chosen', { count: rows.length })}
      </span>
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
      {view?.capabilities.tags !== false && (
        <Picker
          button={{ variant: 'quiet', icon: TagIcon, label: t('list.tag'), reason: apart }}
          label={t('case.tag.placeholder')}
          options={apart ? [] : (view?.tags ?? []).map(({ id, name }) => ({ id, label: name }))}
          selected={onAll}
          onChoose={(tag) =>
            void change({ kind: onAll.includes(tag) ? 'untag' : 'tag', desk: first?.desk ?? '', tag })
          }
        />
      )}
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
        onClick={() => void change({ kind: 'return', note: '' })}
      />
      <Button variant="quiet" icon={XIcon} label={t('list.clear')} keys="Esc" onClick={clearChosen} />
      {assigning && <AssignMany rows={rows} onDone={clearChosen} onClose={() => setAssigning(false)} />}
    </section>
  );
}
