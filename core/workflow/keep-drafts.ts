import * as v from 'valibot';
import browser, { type Storage } from 'webextension-polyfill';
import { DraftRecord } from '@/core/contract';
import { MOST_TEXT } from '@/core/model/check-message';
import { type DraftTab, draftKey, type SentMark } from '@/core/model/draft';
import { isOwed } from '@/core/model/outbox-item';
import { database } from '@/core/store/database';
import { putDraftVersion } from '@/core/store/drafts';

/**
 * Surfaces write drafts to `storage.local` themselves, without a worker; each such change wakes this, which keeps
 * it as a version in the database.
 */
export async function keepDrafts(changes: Record<string, Storage.StorageChange>) {
  for (const [key, { newValue }] of Object.entries(changes)) {
    if (!key.startsWith('draft:')) continue;
    const draft = v.safeParse(DraftRecord, newValue);
    // What is too long to be sent is kept once, by its surface, and not twenty times over.
    if (draft.success && draft.output.text.length <= MOST_TEXT) await putDraftVersion(draft.output);
  }
}

/**
 * The outbox holds the text now, so the draft goes. Only that draft: the agent may have begun the next one in the
 * meantime. A mark instead of an empty place tells other windows which draft it was.
 */
export async function markDraftSent(caseId: string, tab: DraftTab, id: string) {
  // Read and written without a lock: the surface that writes next looks at the mark's id, not at its time.
  const key = draftKey(caseId, tab);
  const stored = v.safeParse(DraftRecord, (await browser.storage.local.get(key))[key]);
  if (!stored.success || stored.output.id !== id) return;
  const mark: SentMark = { sent: id };
  await browser.storage.local.set({ [key]: mark });
}

/** Every draft in `storage.local`, with its key. */
async function storedDrafts() {
  const all = Object.entries(await browser.storage.local.get(null));
  return all.flatMap(([key, value]) => {
    const draft = key.startsWith('draft:') ? v.safeParse(DraftRecord, value) : undefined;
    return draft?.success ? [{ key, draft: draft.output }] : [];
  });
}

/** After a crash between outbox and draft the text stands in both; the outbox's id tells, and the draft goes. */
export async function dropSentDrafts() {
  const db = await database();
  for (const { key, draft } of await storedDrafts())
    if (await db.getKey('outbox', draft.id)) await browser.storage.local.remove(key);
}

/** Files that a draft or an unsent item still needs; all others may be swept. */
export async function filesInUse(): Promise<ReadonlySet<string>> {
  const drafts = (await storedDrafts()).flatMap(({ draft }) => draft.attachments);
  const owed = (await (await database()).getAll('outbox'))
    .filter((item) => isOwed(item.state))
    .flatMap(({ action }) => (action.kind === 'reply' || action.kind === 'note' ? action.attachments : []));
  return new Set([...drafts, ...owed].map(({ id }) => id));
}
