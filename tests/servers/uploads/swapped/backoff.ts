/** Takes the place of core/workflow/backoff.ts: the next try comes at once. */
export const backoff = () => 400;
