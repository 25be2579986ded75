/** Takes the place of core/workflow/backoff.ts in the build for fault runs: the same growth, a fortieth of the time. */
export const backoff = (attempts: number) =>
  Math.min(2_000, 50 * 2 ** attempts) * (0.8 + Math.random() * 0.4);
