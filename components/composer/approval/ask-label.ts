import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import type { DraftModel } from '../draft-model.ts';
import type { SendStatus } from '../send-choice.ts';
import { replaced } from './asking.ts';

/** What the button says: to whom it goes, as what, and whether it takes the place of a waiting text. */
export function askLabel(view: CaseView, draft: DraftModel, status: SendStatus): string {
  const again = replaced(view, draft) !== null;
  if (!status) return t(again ? 'ask.newVersion' : 'ask.send');
  // Within a sentence, as in «Send as resolved».
  const name = t(`status.${status}`).toLowerCase();
  return again ? t('ask.newVersionAs', { status: name }) : t('ask.sendAs', { status: name });
}
