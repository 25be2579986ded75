import { effect, signal } from '@preact/signals';
import { act } from '@/components/app/act.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { liveQuery } from '@/core/live/live-query';
import type { CaseChange, GroupOutcome } from '@/core/model/case-change';
import type { InboxView } from '@/core/model/inbox-view';

/** A group with what was answered for each of its cases. */
export interface Group {
  readonly id: string;
  readonly outcomes: readonly GroupOutcome[];
}
/** The dialog in front of everything: a group's results, handing over, or whether all of a view is meant. */
export const shownDialog = signal<Group | { readonly all: InboxView } | 'hand-over' | null>(null);

/** What one part of a group is given: cases of several desks are told apart by it. */
export interface GroupPart {
  readonly cases: readonly string[];
  readonly change: CaseChange;
}

/** As often a group is asked for again when the background was stopped before it answered. */
const TRIES = 3;

async function askPart(id: string, part: GroupPart, tries = TRIES): Promise<readonly GroupOutcome[]> {
  try {
    return (await desk.changeCases(id, [...part.cases], part.change)).outcomes;
  } catch (error) {
    // The group's id makes asking again harmless: what is owed already stays one item.
    if (tries <= 1) throw error;
    return askPart(id, part, tries - 1);
  }
}

async function ask(id: string, parts: readonly GroupPart[]): Promise<Group> {
  const outcomes: GroupOutcome[] = [];
  for (const part of parts) outcomes.push(...(await askPart(id, part)));
  return { id, outcomes };
}

/** Takes back what has not left yet, and says how much that was. */
export async function undoGroup({ id }: Group) {
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

/** What to say of a group that changed nothing: there was nothing to do, or each case has its reason. */
function sayNone(group: Group) {
  if (group.outcomes.every(({ refused }) => refused === 'same')) toast.show({ text: t('list.refused.same') });
  else showGroup(group);
}

/** Changes cases and says what came of it: one undo for all, and a way to the result of each. True = some changed. */
export async function changeMany(...parts: readonly GroupPart[]): Promise<boolean> {
  const group = await act(ask(crypto.randomUUID(), parts));
  if (!group) return false;
  const changed = group.outcomes.filter(({ refused }) => refused === null).length;
  const not = group.outcomes.length - changed;
  if (changed === 0) {
    sayNone(group);
    return false;
  }
  toast.show({
    text: not === 0 ? t('list.changed', { count: changed }) : t('list.changed.some', { count: changed, not }),
    second: { label: t('list.show'), run: () => showGroup(group) },
    action: { label: t('action.undo'), run: () => void undoGroup(group) },
  });
  watchLater(group);
  return true;
}
