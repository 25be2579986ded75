import { act } from '@/components/app/act.ts';
import { t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { asText, caseEntries, caseHead } from './case-text.ts';
import { copyText } from './copy-text.ts';
import { printCase } from './print-case.ts';

/** The whole stored case as plain text, into the clipboard. */
export async function copyCase(view: CaseView) {
  const entries = await act(caseEntries(view));
  if (entries) await copyText(asText(caseHead(view), entries), t('media.case.copied'));
}

/** The whole stored case, on paper. */
export async function print(view: CaseView) {
  const entries = await act(caseEntries(view));
  if (entries) printCase(caseHead(view), entries);
}
