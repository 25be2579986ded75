import { signal } from '@preact/signals';
import * as v from 'valibot';
import browser, { type Storage } from 'webextension-polyfill';
import { DRAFT_TABS, draftKey, isDraftKey } from '@/core/model/draft';
import type { DeskStatus } from '@/core/queries/status';

/** As much of a stored draft as tells whether there is one. */
const Written = v.object({ text: v.string(), attachments: v.array(v.unknown()) });
const isWritten = (raw: unknown): boolean => {
  const { success, output } = v.safeParse(Written, raw);
  return success && (output.text.trim() !== '' || output.attachments.length > 0);
};

/** Keys of the drafts with something in them; read from where surfaces write them, so it is right while one types. */
const keys = signal<ReadonlySet<string>>(new Set());

/** Follows them for as long as the app is on screen; answers how to end it. */
export function followDrafts(): () => void {
  const follow = (changes: Record<string, Storage.StorageChange>, area: string) => {
    if (area !== 'local') return;
    for (const [key, { newValue }] of Object.entries(changes)) {
      if (!isDraftKey(key) || isWritten(newValue) === keys.value.has(key)) continue;
      const next = new Set(keys.value);
      if (!next.delete(key)) next.add(key);
      keys.value = next;
    }
  };
  browser.storage.onChanged.addListener(follow);
  void browser.storage.local.get(null).then((all) => {
    const found = Object.entries(all).filter(([key, value]) => isDraftKey(key) && isWritten(value));
    keys.value = new Set(found.map(([key]) => key));
  });
  return () => browser.storage.onChanged.removeListener(follow);
}

/** Who is signed in where. Noted once for all rows of the list, of which there are many and short-lived ones. */
const agents = signal<readonly Pick<DeskStatus, 'id' | 'me'>[]>([]);
export const noteAgents = (desks: readonly DeskStatus[]) => {
  agents.value = desks;
};

/** Whether whoever is signed in has something unsent in a case. Reading it in a component follows it. */
export const hasDraft = (caseId: string): boolean =>
  agents.value.some(
    ({ id, me }) =>
      me !== null &&
      caseId.startsWith(`${id}:`) &&
      DRAFT_TABS.some((tab) => keys.value.has(draftKey({ case: caseId, tab, agent: me.id }))),
  );
