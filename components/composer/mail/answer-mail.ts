import { type Signal, signal } from '@preact/signals';
import { answeredMail, type Correspondence, startEnvelope } from '@/core/mail/envelope';
import type { MailMode } from '@/core/model/mail-draft';
import type { Message } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';
import { draftIn } from '../draft-in.ts';
import type { DraftModel } from '../draft-model.ts';
import { focusComposer } from '../focus.ts';
import { answerTabNow } from '../tabs.ts';
import { canAnswerHere } from '../why-not.ts';
import { caseSide, correspondence, isMailCase, storedMessage } from './correspondence.ts';
import { changeEnvelope } from './forward-files.ts';

const open = new WeakMap<DraftModel, Signal<boolean>>();

/** Whether the envelope's fields are unfolded. Who chooses a mail to forward needs them, wherever they choose it. */
export function fieldsOpen(draft: DraftModel): Signal<boolean> {
  const isOpen = open.get(draft) ?? signal(false);
  open.set(draft, isOpen);
  return isOpen;
}

/** Whether this very mail can be answered or forwarded; one that is on its way has no id yet to refer to. */
export const canAnswerMail = (view: CaseView, { id, kind }: Message) =>
  isMailCase(view) && kind === 'message' && !id.startsWith('outbox:') && canAnswerHere(view);

function begin(draft: DraftModel, mode: MailMode, about: Correspondence, message: Message | undefined) {
  const unsigned = draft.mail.value?.unsigned === true;
  changeEnvelope(draft, { ...startEnvelope(mode, about, message), ...(unsigned && { unsigned }) });
  // Nobody is in it yet: the fields are what comes next.
  if (mode === 'forward') fieldsOpen(draft).value = true;
}

/** What is being written answers or forwards this mail from now on; its text stays. */
export function answerMail(view: CaseView, message: Message, mode: MailMode) {
  const tab = answerTabNow(view);
  begin(draftIn(view, tab), mode, correspondence(caseSide(view), []), message);
  focusComposer(tab, mode === 'forward' ? 'elsewhere' : 'text');
}

/** Another way of answering the same mail, which may be older than those at hand. */
export async function changeMode(draft: DraftModel, mode: MailMode, about: Correspondence, answers: string) {
  const here = about.messages.find(({ id }) => id === answers);
  begin(draft, mode, about, here ?? (answers ? await storedMessage(answers) : undefined));
}

/** Back to the newest mail, as every answer begins. */
export function answerNewest(draft: DraftModel, mode: MailMode, about: Correspondence) {
  begin(draft, mode, about, answeredMail(about.messages));
}
