/** The worker may be stopped 30 s after its last event: a request ends before that, also one that hangs. */
const TIMEOUT = 20_000;

/** Aborts a request to a desk in time; a new one for each request, since it counts from now. */
export const timeout = () => AbortSignal.timeout(TIMEOUT);
