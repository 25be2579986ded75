import type { DraftTab } from '@/core/model/draft';
import type { CaseView } from '@/core/queries/case';
import { type DraftModel, draftOf } from './draft-model.ts';

/** The draft of whoever is signed in at the case's desk: who signs in next on this browser has one of their own. */
export const draftIn = (view: CaseView, tab: DraftTab): DraftModel =>
  draftOf({ case: view.case.id, tab, agent: view.me?.id ?? '' });
