import { effect, signal } from '@preact/signals';
import { act } from '@/components/app/act.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { liveQuery } from '@/core/live/live-query';
import type { CaseChange, GroupOutcome } from '@/core/model/case-change';

/** A group with what was answered for each of its cases. */
export interface Group {
  readonly id: string;
  readonly outcomes: readonly GroupOutcome[];
}
/** The dialog in front of everything: a group's results, or handing over. */
export const shownDialog = signal<Group | 'hand-over' | null>(null);

/** As often a group is asked for again when the background was stopped before it answered. */
const TRIES = 3;

async function ask(id: string, cases: readonly string[], change: CaseChange, tries = TRIES): Promise<Group> {
  try {
    return { id, outcomes: (await desk.changeCases(id, [...cases], change)).outcomes };
  } catch (error) {
    // The group's id makes asking again harmless: what is owed already stays one item.
    if (tries <= 1) throw error;
    return ask(id, cases, change, tries - 1);
  }
}

async function undo({ id }: Group) {
  const done = await act(desk.undoGroup(id));
  if (!done) return;
  const text =
    done.left === 0
      ? t('list.undone', { count: done.undone })
      : t('list.undone.left', { count: done.undone, left: done.left });
  toast.show({ text, tone: done.left > 0 ? 'bad' : 'plain' });
}

/** Says so if the desk refuses some of it later, when the first message is long gone. */
function watchLater(group: Group) {
  const cases = group.outcomes.filter(({ refused }) => refused === null).map((one) => one.case);
  const live = liveQuery('groupResult', { group: group.id, cases });
  // What is not here yet has not been read, and what was taken back needs nobody.
  const stop = effect(() => {
    const answer = live.answer.value;
    if (answer.state !== 'ready') return;
    if (
      answer.value.some(({ state }) => state === 'queued' || state === 'sending' || state === 'unconfirmed')
    )
      return;
    queueMicrotask(() => {
      stop();
      live.stop();
    });
    const failed = answer.value.filter(({ state }) => state === 'failed' || state === 'held').length;
    if (failed > 0)
      toast.show({
        text: t('list.failedLater', { count: failed }),
        tone: 'bad',
        second: { label: t('list.show'), run: () => showGroup(group) },
      });
  });
}

const showGroup = (group: Group) => {
  shownDialog.value = group;
};

/** Changes cases and says what came of it: one undo for all, and a way to the result of each. True = some changed. */
export async function changeMany(cases: readonly string[], change: CaseChange): Promise<boolean> {
  const group = await act(ask(crypto.randomUUID(), cases, change));
  if (!group) return false;
  const changed = group.outcomes.filter(({ refused }) => refused === null).length;
  const not = group.outcomes.length - changed;
  toast.show({
    text: not === 0 ? t('list.changed', { count: changed }) : t('list.changed.some', { count: changed, not }),
    second: { label: t('list.show'), run: () => showGroup(group) },
    ...(changed > 0 && { action: { label: t('action.undo'), run: () => void undo(group) } }),
  });
  if (changed > 0) watchLater(group);
  return changed > 0;
}
