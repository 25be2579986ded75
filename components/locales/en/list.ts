/** Sorting, several cases at once, handing over, what comes after sending. */
export const listTexts = {} as const;
