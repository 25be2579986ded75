import type { Approval } from '@/core/model/approval';
import type { CaseFacts } from '@/core/model/case';
import type { Contact } from '@/core/model/contact';
import type { Message } from '@/core/model/message';
import type { Presence } from '@/core/model/presence';
import { replaceApprovals } from './approvals.ts';
import { putFacts, seeCase } from './cases.ts';
import { withContactKeys } from './contacts.ts';
import { write } from './database.ts';
import { replacePresences } from './presences.ts';
import { countCases } from './vitals.ts';

/** What a pull brought, in one transaction with the cursor that says so: nothing is applied half. */
export interface Incoming {
  readonly desk: string;
  readonly cases: readonly CaseFacts[];
  readonly contacts: readonly Contact[];
  readonly messages: readonly Message[];
  /** Ids of messages and cases that are not there any more; which of the two does not matter. */
  readonly gone: readonly string[];
  /** Everybody who is at a case of the desk; left out = nothing was said about it. */
  readonly presences?: readonly Presence[];
  /** Every request for approval that the desk lists; left out = as before. */
  readonly approvals?: readonly Approval[];
  /** The cursor it was asked with. */
  readonly since: string | null;
  /** From where the next pull goes on. */
  readonly cursor: string;
  /** When that is due; ISO. */
  readonly dueAt: string;
}

const STORES = [
  'desks',
  'cases',
  'contacts',
  'messages',
  'outbox',
  'tabs',
  'cursors',
  'presences',
  'approvals',
  'vitals',
] as const;

/**
 * Applies a pull. False, and nothing is applied, if the desk was forgotten or another pull went on from there
 * meanwhile: what was asked before that must not come back afterwards.
 */
export const applyChanges = (news: Incoming): Promise<boolean> =>
  write(STORES, async (tx) => {
    const before = await tx.objectStore('cursors').get(news.desk);
    if ((before?.cursor ?? null) !== news.since || !(await tx.objectStore('desks').get(news.desk)))
      return false;
    // One after the other, since each has to read what is owed; IndexedDB would queue them up anyway.
    let more = 0;
    for (const facts of news.cases) if (await putFacts(tx, facts)) more += 1;
    for (const id of new Set(news.gone)) if (await tx.objectStore('cases').getKey(id)) more -= 1;
    await countCases(tx, more);
    // Not awaited one by one: a put per tick would double the time of a big pull.
    await Promise.all([
      ...news.contacts.map((contact) => tx.objectStore('contacts').put(withContactKeys(contact))),
      ...news.messages.map((message) => tx.objectStore('messages').put(message)),
      ...news.gone.flatMap((id) => [
        tx.objectStore('messages').delete(id),
        tx.objectStore('cases').delete(id),
        tx.objectStore('tabs').delete(id),
      ]),
    ]);
    if (news.presences) await replacePresences(tx, news.desk, news.presences);
    if (news.approvals) await replaceApprovals(tx, news.desk, news.approvals);
    const { desk, cursor, dueAt } = news;
    const listed = news.approvals !== undefined || before?.listed === true;
    await tx.objectStore('cursors').put({ desk, cursor, dueAt, failures: 0, ...(listed && { listed }) });
    return true;
  });

/** Older messages of a thread, fetched because somebody scrolled up. */
export const putMessages = (messages: readonly Message[]) =>
  write(['messages'], async (tx) => {
    await Promise.all(messages.map((message) => tx.objectStore('messages').put(message)));
  });

/** Remembers how far the agent has looked, so that what is unread is theirs, not the desk's. */
export const markSeen = (caseId: string, revision: number) =>
  write(['cases', 'tabs'], async (tx) => {
    await seeCase(tx, caseId, revision);
    const tab = await tx.objectStore('tabs').get(caseId);
    if (tab && tab.seenRevision < revision)
      await tx.objectStore('tabs').put({ ...tab, seenRevision: revision });
  });
