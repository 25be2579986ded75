import type { OutboxItem } from '@/core/model/outbox-item';
import { reproject } from './cases.ts';
import { database } from './database.ts';
import { removeOwed } from './owed.ts';

/** What was changed with one press, in the order it was given. */
export async function itemsOfGroup(group: string): Promise<OutboxItem[]> {
  const found = await (await database()).getAllFromIndex('outbox', 'byGroup', group);
  return found.sort((a, b) => a.seq - b.seq);
}

/**
 * Takes back everything of a group that has not left, in one transaction: no deliverer comes in between, and nobody
 * sees half of it. Answers what was taken back and what had gone already.
 */
export const removeGroup = async (group: string): Promise<{ removed: OutboxItem[]; left: OutboxItem[] }> =>
  removeOwed(
    ['outbox', 'cases'],
    (await itemsOfGroup(group)).map(({ id }) => id),
    async (tx) => {
      const outbox = tx.objectStore('outbox');
      const all = await outbox.index('byGroup').getAll(group);
      const removed = all.filter(({ state }) => state === 'queued');
      for (const item of removed) {
        await outbox.delete(item.id);
        await reproject(tx, item.case);
      }
      // What failed changed nothing, so there is nothing to take back.
      const left = all.filter(({ state }) => state !== 'queued' && state !== 'failed');
      return { removed, left };
    },
  );
