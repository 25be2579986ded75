import type { StoreName } from './schema.ts';

/**
 * A store, or what is only in memory: the progress of uploads, that the database was mended when it was opened, and
 * that something in it cannot be read; `page` = what came from a page (store/from-page).
 */
export type News = StoreName | 'uploads' | 'mended' | 'unreadable' | 'page';
type Listener = (news: ReadonlySet<News>) => void;
const listeners = new Set<Listener>();

/** Tells which stores a committed transaction wrote; a hint without content, readers read again. */
export function announce(stores: readonly News[]) {
  const changed = new Set(stores);
  for (const listener of listeners) {
    // The write is on disk whatever a listener makes of it.
    try {
      listener(changed);
    } catch (error) {
      console.error('casebar: news', error);
    }
  }
}

/** Calls `listener` after every committed write, until `signal` is aborted. */
export function onChange(listener: Listener, signal?: AbortSignal) {
  listeners.add(listener);
  signal?.addEventListener('abort', () => listeners.delete(listener), { once: true });
}
