import { signal } from '@preact/signals';

/** Each tells its text while that is on no disk, '' otherwise. Apart from the drafts themselves: the app begins without them. */
const writers = signal<readonly (() => string)[]>([]);

/** A draft of this surface; it is asked when the surface cannot go on. */
export function addWriter(unsaved: () => string) {
  writers.value = [...writers.peek(), unsaved];
}

/** Texts of this surface that are on no disk yet. Read it in a render and the component follows them. */
export const unsavedTexts = (): string[] => writers.value.map((unsaved) => unsaved()).filter(Boolean);
