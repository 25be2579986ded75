import { Picker, TagIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { CaseChange } from '@/core/model/case-change';
import { changeMany } from './change-many.ts';
import { chosen, clearChosen } from './chosen.ts';

/** What the chosen cases have in common decides what can be done with all of them; reasons are told, not hidden. */
export function useAround() {
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

/** Adds a tag to all chosen cases, or takes it off where all have it. */
export function TagPicker({ around }: { readonly around: ReturnType<typeof useAround> }) {
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

/** Changes all chosen cases; what could not be changed stays chosen if it is everything. */
export async function change(what: CaseChange) {
  if (await changeMany({ cases: [...chosen.value.keys()], change: what })) clearChosen();
}
