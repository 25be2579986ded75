import { caseView, quickReplies, thread } from './case.ts';
import { earlierCases } from './contact.ts';
import { directory } from './directory.ts';
import { groupResult } from './group.ts';
import { inbox } from './inbox.ts';
import { message } from './message.ts';
import type { Query } from './query.ts';
import { recipients } from './recipients.ts';
import { counts, desks } from './status.ts';
import { tabs } from './tabs.ts';

/** Every question a surface may ask. Surfaces import the type only; the background runs them. */
export const queries = {
  desks,
  counts,
  inbox,
  groupResult,
  case: caseView,
  thread,
  message,
  quickReplies,
  earlierCases,
  directory,
  recipients,
  tabs,
} as const;
/** The names and types a surface knows them by. */
export type Queries = typeof queries;
export type QueryName = keyof Queries;
/** What a query of this name takes; null for those without arguments. */
export type ArgsOf<N extends QueryName> = Queries[N] extends Query<infer A, unknown> ? A : never;
/** What it answers; JSON-safe, since it crosses a Port. */
export type AnswerOf<N extends QueryName> =
  Queries[N] extends Query<never, infer R> ? R : Awaited<ReturnType<Queries[N]['run']>>;
