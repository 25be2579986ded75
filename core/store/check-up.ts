import type { Message } from '@/core/model/message';
import { isOwed, type OutboxItem } from '@/core/model/outbox-item';
import type { Db } from './database.ts';
import { putJobIn } from './jobs.ts';
import { type Judgement, judgeLoss } from './judge-loss.ts';
import { type Kept, type Mirror, type Owed, type Sentinel, writeMirror } from './mirror.ts';
import { isOutsideLost, restoreOutside } from './outside-lost.ts';
import { provisionalId } from './provisional.ts';
import type { StoreName, Vitals } from './schema.ts';
import { tellTrouble } from './trouble.ts';

/** Everything that damage may have touched and that is written anew after it. */
export const MENDED = [
  'outbox',
  'messages',
  'desks',
  'tabs',
  'reminders',
  'cursors',
  'jobs',
  'vitals',
  'cases',
] as const;

/** The agent's own things take the place of what is left of them; a desk that is there stays as it is. */
async function mendKept(tx: MendTx, { desks, tabs, reminders }: Kept, now: string) {
  for (const desk of desks)
    if (!(await tx.objectStore('desks').getKey(desk.id)))
      await tx.objectStore('desks').put({ ...desk, health: 'connecting' });
  await tx.objectStore('tabs').clear();
  for (const tab of tabs) await tx.objectStore('tabs').put(tab);
  await tx.objectStore('reminders').clear();
  for (const reminder of reminders) {
    await tx.objectStore('reminders').put(reminder);
    if (!reminder.rung) await putJobIn(tx, `remind:${reminder.case}`, reminder.at > now ? reminder.at : now);
  }
}

type MendTx = ReturnType<typeof mendTx>;
const mendTx = (db: Db) =>
  db.transaction<StoreName[], 'readwrite'>([...MENDED], 'readwrite', { durability: 'strict' });

/**
 * Puts back what was lost, in one transaction with the order to read everything from the desks again: a worker that dies
 * in it finds the same damage again, one that dies after it finds none.
 */
async function mend(db: Db, { restore, hold }: Judgement, { sentinel, kept }: Mirror, vitals?: Vitals) {
  const now = new Date().toISOString();
  const tx = mendTx(db);
  for (const { item, shown } of restore) {
    await tx.objectStore('outbox').put(item);
    if (shown) await tx.objectStore('messages').put({ ...shown, delivery: item.state });
  }
  const unclear = { code: 'unexpected', detail: '' } as const;
  for (const item of hold)
    await tx.objectStore('outbox').put({ ...item, state: 'held', problem: item.problem ?? unclear });
  if (kept) await mendKept(tx, kept, now);
  await tx.objectStore('cursors').clear();
  for (const { id } of await tx.objectStore('desks').getAll()) {
    await putJobIn(tx, `pull:${id}`, now);
    await putJobIn(tx, `deliver:${id}`, now);
  }
  await tx.objectStore('vitals').put({
    key: 'vitals',
    generation: sentinel?.generation ?? vitals?.generation ?? crypto.randomUUID(),
    clock: Math.max(sentinel?.clock ?? 0, vitals?.clock ?? 0) + 1,
    cases: await tx.objectStore('cases').count(),
  });
  await tx.done;
}

async function readAll(db: Db) {
  const tx = db.transaction<StoreName[], 'readonly'>(['vitals', 'outbox']);
  const [vitals, rows] = await Promise.all([
    tx.objectStore('vitals').get('vitals'),
    tx.objectStore('outbox').getAll(),
  ]);
  return { vitals, rows };
}

/** Whether the mirror has just this of an item. */
const isMirrored = (item: OutboxItem, mirrored: Owed | undefined) =>
  mirrored !== undefined && !mirrored.leaving && JSON.stringify(mirrored.item) === JSON.stringify(item);

/** What the last worker had no time for: the mirror is made to say what the database says. */
async function tidyMirror(db: Db, mirror: Mirror) {
  const { vitals, rows } = await readAll(db);
  const owed = rows.filter(({ state }) => isOwed(state));
  const stale = owed.filter((item) => !isMirrored(item, mirror.owed.get(item.id)));
  const here = new Set(owed.map(({ id }) => id));
  const gone = [...mirror.owed.keys()].filter((id) => !here.has(id));
  const sentinel = vitals && sentinelOf(vitals);
  const known = sentinel?.clock === mirror.sentinel?.clock && mirror.sentinel !== undefined;
  if (known && stale.length === 0 && gone.length === 0) return;
  const put = await Promise.all(
    stale.map(async (item): Promise<Owed> => {
      const shown: Message | undefined = await db.get('messages', provisionalId(item));
      return { item, shown: shown ?? null };
    }),
  );
  await writeMirror(sentinel, put, gone);
}

/** What of the vitals is kept outside. */
export const sentinelOf = ({ generation, clock }: Vitals): Sentinel => ({ generation, clock });

/**
 * Makes what is outside of the database whole. On a full disk that fails: the database is right and can be worked with, and
 * as the sentinel is written last the next opening does it.
 */
async function keepOutside(db: Db, mirror: Mirror, vitals: Vitals | undefined) {
  if (isOutsideLost(mirror.sentinel, vitals)) {
    await restoreOutside(db);
    await tellTrouble({ kind: 'settings', at: new Date().toISOString(), restored: 0 });
  }
  await tidyMirror(db, mirror);
}

/**
 * Looks, each time the database is opened and before anybody works with it, whether it still is what it was. What was
 * lost is put back and told. Answers whether that was so.
 */
export async function checkUp(db: Db, mirror: Mirror): Promise<boolean> {
  const { vitals, rows } = await readAll(db);
  const judgement = judgeLoss(vitals, rows, mirror);
  if (judgement.damaged) {
    // Told first: after the mending nothing would show any more that there was something to tell.
    const restored = judgement.restore.length + judgement.hold.length;
    await tellTrouble({ kind: 'lost', at: new Date().toISOString(), restored });
    await mend(db, judgement, mirror, vitals);
  }
  await keepOutside(db, mirror, vitals).catch((error: unknown) => console.error('casebar: mirror', error));
  return judgement.damaged;
}
