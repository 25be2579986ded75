import { under } from '@/core/model/key-range';
import { type Change, change, type ServerCase, type ServerDb } from './database.ts';
import { receive } from './incoming.ts';

/** A practice customer takes this long to answer, in milliseconds, depending on how much they have to read. */
const thinkingTime = (text: string) => Math.min(40_000, 12_000 + text.length * 40);

/** After an agent's reply: the practice customer, if there is one, answers after a while. */
export async function planAnswer(c: Change, answered: ServerCase, text: string, at: string) {
  if (answered.practice.length === 0 || answered.status === 'closed') return;
  const due = new Date(Date.parse(at) + thinkingTime(text)).toISOString();
  await c.store('due').put({ case: answered.id, at: due });
}

/** Their phone shows that they have read what was written. */
async function markRead(c: Change, caseId: string) {
  const range = under(caseId);
  for (const message of await c.store('messages').index('byCase').getAll(range))
    if (message.direction === 'out' && message.delivery !== 'read')
      await c.store('messages').put({ ...message, delivery: 'read', seq: c.next() });
}

/** Everything practice customers should have done by `now`; answers how much happened. */
export const catchUp = (db: ServerDb, now: string): Promise<number> =>
  change(db, async (c) => {
    let happened = 0;
    for (const event of await c.store('due').getAll()) {
      if (event.at > now) continue;
      await c.store('due').delete(event.case);
      const answered = await c.store('cases').get(event.case);
      const [line, ...rest] = answered?.practice ?? [];
      if (!answered || line === undefined) continue;
      await markRead(c, event.case);
      // What they will say moves along if the case was closed meanwhile and a new one starts.
      await c.store('cases').put({ ...answered, practice: rest });
      await receive(c, { case: event.case, text: line, at: now });
      happened += 1;
    }
    return happened;
  });

/** When something happens next by itself; null = nothing planned. */
export async function nextDue(db: ServerDb): Promise<string | null> {
  const due = await db.getAll('due');
  return due.map((event) => event.at).sort()[0] ?? null;
}
