import type { InboxView } from '@/core/model/inbox-view';
import { shownDialog } from './change-many.ts';

/** As many cases are changed with one press; what the background takes at once. */
export const MOST_AT_ONCE = 1000;

/** Asks whether all of a view shall be chosen, after saying how many that are. */
export const askForAll = (view: InboxView) => {
  shownDialog.value = { all: view };
};
