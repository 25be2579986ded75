type Listener = (...args: unknown[]) => unknown;

/** An extension event (`onX`) that a test can trigger. */
export function fakeEvent() {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    hasListener: (listener: Listener) => listeners.has(listener),
    hasListeners: () => listeners.size > 0,
    /** Calls every listener and waits for all of them. */
    trigger: (...args: unknown[]) => Promise.all([...listeners].map((listener) => listener(...args))),
    removeAllListeners: () => listeners.clear(),
  };
}

export type FakeEvent = ReturnType<typeof fakeEvent>;
