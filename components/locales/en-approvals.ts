import { askTexts } from './en/ask.ts';
import { recordTexts } from './en/record.ts';
import { reviewTexts } from './en/review.ts';

/** English about approvals: comes with the parts of a surface that speak of them. The other languages have everything in one file. */
export const enApprovals = { ...askTexts, ...reviewTexts, ...recordTexts } as const;
