import { approval, approvals } from './approvals.ts';
import { caseView, quickReplies, thread } from './case.ts';
import { consents } from './consents.ts';
import { earlierCases } from './contact.ts';
import { directory } from './directory.ts';
import { drafts, draftVersions } from './drafts.ts';
import { firstMessage } from './first-message.ts';
import { people, picked, quickItems, waitingWishes } from './from-page.ts';
import { goingOut } from './going-out.ts';
import { groupResult } from './group.ts';
import { inbox } from './inbox.ts';
import { message } from './message.ts';
import { outbox } from './outbox.ts';
import type { Query } from './query.ts';
import { findContacts, recipient } from './recipient.ts';
import { recipients } from './recipients.ts';
import { counts, desks } from './status.ts';
import { storage } from './storage.ts';
import { tabs } from './tabs.ts';
import { templates } from './templates.ts';
import { unseen } from './unseen.ts';
import { uploads } from './uploads.ts';

/** Every question a surface may ask. Surfaces import the type only; the background runs them. */
export const queries = {
  desks,
  counts,
  storage,
  inbox,
  groupResult,
  case: caseView,
  thread,
  message,
  quickReplies,
  earlierCases,
  consents,
  directory,
  recipients,
  recipient,
  findContacts,
  firstMessage,
  tabs,
  uploads,
  goingOut,
  unseen,
  outbox,
  drafts,
  draftVersions,
  approvals,
  approval,
  picked,
  waitingWishes,
  quickItems,
  templates,
  people,
} as const;
/** The names and types a surface knows them by. */
export type Queries = typeof queries;
export type QueryName = keyof Queries;
/** What a query of this name takes; null for those without arguments. */
export type ArgsOf<N extends QueryName> = Queries[N] extends Query<infer A, unknown> ? A : never;
/** What it answers; JSON-safe, since it crosses a Port. */
export type AnswerOf<N extends QueryName> =
  Queries[N] extends Query<never, infer R> ? R : Awaited<ReturnType<Queries[N]['run']>>;
