import * as v from 'valibot';
import type { StreamMemory } from './streams.ts';

const Verdict = v.picklist(['unknown', 'takes', 'refuses']);

/** As much of `storage.local` as is needed. */
interface Area {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** What is known of a desk and streams, kept over worker lives and browser starts. */
export function storedVerdict(desk: string, area: Area): StreamMemory {
  const key = `streams:${desk}`;
  return {
    async read() {
      const { [key]: stored } = await area.get(key);
      return v.is(Verdict, stored) ? stored : 'unknown';
    },
    note: (verdict) => area.set({ [key]: verdict }),
  };
}
