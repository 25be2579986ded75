import type { Desk } from '@/core/model/desk';
import type { Reminder } from '@/core/model/reminder';
import { database, write } from './database.ts';
import { putJobIn } from './jobs.ts';

const keyOf = ({ case: id, agent }: Pick<Reminder, 'case' | 'agent'>) => `${id}|${agent}`;
const ofCase = (caseId: string) => IDBKeyRange.bound(`${caseId}|`, `${caseId}|\uffff`);

/** Stores a reminder in the place of the one there was, and plans `job` for it, both or none. */
export const putReminder = (reminder: Reminder, job: string) =>
  write(
    ['reminders', 'jobs'],
    async (tx) => {
      await tx.objectStore('reminders').put({ ...reminder, key: keyOf(reminder) });
      await putJobIn(tx, job, reminder.at);
    },
    'strict',
  );

/** Done with it, or no longer wanted. */
export const dropReminder = (caseId: string, agent: string) =>
  write(['reminders'], (tx) => tx.objectStore('reminders').delete(keyOf({ case: caseId, agent })));

/** Marks as rung what is due by `now` in a case; answers those, and when the next is due. */
export const ringReminders = (caseId: string, now: string) =>
  write(['reminders', 'cases'], async (tx) => {
    const store = tx.objectStore('reminders');
    const waiting = (await store.getAll(ofCase(caseId))).filter(({ rung }) => !rung);
    // The case was deleted or merged: nobody could look at it any more.
    const gone = (await tx.objectStore('cases').get(caseId)) === undefined;
    const due = waiting.filter(({ at }) => at <= now);
    for (const one of due) await (gone ? store.delete(one.key) : store.put({ ...one, rung: true }));
    const [next] = waiting.flatMap(({ at }) => (at > now ? [at] : [])).sort();
    return { due: gone ? [] : due, next };
  });

/** Those of whoever is signed in at these desks, by case. There are few: reading all is cheaper than asking per row. */
export async function remindersFor(desks: readonly Desk[]): Promise<ReadonlyMap<string, Reminder>> {
  const all = await (await database()).getAll('reminders');
  const isMine = (one: Reminder) => desks.some(({ id, me }) => id === one.desk && me?.id === one.agent);
  return new Map(all.flatMap(({ key: _, ...one }) => (isMine(one) ? [[one.case, one] as const] : [])));
}
