import { database } from './database.ts';
import { type Kept, writeKept } from './mirror.ts';

/** How a desk does right now is no part of it: it changes with every pull. */
const asKept = ({ desks, tabs, reminders }: Kept): Kept => ({
  desks: desks.map(({ since: _, ...desk }) => ({ ...desk, health: 'connecting', inStepAt: null })),
  tabs,
  reminders,
});

let last = '';

/** Copies what no desk could give back out of the database, if it changed. */
export async function copyKept() {
  const db = await database();
  const tx = db.transaction(['desks', 'tabs', 'reminders']);
  const [desks, tabs, reminders] = await Promise.all([
    tx.objectStore('desks').getAll(),
    tx.objectStore('tabs').getAll(),
    tx.objectStore('reminders').getAll(),
  ]);
  const kept = asKept({ desks, tabs, reminders });
  const now = JSON.stringify(kept);
  if (now === last) return;
  last = now;
  await writeKept(kept);
}
