/**
 * Lets `places` pieces of work run at once; the others follow in the order they came. For one worker only: what
 * must be alone over all contexts takes a Web Lock.
 */
export function gate(places: number) {
  let free = places;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => void waiting.push(go));
    try {
      return await work();
    } finally {
      // The place goes straight to the next one, or a newcomer could slip in before it.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
