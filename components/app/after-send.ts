import { desk } from '@/core/live/desk';
import { usualSort } from '@/core/model/inbox-sort';
import { act } from './act.ts';
import { place, showCase, showInbox } from './navigation.ts';
import { settings } from './settings.ts';

/** The order a view is shown in: the one chosen for it, else its own. */
export const sortOf = (view: typeof place.value.view) => settings.value.sorts[view] ?? usualSort(view);

/**
 * After an answer was handed over: on to the next case, back to the list, or nowhere. Only if the agent still looks
 * at the case: who went elsewhere meanwhile is not called away.
 */
export async function afterSend(answered: string) {
  const { afterSend: wanted } = settings.value;
  if (wanted === 'stay' || place.value.case !== answered) return;
  if (wanted === 'list') return showInbox();
  const { view } = place.value;
  const next = await act(desk.nextCase(answered, view, sortOf(view)));
  if (!next || place.value.case !== answered) return;
  if (!next.case) return showInbox();
  showCase(next.case);
  // As a click would: an own case opens, a free one of my queues is taken.
  await act(desk.openCase(next.case));
}
