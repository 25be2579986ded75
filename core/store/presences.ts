import type { Presence } from '@/core/model/presence';
import { database, type WriteTx } from './database.ts';

/** Everything of a desk: ids of its cases begin with its own. */
const ofDesk = (desk: string) => IDBKeyRange.bound(`${desk}:`, `${desk}:\uffff`);

/** What a desk says about who is where replaces all it said before; nothing of it is worth keeping. */
export async function replacePresences(
  tx: WriteTx<'presences'>,
  desk: string,
  presences: readonly Presence[],
) {
  const store = tx.objectStore('presences');
  await store.delete(ofDesk(desk));
  for (const one of presences) await store.put({ ...one, key: `${one.case}|${one.who.id}` });
}

/** Who is at a case at `now`, but for the agent who asks. */
export async function presencesAt(caseId: string, me: string | undefined, now: string): Promise<Presence[]> {
  const range = IDBKeyRange.bound(`${caseId}|`, `${caseId}|\uffff`);
  const found = await (await database()).getAll('presences', range);
  return found
    .filter(({ who, until }) => until > now && !(who.kind === 'agent' && who.id === me))
    .map(({ key: _, ...one }) => one);
}
