import type { StorageState } from '@/core/model/storage-state';
import { onChange } from '@/core/store/changes';
import { rebuildDatabase } from '@/core/store/database';
import { deskById } from '@/core/store/desks';
import { copyKept } from '@/core/store/kept';
import { itemsIn, moveItem } from '@/core/store/outbox';
import { casesAreMissing, rereadAll } from '@/core/store/reread';
import { storageState } from '@/core/store/storage-state';
import { readTrouble, tellTrouble } from '@/core/store/trouble';
import { embeddedDesk, LOCAL_DESK } from './connectors.ts';
import { inBackground } from './in-background.ts';
import { listenToPractice } from './practice.ts';
import { runDue } from './schedule.ts';

/** Whether the practice desk, which lives in this browser too, lost its own data. */
const practiceIsEmpty = async () =>
  Boolean((await deskById(LOCAL_DESK))?.me) && !(await (await embeddedDesk()).isSeeded());

/**
 * A practice desk without data is told as what it is: there is no other place it could be read from. What is owed to it
 * goes nowhere by itself: after a new start its case numbers are other people's.
 */
async function tellOfPractice() {
  if (!(await practiceIsEmpty())) return;
  for (const item of await itemsIn(['queued', 'sending', 'unconfirmed']))
    if (item.desk === LOCAL_DESK)
      await moveItem(item.id, [item.state], (i) => ({
        ...i,
        state: 'held',
        problem: { code: 'gone', detail: '' },
      }));
  const before = await readTrouble();
  await tellTrouble({ kind: 'desk', at: new Date().toISOString(), restored: before?.restored ?? 0 });
}

/** What was put back shows in its cases again, and what was ordered with the mending is done. */
async function afterMending() {
  await tellOfPractice();
  for (const { id, state } of await itemsIn(['queued', 'unconfirmed', 'failed', 'held']))
    await moveItem(id, [state], (item) => item);
  // A start that found no database went no further.
  if ((await deskById(LOCAL_DESK))?.me) await listenToPractice();
  await runDue();
}

// Once per worker life: a row that stays unreadable must not have everything read for ever.
let reread = false;

/** Rows that were lost without a word, or cannot be read: the desks have them. */
async function readAgain() {
  if (reread) return;
  reread = true;
  const now = new Date().toISOString();
  if (!(await rereadAll(now))) return;
  await tellTrouble({ kind: 'lost', at: now, restored: 0 });
  await runDue();
}

/** Keeps a copy of the agent's own things, and follows what is found out about the database. Called once per start. */
export function followStorage() {
  onChange((news) => {
    if (news.has('desks') || news.has('tabs') || news.has('reminders')) inBackground('kept', copyKept());
    if (news.has('mended')) inBackground('mended', afterMending());
    if (news.has('unreadable')) inBackground('reread', readAgain());
  });
  inBackground('kept', copyKept());
}

/** Once per browser start: what no opening of the database could notice. */
export async function lookForLosses() {
  if (await casesAreMissing()) await readAgain();
  await tellOfPractice();
}

/** The agent asked for it: another try, and where the database is broken a new one. */
export async function repairStorage(): Promise<{ state: StorageState }> {
  await rebuildDatabase().catch((error: unknown) => console.error('casebar: repair', error));
  return { state: storageState() };
}
