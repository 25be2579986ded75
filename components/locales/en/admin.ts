/** The administrator page of the embedded desk. */
export const adminTexts = {} as const;
