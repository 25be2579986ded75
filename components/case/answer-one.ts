import { draftIn } from '@/components/composer/draft-in.ts';
import { focusComposer } from '@/components/composer/focus.ts';
import { answerTabNow } from '@/components/composer/tabs.ts';
import { canAnswerHere } from '@/components/composer/why-not.ts';
import type { Message } from '@/core/model/message';
import type { CaseView } from '@/core/queries/case';

/** Where several things are talked about at once, an answer can say which; a mail says it by its envelope. */
export const canAnswer = (view: CaseView, { kind, direction }: Message) =>
  view.capabilities.answerOne &&
  view.case.kind !== 'email' &&
  kind === 'message' &&
  direction === 'in' &&
  canAnswerHere(view);

/** The answer being written, in whichever tab, answers this message from now on. */
export function answerOne(view: CaseView, { id }: Message) {
  const tab = answerTabNow(view);
  draftIn(view, tab).setReplyTo(id);
  focusComposer(tab);
}
