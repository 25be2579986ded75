import * as v from 'valibot';
import browser, { type Storage } from 'webextension-polyfill';
import { DraftRecord } from '@/core/contract';
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
    if (draft.success) await putDraftVersion(draft.output);
  }
}

/** After a crash between outbox and draft the text stands in both; the outbox's id tells, and the draft goes. */
export async function dropSentDrafts() {
  const db = await database();
  for (const [key, value] of Object.entries(await browser.storage.local.get(null))) {
    if (!key.startsWith('draft:')) continue;
    const draft = v.safeParse(DraftRecord, value);
    if (draft.success && (await db.getKey('outbox', draft.output.id)))
      await browser.storage.local.remove(key);
  }
}
