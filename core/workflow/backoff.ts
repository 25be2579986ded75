/** How long to wait after a refusal that says "not now", in milliseconds; grows with every attempt. */
export const backoff = (attempts: number) =>
  Math.min(15 * 60_000, 2_000 * 2 ** attempts) * (0.8 + Math.random() * 0.4);
