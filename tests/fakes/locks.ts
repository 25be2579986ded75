type Work<T> = (lock: { readonly name: string; readonly mode: 'exclusive' }) => Promise<T> | T;

/**
 * `navigator.locks` as far as Casebar uses it: exclusive, first come first served, released however the work ends.
 * `dropAll` is the death of the worker: what it held is free, what it waited for never comes.
 */
export class FakeLocks {
  #last = new Map<string, Promise<unknown>>();
  /** Whether whoever asks is code of a worker that has been killed; such a request is never granted. */
  isDead = () => false;

  async request<T>(name: string, work: Work<T>): Promise<T> {
    if (this.isDead()) return new Promise<never>(() => {});
    const before = this.#last.get(name);
    const mine = (before ?? Promise.resolve()).then(() => work({ name, mode: 'exclusive' }));
    this.#last.set(
      name,
      mine.catch(() => {}),
    );
    return mine;
  }

  /** Until nobody holds or waits for any. */
  async idle() {
    for (;;) {
      const held = [...this.#last.values()];
      await Promise.all(held);
      const now = [...this.#last.values()];
      if (now.length === held.length && now.every((one, n) => one === held[n])) return;
    }
  }

  dropAll() {
    this.#last.clear();
  }
}

/** The locks every test starts with free. */
export const locks = new FakeLocks();

/** Neither happy-dom nor older Node has them; and the real ones would outlive a test. */
export function installLocks() {
  locks.dropAll();
  if (typeof navigator === 'undefined') Object.assign(globalThis, { navigator: {} });
  Object.defineProperty(navigator, 'locks', { configurable: true, value: locks });
}
