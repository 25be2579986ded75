import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { isDraftKey } from '@/core/model/draft';
import { writtenIn } from '@/core/model/outbox-item';
import type { SavedText } from '@/core/model/saved-text';
import { readMirror } from './mirror.ts';

const DraftText = v.object({ case: v.string(), text: v.string(), savedAt: v.string() });

/** Every draft and every unsent text of this browser, read without the database: for when that cannot be opened. */
export async function savedTexts(): Promise<SavedText[]> {
  const all: Readonly<Record<string, unknown>> = await browser.storage.local.get(null);
  const drafts = Object.entries(all).flatMap(([key, raw]): SavedText[] => {
    const draft = isDraftKey(key) ? v.safeParse(DraftText, raw) : undefined;
    if (!draft?.success || draft.output.text.trim() === '') return [];
    const { case: caseId, text, savedAt } = draft.output;
    return [{ kind: 'draft', case: caseId, text, at: savedAt }];
  });
  const unsent = [...(await readMirror()).owed.values()].flatMap(({ item }): SavedText[] => {
    const written = writtenIn(item.action);
    return written ? [{ kind: 'unsent', case: item.case, text: written.text, at: item.createdAt }] : [];
  });
  return [...unsent, ...drafts];
}
