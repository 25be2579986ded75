import { askTexts } from './en/ask.ts';

/** English about approvals: comes with the parts of a surface that speak of them. The other languages have everything in one file. */
export const enApprovals = { ...askTexts } as const;
