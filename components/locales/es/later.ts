/** Send later and reminders. */
export const laterTexts = {} as const;
