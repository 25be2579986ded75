import { refusalTexts } from './en/refusals.ts';
import { templateTexts } from './en/templates.ts';

/** English about templates: comes with the parts of a surface that speak of them. The other languages have everything in one file. */
export const enTemplates = { ...refusalTexts, ...templateTexts } as const;
