import { act } from '@/components/app/act.ts';
import { StuckSteps, stepsHere } from '@/components/case/StuckSteps.tsx';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import { whyNoSending } from '@/components/composer/why-not.ts';
import { Button, CircleAlertIcon, Icon } from '@/components/controls';
import { formatWhen } from '@/components/later/times.ts';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { Missed, OutboxItem } from '@/core/model/outbox-item';
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

/** A reply that would be wrong by now: why, what is new, and the choice. Nothing of it is lost by any answer. */
export function HeldReply({ view, item, missed }: HeldProps) {
  const { place, guard, question } = useSendGuard<HTMLDivElement>();
  const anyway = t('sent.held.anyway');
  return (
    <div ref={place} class="stuck-item unseen-stop">
      <div class="unseen-title" role="alert">
        <Icon of={CircleAlertIcon} />
        <p>{sentenceOf(missed, item.sendAt)}</p>
      </div>
      {missed === 'moved' && item.seen && <News caseId={item.case} seen={item.seen} />}
      <div class="unseen-buttons">
        {stepsHere(view, item).includes('anyway') && (
          <Button
            small
            reason={whyNoSending(view)}
            onClick={(event) => guard(event, anyway, () => void act(desk.retryItem(item.id)))}
          >
            {anyway}
          </Button>
        )}
        <StuckSteps view={view} item={item} />
      </div>
      {question}
    </div>
  );
}
