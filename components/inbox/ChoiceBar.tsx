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
  Picker,
  STATUS_ICONS,
  TagIcon,
  UserPlusIcon,
  XIcon,
} from '@/components/controls';
import { formatNumber, t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import { CASE_STATUSES } from '@/core/model/case';
import type { CaseChange } from '@/core/model/case-change';
import type { InboxView } from '@/core/model/inbox-view';
import { changeMany } from './change-many.ts';
import { askForAll } from './choose-all.ts';
import { chosen, clearChosen } from './chosen.ts';

const AssignMany = lazy(
  () => import('./AssignMany.tsx').then((module) => module.AssignMany),
  () => null,
);

/** What the chosen cases have in common decides what can be done with all of them; reasons are told, not hidden. */
function useAround() {
  const rows = [...chosen.value.values()];
  const [first] = rows;
  const around = useQuery('case', first?.id ?? '-');
  const desks = useQuery('desks', null);
  const view = around.state === 'ready' ? around.value : null;
  const theirs = (desks.state === 'ready' ? desks.value : []).filter(({ id }) =>
    rows.some((row) => row.desk === id),
  );
  // Tags, agents and queues are those of one desk; the same id means something else at another.
  const apart = rows.some((row) => row.desk !== first?.desk) ? t('list.oneDesk') : undefined;
  const noQueues =
    theirs.length > 0 && theirs.every(({ capabilities }) => !capabilities.queues)
      ? t('list.refused.no-queues')
      : undefined;
  return { rows, first, view, apart, noQueues };
}

function TagPicker({ around }: { readonly around: ReturnType<typeof useAround> }) {
  const { rows, first, view, apart } = around;
  // Tags the desk does not use are nowhere; of several desks that cannot be said in one word.
  if (!apart && view?.capabilities.tags === false) return null;
  const onAll = (view?.tags ?? []).map(({ id }) => id).filter((id) => rows.every((r) => r.tags.includes(id)));
  return (
    <Picker
      button={{ variant: 'quiet', icon: TagIcon, label: t('list.tag'), reason: apart }}
      label={t('case.tag.placeholder')}
      options={apart ? [] : (view?.tags ?? []).map(({ id, name }) => ({ id, label: name }))}
      selected={onAll}
      onChoose={(tag) =>
        void change({ kind: onAll.includes(tag) ? 'untag' : 'tag', desk: first?.desk ?? '', tag })
      }
    />
  );
}

async function change(what: CaseChange) {
  if (await changeMany({ cases: [...chosen.value.keys()], change: what })) clearChosen();
}

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
