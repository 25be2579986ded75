/** Addresses of a mail, reply all, forward, signature, quoting. */
export const mailTexts = {} as const;
