// Imported for its effect by everything that says these texts, which is never loaded before the first draw.
import { enApprovals } from './en-approvals.ts';
import { addTexts } from './index.ts';

addTexts(enApprovals);
