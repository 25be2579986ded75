import { signal } from '@preact/signals';
import type { DraftTab } from '@/core/model/draft';

/** The tab somebody asked to write in; `turn` makes asking twice for the same one work. */
export const wanted = signal<{ tab: DraftTab; turn: number } | undefined>(undefined);

/** Opens a tab of the composer and puts the cursor there (R, N). */
export function focusComposer(tab: DraftTab) {
  wanted.value = { tab, turn: (wanted.value?.turn ?? 0) + 1 };
}
