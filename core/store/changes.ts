import type { StoreName } from './schema.ts';

type Listener = (stores: ReadonlySet<StoreName>) => void;
const listeners = new Set<Listener>();

/** Tells which stores a committed transaction wrote; a hint without content, readers read again. */
export function announce(stores: readonly StoreName[]) {
  const changed = new Set(stores);
  for (const listener of listeners) listener(changed);
}

/** Calls `listener` after every committed write, until `signal` is aborted. */
export function onChange(listener: Listener, signal?: AbortSignal) {
  listeners.add(listener);
  signal?.addEventListener('abort', () => listeners.delete(listener), { once: true });
}
