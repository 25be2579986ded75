import type { InboxView } from './inbox-view.ts';

/** waiting: who waits longest first · newest: changed last first · due: what must be answered soonest first. */
export const INBOX_SORTS = ['waiting', 'newest', 'due'] as const;
/** An order of the list; remembered per view, so that removing one needs no migration. */
export type InboxSort = (typeof INBOX_SORTS)[number];

/** Queues are worked off from the oldest; everything else is looked through for what is new. */
export const usualSort = (view: InboxView): InboxSort => (view === 'queues' ? 'waiting' : 'newest');
