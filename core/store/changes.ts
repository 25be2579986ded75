import type { StoreName } from './schema.ts';

/** A store, or the progress of uploads, which is only in memory. */
export type News = StoreName | 'uploads';
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
