import { desk } from '@/core/live/desk';
import type { CaseView } from '@/core/queries/case';

/** Told at most this often while somebody goes on writing; the desk believes it for longer. In milliseconds. */
const EVERY = 10_000;
const toldAt = new Map<string, number>();

/** Lets colleagues see that a reply is being written. Nobody waits for it, and nobody misses it if it fails. */
export function tellAnswering({ case: row, capabilities }: CaseView) {
  const now = Date.now();
  if (!capabilities.presence || now - (toldAt.get(row.id) ?? Number.NEGATIVE_INFINITY) < EVERY) return;
  toldAt.set(row.id, now);
  desk.tellPresence(row.id, 'answering').catch(() => {});
}
