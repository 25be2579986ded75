import * as v from 'valibot';
import { PRACTICE_LINES, type PracticeLine } from '@/core/model/practice-line';
import type { Area } from './hand-over.ts';

/** Where a shared desk is, and the key to it; '' = it wants none. */
export interface SharedAddress {
  readonly base: string;
  readonly key: string;
}

/** What one browser keeps for itself of a desk that several share. */
export interface Own {
  /** Agent id of «who am I» here. */
  readonly me?: string | undefined;
  /** How requests get from here to the desk. */
  readonly line?: PracticeLine | undefined;
  /** Somebody else came to this browser, and has not been told yet which requests for approval are theirs. */
  readonly newcomer?: boolean | undefined;
}
/** Where it is kept. */
export interface OwnPlace {
  read(): Promise<Own>;
  write(part: Own): Promise<void>;
}

/** Where a browser keeps that it practises at a desk others use too, and who it is there. */
export const TOGETHER_KEY = 'practice-together';

const Together = v.object({
  address: v.string(),
  me: v.optional(v.string()),
  line: v.optional(v.picklist(PRACTICE_LINES)),
  newcomer: v.optional(v.boolean()),
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
