import { act } from '@/components/app/act.ts';
import { copyText } from '@/components/case/copy-text.ts';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import { isWindowClosed } from '@/components/composer/use-window.ts';
import { whyNoSending } from '@/components/composer/why-not.ts';
import { Button, CircleAlertIcon, Icon } from '@/components/controls';
import { editItem } from '@/components/later/take-back.ts';
import { formatWhen } from '@/components/later/times.ts';
import { t } from '@/components/locales';
import { Elsewhere } from '@/components/outbox/Elsewhere.tsx';
import { askTemplates } from '@/components/templates/asked.ts';
import { takesTemplates } from '@/components/templates/use-reply-template.ts';
import { desk } from '@/core/live/desk';
import type { Missed, OutboxItem } from '@/core/model/outbox-item';
import { canSendOn, isHomeless } from '@/core/model/outbox-need';
import type { CaseView } from '@/core/queries/case';
import { News } from './NewsLines.tsx';

interface HeldProps {
  readonly view: CaseView;
  readonly item: OutboxItem;
  readonly missed: Missed;
}

/** Why it did not go; one that had a time of its own says which. */
function sentenceOf(missed: Missed, sendAt: string | undefined): string {
  if (sendAt) return t(`later.missed.${missed}`, { when: formatWhen(sendAt) });
  // Only a chosen time can be long past.
  return missed === 'late' ? t('delivery.hint.held') : t(`unseen.held.${missed}`);
}

/** Back into the composer, which offers it as a value there: free text may not go out any more. */
async function chooseInstead(item: OutboxItem) {
  if (!(await editItem(item.id))) return;
  // Its tab may have to come first: the list belongs to it.
  await new Promise((done) => setTimeout(done, 0));
  askTemplates(item.case);
}

const textOf = ({ action }: OutboxItem) => ('text' in action ? action.text : '');

/** A reply that would be wrong by now: why, what is new, and the choice. Nothing of it is lost by any answer. */
export function HeldReply({ view, item, missed }: HeldProps) {
  const { place, guard, question } = useSendGuard<HTMLDivElement>();
  const anyway = t('sent.held.anyway');
  const notTheirs = whyNoSending(view, item.agent);
  const around = { closed: view.case.status === 'closed', caseKnown: true };
  const homeless = isHomeless(item, around);
  // As long as nobody wrote, the same would become of it.
  const isOver = missed === 'window' && isWindowClosed(view);
  return (
    <div ref={place} class="stuck-item unseen-stop">
      <div class="unseen-title" role="alert">
        <Icon of={CircleAlertIcon} />
        <p>{sentenceOf(missed, item.sendAt)}</p>
      </div>
      {missed === 'moved' && item.seen && <News caseId={item.case} seen={item.seen} />}
      <div class="unseen-buttons">
        {isOver && takesTemplates(view) && (
          <Button
            small
            variant="primary"
            tone="reply"
            reason={notTheirs}
            onClick={() => void chooseInstead(item)}
          >
            {t('error.window-over.next')}
          </Button>
        )}
        {!isOver && canSendOn(item, around) && (
          <Button
            small
            reason={whyNoSending(view)}
            onClick={(event) => guard(event, anyway, () => void act(desk.retryItem(item.id)))}
          >
            {anyway}
          </Button>
        )}
        {homeless && view.me?.id === item.agent && <Elsewhere item={item} />}
        {homeless ? (
          <Button small onClick={() => void copyText(textOf(item), t('toast.textCopied'))}>
            {t('outbox.step.copy')}
          </Button>
        ) : (
          <Button small reason={notTheirs} onClick={() => void editItem(item.id)}>
            {t('later.edit')}
          </Button>
        )}
        <Button small variant="quiet" reason={notTheirs} onClick={() => void act(desk.discardItem(item.id))}>
          {t('sent.failed.discard')}
        </Button>
      </div>
      {question}
    </div>
  );
}
