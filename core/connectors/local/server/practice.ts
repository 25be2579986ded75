import { under } from '@/core/model/key-range';
import type { Presence } from '@/core/model/presence';
import { type Change, change, type ServerCase, type ServerDb } from './database.ts';
import { nextEscalation } from './escalate.ts';
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

/** So long before their answer practice customers are seen typing, in milliseconds. */
const TYPING = 6_000;
/** An answer comes a moment after it is due; until then nobody stops typing. */
const GRACE = 3_000;
const shifted = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();

/** Practice customers who write their answer right now. */
export async function whoTypes(db: ServerDb, now: string): Promise<Presence[]> {
  const soon = (await db.getAll('due')).filter((event) => shifted(event.at, -TYPING) <= now);
  const found = await Promise.all(
    soon.map(async (event): Promise<Presence | null> => {
      const answered = await db.get('cases', event.case);
      const contact = answered?.practice.length ? await db.get('contacts', answered.contact) : undefined;
      if (!contact) return null;
      const who = { kind: 'contact', id: contact.id, name: contact.name } as const;
      return { case: event.case, who, doing: 'typing', until: shifted(event.at, GRACE) };
    }),
  );
  return found.filter((one) => one !== null);
}

/** When something happens next by itself, the beginning of typing included; null = nothing planned. */
export async function nextDue(db: ServerDb, now: string): Promise<string | null> {
  const times = (await db.getAll('due')).flatMap(({ at }) => [shifted(at, -TYPING), at]);
  const quietAt = (await db.get('meta', 'desk'))?.quietAt ?? '';
  const goesOn = (await nextEscalation(db)) ?? '';
  return [...times, quietAt, goesOn].filter((at) => at > now).sort()[0] ?? null;
}
