/** Pictures, sounds and other things in a thread; print and copy. */
export const mediaTexts = {} as const;
