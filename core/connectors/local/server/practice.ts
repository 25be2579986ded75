import { under } from '@/core/model/key-range';
import type { Presence } from '@/core/model/presence';
import { type Answered, answerTo } from './answer-template.ts';
import { type Change, change, type ServerCase, type ServerDb, type ServerMessage } from './database.ts';
import { nextEscalation } from './escalate.ts';
import { receive } from './incoming.ts';

/** A practice customer takes this long to answer, in milliseconds, depending on how much they have to read. */
const thinkingTime = (text: string) => Math.min(40_000, 12_000 + text.length * 40);

/** After an agent's reply: the practice customer, if there is one, answers after a while. A template everybody answers. */
export async function planAnswer(c: Change, answered: ServerCase, message: ServerMessage, at: string) {
  const waits = answered.practice.length > 0 || message.template !== undefined;
  if (!waits || answered.status === 'closed') return;
  const due = new Date(Date.parse(at) + thinkingTime(message.text)).toISOString();
  await c.store('due').put({ case: answered.id, at: due });
}

/** Their phone shows that they have read what was written. */
async function markRead(c: Change, caseId: string) {
  const range = under(caseId);
  for (const message of await c.store('messages').index('byCase').getAll(range))
    if (message.direction === 'out' && message.delivery !== 'read')
      await c.store('messages').put({ ...message, delivery: 'read', seq: c.next() });
}

/** A button pressed, else what they have to say, else a thumb up on what needs no answer. Answers whether anything was done. */
async function answer(c: Change, answered: ServerCase, asked: Answered | undefined, at: string) {
  const [line, ...rest] = answered.practice;
  if (asked?.press) {
    const replyTo = asked.message.id;
    await receive(c, { case: answered.id, text: asked.press, at, pressed: true, replyTo });
    return true;
  }
  if (line !== undefined) {
    // What they will say moves along if the case was closed meanwhile and a new one starts.
    await c.store('cases').put({ ...answered, practice: rest });
    await receive(c, { case: answered.id, text: line, at });
    return true;
  }
  const message = asked && (await c.store('messages').get(asked.message.id));
  if (!message) return false;
  const reactions = [{ emoji: '👍', by: 'contact', at }] as const;
  await c.store('messages').put({ ...message, reactions, seq: c.next() });
  return true;
}

/** Everything practice customers should have done by `now`; answers how much happened. */
export const catchUp = (db: ServerDb, now: string): Promise<number> =>
  change(db, async (c) => {
    let happened = 0;
    for (const event of await c.store('due').getAll()) {
      if (event.at > now) continue;
      await c.store('due').delete(event.case);
      const answered = await c.store('cases').get(event.case);
      if (!answered) continue;
      const asked = await answerTo(c, event.case);
      if (!asked && answered.practice.length === 0) continue;
      await markRead(c, event.case);
      if (await answer(c, answered, asked, now)) happened += 1;
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
