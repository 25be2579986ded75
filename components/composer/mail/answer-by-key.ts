import type { MailMode } from '@/core/model/mail-draft';
import type { CaseView } from '@/core/queries/case';
import { draftIn } from '../draft-in.ts';
import { focusComposer } from '../focus.ts';
import { answerTabNow } from '../tabs.ts';
import { whyNoAnswer } from '../why-not.ts';
import { changeMode } from './answer-mail.ts';
import { caseSide, correspondence, isMailCase } from './correspondence.ts';

/**
 * Shift+R and F: the mail that is being answered goes to everybody in it, or onwards. Where the case is no mail, or
 * its thread is not here yet, the composer opens as by R: nothing is answered that was not seen.
 */
export async function answerByKey(view: CaseView, mode: MailMode) {
  const tab = answerTabNow(view);
  const draft = draftIn(view, tab);
  const mail = draft.mail.value ?? draft.suggested;
  if (!mail || !isMailCase(view) || whyNoAnswer(view, tab).text !== '') return focusComposer(tab);
  await changeMode(draft, mode, correspondence(caseSide(view), []), mail.answers);
  focusComposer(tab, mode === 'forward' ? 'elsewhere' : 'text');
}
