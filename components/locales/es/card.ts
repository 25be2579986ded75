/** The customer card: fields, notes, earlier cases. */
export const cardTexts = {} as const;
