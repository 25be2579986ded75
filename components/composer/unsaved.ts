/** Each tells its text while that is on no disk, '' otherwise. Apart from the drafts themselves: the app begins without them. */
const writers: (() => string)[] = [];

/** A draft of this surface; it is asked when the surface cannot go on. */
export function addWriter(unsaved: () => string) {
  writers.push(unsaved);
}

/** Texts of this surface that are on no disk yet. */
export const unsavedTexts = (): string[] => writers.map((unsaved) => unsaved()).filter(Boolean);
