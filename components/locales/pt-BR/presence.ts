/** Who is at a case, Enter sends, language of writing, files being written. */
export const presenceTexts = {} as const;
