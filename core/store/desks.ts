import type { Desk } from '@/core/model/desk';
import type { Directory } from '@/core/model/directory';
import { CasebarError } from '@/core/model/errors';
import { database, write } from './database.ts';
import { removeOwed } from './owed.ts';
import { countCases } from './vitals.ts';

/** Every desk this browser knows, signed in or not. */
export const allDesks = async () => (await database()).getAll('desks');
/** One desk; undefined = it was forgotten. */
export const deskById = async (id: string) => (await database()).get('desks', id);
/** Who and what a desk has; undefined before the first signing in. */
export const directoryOf = async (desk: string) => (await database()).get('directories', desk);
/** Where the next pull of a desk goes on; undefined = it was never pulled. */
export const cursorOf = async (desk: string) => (await database()).get('cursors', desk);

/** A desk with somebody signed in. Errors: signed-out. */
export async function signedIn(desk: string) {
  const found = await deskById(desk);
  if (!found?.me) throw new CasebarError('signed-out', found?.name ?? '');
  return { ...found, me: found.me };
}

/** Stores a desk whole; for a few facts of one that is there, `patchDesk` cannot overwrite the others. */
export const putDesk = (desk: Desk) =>
  write(['desks'], async (tx) => void (await tx.objectStore('desks').put(desk)));

/** Longer without a pull than the usual minute: nobody can say that the desk was in step all that time. */
const GAP = 5 * 60_000;

/** Since when a desk does as `part` says: from the change on, or from the end of a gap. */
function sinceOf(desk: Desk, part: Partial<Desk>): Partial<Desk> {
  const now = Date.now();
  const slept = part.inStepAt && now - Date.parse(desk.inStepAt ?? '') > GAP;
  const changed = part.health !== undefined && part.health !== desk.health;
  return changed || slept ? { since: new Date(now).toISOString() } : {};
}

/** Changes a few facts of a desk; answers it as it was before, undefined if it is gone. */
export const patchDesk = (id: string, part: Partial<Desk>): Promise<Desk | undefined> =>
  write(['desks'], async (tx) => {
    const desk = await tx.objectStore('desks').get(id);
    if (desk) await tx.objectStore('desks').put({ ...desk, ...sinceOf(desk, part), ...part });
    return desk;
  });

/**
 * Replaces a desk's directory: what is gone from it must not be offered any longer, and a right that was taken from
 * whoever is signed in ends here, not when they sign in the next time.
 */
export const putDirectory = (desk: string, directory: Directory) =>
  write(['directories', 'desks'], async (tx) => {
    await tx.objectStore('directories').put({ ...directory, desk });
    const known = await tx.objectStore('desks').get(desk);
    const me = directory.agents.find(({ id }) => id === known?.me?.id);
    if (known && me) await tx.objectStore('desks').put({ ...known, me });
  });

/**
 * Somebody else is signed in: which requests for approval they are told of is another matter, and the first list of them
 * is no news.
 */
export const listAnew = (desk: string) =>
  write(['cursors'], async (tx) => {
    const known = await tx.objectStore('cursors').get(desk);
    if (!known) return;
    const { listed: _, ...cursor } = known;
    await tx.objectStore('cursors').put(cursor);
  });

/** Counts a pull that failed; `when` says from the number of failures in a row when the next one is due. */
export const notePullFailed = (desk: string, when: (failures: number) => number): Promise<number> =>
  write(['desks', 'cursors'], async (tx) => {
    const before = await tx.objectStore('cursors').get(desk);
    const failures = (before?.failures ?? 0) + 1;
    const dueAt = when(failures);
    if (await tx.objectStore('desks').get(desk))
      await tx.objectStore('cursors').put({
        ...before,
        desk,
        cursor: before?.cursor ?? null,
        failures,
        dueAt: new Date(dueAt).toISOString(),
      });
    return dueAt;
  });

/** Forgets everything that came from a desk, and what was owed to it; drafts stay with their surfaces. */
export const forgetDesk = async (desk: string) =>
  removeOwed(
    [
      'desks',
      'directories',
      'cursors',
      'cases',
      'contacts',
      'messages',
      'outbox',
      'tabs',
      'presences',
      'approvals',
      'reminders',
      'vitals',
    ],
    (await (await database()).getAll('outbox')).flatMap((item) => (item.desk === desk ? [item.id] : [])),
    async (tx) => {
      await tx.objectStore('desks').delete(desk);
      await tx.objectStore('directories').delete(desk);
      await tx.objectStore('cursors').delete(desk);
      // Ids begin with the desk's, so one range of the key is everything of it.
      const range = IDBKeyRange.bound(`${desk}:`, `${desk}:\uffff`);
      await countCases(tx, -(await tx.objectStore('cases').count(range)));
      await tx.objectStore('cases').delete(range);
      await tx.objectStore('contacts').delete(range);
      await tx.objectStore('messages').delete(range);
      await tx.objectStore('tabs').delete(range);
      await tx.objectStore('presences').delete(range);
      await tx.objectStore('approvals').delete(range);
      await tx.objectStore('reminders').delete(range);
      for (const item of await tx.objectStore('outbox').getAll()) {
        if (item.desk !== desk) continue;
        await tx.objectStore('outbox').delete(item.id);
        await tx.objectStore('messages').delete(`outbox:${item.id}`);
      }
    },
  );
