import * as v from 'valibot';
import browser, { type Storage } from 'webextension-polyfill';
import { MOST_SEEN } from '@/core/model/seen';

/** One place for all windows: only the news of it matters, as who opens a case has all of it before them anyway. */
const KEY = 'read';

const Read = v.object({
  case: v.string(),
  agent: v.string(),
  /** The newest messages of others, by id. */
  ids: v.pipe(v.array(v.string()), v.maxLength(MOST_SEEN)),
});
/** What an agent has read of a case in one window. */
export type Read = v.InferOutput<typeof Read>;

/** Tells the agent's other windows. In `storage.session`: hidden ones have no line to the background, but hear this. */
export function tellRead(read: Read) {
  // Untold, the other window only asks once more.
  void browser.storage.session.set({ [KEY]: read }).catch(() => undefined);
}

/** Calls `heard` whenever a window, this one included, has told what was read in it; answers how to end that. */
export function followRead(heard: (read: Read) => void): () => void {
  const listen = (changes: Record<string, Storage.StorageChange>, area: string) => {
    const read = v.safeParse(Read, area === 'session' ? changes[KEY]?.newValue : undefined);
    if (read.success) heard(read.output);
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}
