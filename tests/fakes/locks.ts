type Work<T> = (lock: { readonly name: string; readonly mode: 'exclusive' }) => Promise<T> | T;

/**
 * `navigator.locks` as far as Casebar uses it: exclusive, first come first served, released however the work ends.
 * `dropAll` is the death of the worker: what it held is free, what it waited for never comes.
 */
export class FakeLocks {
  #last = new Map<string, Promise<unknown>>();

  async request<T>(name: string, work: Work<T>): Promise<T> {
    const before = this.#last.get(name);
    const mine = (before ?? Promise.resolve()).then(() => work({ name, mode: 'exclusive' }));
    this.#last.set(
      name,
      mine.catch(() => {}),
    );
    return mine;
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
  Object.defineProperty(navigator, 'locks', { configurable: true, value: locks });
}
