import { act } from '@/components/app/act.ts';
import { draftOf } from '@/components/composer/draft-model.ts';
import { focusComposer } from '@/components/composer/focus.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';

/** Back into the composer, before whatever stands there: nobody's words are written over. Answers whether it is there. */
export async function editItem(item: string): Promise<boolean> {
  const taken = await act(desk.takeBack(item));
  if (!taken) return false;
  const { draft } = taken;
  draftOf(draft).restore(draft);
  focusComposer(draft.tab);
  return true;
}

/** Out of the outbox, with a way back: as it was written, for the same time and against the same thread. */
export async function discardScheduled(item: string) {
  const taken = await act(desk.takeBack(item));
  if (!taken) return;
  const { draft, status, sendAt, seenRevision } = taken;
  const { id, case: caseId, text, attachments, mail, replyTo } = draft;
  const undo = () =>
    desk.submitReply({
      draft: id,
      case: caseId,
      text,
      attachments: [...attachments],
      status,
      seenRevision,
      ...(sendAt && { sendAt }),
      ...(mail && { mail: { ...mail, to: [...mail.to], cc: [...mail.cc], bcc: [...mail.bcc], toFetch: [] } }),
      ...(replyTo && { replyTo }),
    });
  // One whose time has come meanwhile must not go out by an undo: it is a draft then.
  const restore = () => draftOf(draft).restore(draft);
  const back = async () => {
    if (Date.parse(sendAt) <= Date.now()) return restore();
    // Refused, since its author may not reply any more: then at least the text is there.
    if ((await act(undo())) === undefined) restore();
  };
  toast.show({
    text: t('later.discarded'),
    action: { label: t('action.undo'), run: () => void back() },
  });
}
