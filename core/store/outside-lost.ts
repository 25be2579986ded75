import browser from 'webextension-polyfill';
import { draftKey } from '@/core/model/draft';
import type { Db } from './database.ts';
import { asDraft, newestOfEach } from './drafts.ts';
import type { Vitals } from './schema.ts';

/**
 * The sentinel is written before anybody works with a database and never removed. Where the outbox was written and there
 * is none, `storage.local` was lost as a whole: Chromium throws it away without a word when its files are damaged.
 */
export const isOutsideLost = (sentinel: unknown, vitals: Vitals | undefined) =>
  sentinel === undefined && vitals !== undefined && vitals.clock > 0;

/**
 * Puts back what stood in `storage.local` only as far as the database knows it: what was being written. Settings are lost;
 * but whoever is at work has been welcomed. Nothing that is there already is written over: it is newer.
 */
export async function restoreOutside(db: Db) {
  const { local } = browser.storage;
  const back: Record<string, unknown> = {};
  for (const version of newestOfEach(await db.getAll('drafts')))
    if (!version.end) back[draftKey(version)] = asDraft(version);
  if ((await db.getAll('desks')).some(({ me }) => me)) back.settings = { welcomed: true };
  const there: Readonly<Record<string, unknown>> = await local.get(Object.keys(back));
  for (const key of Object.keys(back)) if (there[key] !== undefined) delete back[key];
  await local.set(back);
}
