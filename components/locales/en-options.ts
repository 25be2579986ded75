import { adminTexts } from './en/admin.ts';
import { optionTexts } from './en/options.ts';

/** English for the options page alone: no other surface loads it. The other languages have everything in one file. */
export const enOptions = { ...optionTexts, ...adminTexts } as const;
