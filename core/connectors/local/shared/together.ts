import * as v from 'valibot';
import type { Area } from '@/core/connectors/hand-over';
import { PRACTICE_LINES } from '@/core/model/practice-line';
import type { Own, OwnPlace } from './identity.ts';
import type { SharedAddress } from './remote.ts';

/** Where a browser keeps that it practises at a desk others use too, and who it is there. */
export const TOGETHER_KEY = 'practice-together';

const Together = v.object({
  address: v.string(),
  me: v.optional(v.string()),
  line: v.optional(v.picklist(PRACTICE_LINES)),
});

/** `https://desk.example/#key`: where it is and, behind the `#`, the key to it. null = that is no address. */
export function parseAddress(text: string): SharedAddress | null {
  if (!URL.canParse(text)) return null;
  const { protocol, origin, hash } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? { base: origin, key: hash.slice(1) } : null;
}

async function read(area: Area) {
  const stored = v.safeParse(Together, (await area.get(TOGETHER_KEY))[TOGETHER_KEY]);
  return stored.success ? stored.output : undefined;
}

/** The address in use; '' = this browser practises alone. */
export const togetherAt = async (area: Area): Promise<string> => (await read(area))?.address ?? '';

/** Another address, and with it a desk where nobody here is anybody yet; '' = alone again. */
export const setTogether = (area: Area, address: string) => area.set({ [TOGETHER_KEY]: { address } });

/** What this browser keeps for itself of that desk. */
export const ownIn = (area: Area): OwnPlace => ({
  read: async (): Promise<Own> => (await read(area)) ?? {},
  async write(part) {
    const before = await read(area);
    if (before) await area.set({ [TOGETHER_KEY]: { ...before, ...part } });
  },
});
