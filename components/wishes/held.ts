import { signal } from '@preact/signals';
import type { Wish } from '@/core/model/from-page';

/** A quotation for which a case is still to be chosen. */
export type HeldWish = Extract<Wish, { kind: 'reply' | 'note' }>;

/** What is asked about just now. */
export const held = signal<HeldWish | undefined>(undefined);
