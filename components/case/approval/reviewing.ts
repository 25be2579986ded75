import { signal } from '@preact/signals';

/** The request that is being reviewed in its own case, in place of the thread; it may be decided meanwhile. */
export const reviewing = signal<{ readonly case: string; readonly approval: string } | undefined>(undefined);
