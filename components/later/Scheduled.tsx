import { act } from '@/components/app/act.ts';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import { Button, ClockIcon, Icon, now } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { discardScheduled, editItem } from './take-back.ts';
import { formatWhen } from './times.ts';
import './later.css';

interface ScheduledProps {
  /** Id of the outbox item. */
  readonly item: string;
  readonly sendAt: string;
  /** Why whoever is signed in cannot send it. */
  readonly noSending?: string | undefined;
  /** Why they cannot take it back. */
  readonly notTheirs?: string | undefined;
}

/** Under a reply that waits for its time: when it goes, and what can be done until then. */
export function Scheduled({ item, sendAt, noSending, notTheirs }: ScheduledProps) {
  const { place, guard, question } = useSendGuard<HTMLDivElement>();
  // Its time came while the desk could not be reached: a time in the past would read as if it had gone.
  const key = Date.parse(sendAt) > now.value ? 'later.goesOut' : 'later.overdue';
  return (
    <div ref={place} class="later-bar">
      <Icon of={ClockIcon} />
      <p>{t(key, { when: formatWhen(sendAt, now.value) })}</p>
      <div class="later-buttons">
        <Button
          small
          reason={noSending}
          onClick={(event) => guard(event, t('later.sendNow'), () => void act(desk.sendNow(item)))}
        >
          {t('later.sendNow')}
        </Button>
        <Button small reason={notTheirs} onClick={() => void editItem(item)}>
          {t('later.edit')}
        </Button>
        <Button small variant="quiet" reason={notTheirs} onClick={() => void discardScheduled(item)}>
          {t('sent.failed.discard')}
        </Button>
      </div>
      {question}
    </div>
  );
}
