import type { Author } from '@/core/model/message';
import type { Presence } from '@/core/model/presence';

/** Nobody has to say goodbye: what was told is true for this long, in milliseconds. */
const HOLDS = 20_000;

/** Who is at which case, in memory only: after a restart of the desk everybody tells anew. */
export function createPresences(now: () => number) {
  const told = new Map<string, Presence>();
  const sweep = () => {
    const time = new Date(now()).toISOString();
    for (const [key, one] of told) if (one.until <= time) told.delete(key);
  };
  return {
    /** False if nothing that others see has changed; somebody who answers in one window may look in another. */
    tell(caseId: string, who: Author, doing: Presence['doing']): boolean {
      sweep();
      const key = `${caseId}|${who.id}`;
      const before = told.get(key);
      if (before?.doing === 'answering' && doing === 'viewing') return false;
      told.set(key, { case: caseId, who, doing, until: new Date(now() + HOLDS).toISOString() });
      return true;
    },
    all(): Presence[] {
      sweep();
      return [...told.values()];
    },
  };
}
