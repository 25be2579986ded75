import type { Draft } from '@/core/model/draft';
import { type WriteTx, write } from './database.ts';

/** Versions kept per case and tab. */
const KEPT = 20;
/** A draft saved again within this time is the same version going on, in milliseconds. */
const SAME_VERSION = 30_000;

/** Keeps what a draft looked like. A pause, or another draft id, starts a new version; the oldest go. */
export const putDraftVersion = (draft: Draft) => write(['drafts'], (tx) => putDraftVersionIn(tx, draft));

/** The same within a transaction of others. */
export async function putDraftVersionIn(tx: WriteTx<'drafts'>, draft: Draft) {
  const drafts = tx.objectStore('drafts');
  const range = IDBKeyRange.bound(
    [draft.case, draft.tab, 0],
    [draft.case, draft.tab, Number.MAX_SAFE_INTEGER],
  );
  const versions = await drafts.getAll(range);
  const last = versions.at(-1);
  const goesOn = last?.id === draft.id && Date.parse(draft.savedAt) - Date.parse(last.savedAt) < SAME_VERSION;
  const version = last ? last.version + (goesOn ? 0 : 1) : 1;
  await drafts.put({ ...draft, version });
  // Those read before this one was put: together they are one more, if it is a new version.
  for (const old of versions.slice(0, goesOn ? -KEPT : 1 - KEPT))
    await drafts.delete([old.case, old.tab, old.version]);
}
