import { CASE_STATUSES } from './case.ts';

/** Which cases: the agent's own, the free ones of their queues, everything, or everything of one status. */
export const INBOX_VIEWS = ['mine', 'queues', 'all', ...CASE_STATUSES] as const;
/** Kept as the place a surface was at, so removing one needs no migration: an unknown view is simply not read. */
export type InboxView = (typeof INBOX_VIEWS)[number];
