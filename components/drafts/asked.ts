import { signal } from '@preact/signals';
import type { DraftModel } from '@/components/composer/draft-model.ts';

/** The dialog somebody asked for: all drafts, or the earlier versions of one. */
export const asked = signal<'drafts' | DraftModel | undefined>(undefined);

/** What is written and not sent, in any case. */
export function askDrafts() {
  asked.value = 'drafts';
}

/** What this draft looked like before. */
export function askVersions(draft: DraftModel) {
  asked.value = draft;
}
