import { signal } from '@preact/signals';
import { expectTyping } from '@/components/app/keys.ts';
import type { DraftTab } from '@/core/model/draft';

/** The tab somebody asked to write in; `turn` makes asking twice for the same one work. */
export const wanted = signal<{ tab: DraftTab; turn: number; focus: boolean; case?: string } | undefined>(
  undefined,
);

/** The same in a case that is being opened: its composer is not there yet to be asked. */
export function focusComposerOf(caseId: string, tab: DraftTab) {
  wanted.value = { tab, turn: (wanted.value?.turn ?? 0) + 1, focus: true, case: caseId };
}

/** Opens a tab of the composer and puts the cursor there (R, N), unless another of its fields takes it. */
export function focusComposer(tab: DraftTab, into: 'text' | 'elsewhere' = 'text') {
  if (into === 'text') expectTyping();
  wanted.value = { tab, turn: (wanted.value?.turn ?? 0) + 1, focus: into === 'text' };
}
