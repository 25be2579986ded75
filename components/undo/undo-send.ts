import { act } from '@/components/app/act.ts';
import { place, showCase, showInbox } from '@/components/app/navigation.ts';
import { draftOf } from '@/components/composer/draft-model.ts';
import { focusComposer } from '@/components/composer/focus.ts';
import { SEND_STATUSES, sendChoice } from '@/components/composer/send-choice.ts';
import { untilAnswered } from '@/components/composer/send-draft.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { askOutbound } from '@/components/outbound/asked.ts';
import type { TakenBack } from '@/core/contract';
import { desk } from '@/core/live/desk';
import { codeOf } from '@/core/model/errors';
import { isNewCase } from '@/core/model/outbox-item';

/** Being taken back: a second press of the key would take back something else. */
const under = new Set<string>();

/** Everything as it was before the press: text, files, envelope, what it answers, and the status it was to set. */
async function putBack({ draft, desk: of, status }: TakenBack) {
  const model = draftOf(draft);
  await model.ready;
  // Asked twice, because an answer got lost or two windows were as fast: it stands there already.
  if (model.id !== draft.id || !model.text.value.includes(draft.text)) model.restore(draft);
  if (isNewCase(draft.case)) {
    // Its case is gone with it: the form is where it goes on.
    if (place.value.case === draft.case) showInbox();
    askOutbound({ place: draft });
    return;
  }
  if (of && draft.tab === 'reply') sendChoice(of).value = SEND_STATUSES.find((one) => one === status) ?? null;
  if (place.value.case !== draft.case) {
    showCase(draft.case);
    // Its tab may have been closed meanwhile; looking takes nothing.
    await act(desk.previewCase(draft.case));
  }
  focusComposer(draft.tab);
}

/** Takes back what is about to go out, or says that it is too late. */
export async function undoSend(item: string): Promise<void> {
  if (under.has(item)) return;
  under.add(item);
  try {
    await putBack(await untilAnswered(() => desk.takeBack(item)));
    // Short: it lies over the text that has just come back.
    toast.show({ text: t('undo.taken'), seconds: 2 });
  } catch (error) {
    if (codeOf(error) === 'gone') toast.show({ text: t('undo.tooLate'), tone: 'bad' });
    else await act(Promise.reject(error));
  } finally {
    under.delete(item);
  }
}
