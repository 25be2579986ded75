import browser from 'webextension-polyfill';
import type { Db } from './database.ts';

/** Under 64 KB, or each would become a file of its own. */
const ROW = 'x'.repeat(60_000);
const LARGE = 'x'.repeat(1_000_000);
/** Chromium keeps up to 4 MB in a log before it moves it into tables and begins another. */
const MEGABYTES = 6;

/**
 * Called when there is room again after a full disk. Chromium's logs then have a torn record at their end, and it goes on
 * writing behind that; at its next start it takes the torn log for damage and throws all of it away, the whole database
 * at worst. So so much is written that it begins another log; the rows of no desk are in nobody's way.
 */
export async function leaveTornLog(db: Db) {
  for (let n = 0; n < MEGABYTES; n++) {
    const tx = db.transaction('cursors', 'readwrite', { durability: 'strict' });
    for (let row = 0; row < 17; row++)
      await tx.store.put({ desk: `filler ${row}`, cursor: ROW, dueAt: '', failures: 0 });
    await tx.done;
    await browser.storage.local.set({ filler: LARGE });
  }
  await db.delete('cursors', IDBKeyRange.bound('filler ', 'filler ~'));
  await browser.storage.local.remove('filler');
}
