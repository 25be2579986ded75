import { refusalTexts } from './en/refusals.ts';

/** English about templates: comes with the parts of a surface that speak of them. The other languages have everything in one file. */
export const enTemplates = { ...refusalTexts } as const;
