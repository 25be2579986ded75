import { act } from '@/components/app/act.ts';
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
}

/** Under a reply that waits for its time: when it goes, and what can be done until then. */
export function Scheduled({ item, sendAt }: ScheduledProps) {
  return (
    <div class="later-bar">
      <Icon of={ClockIcon} />
      <p>{t('later.goesOut', { when: formatWhen(sendAt, now.value) })}</p>
      <Button small onClick={() => void act(desk.sendNow(item))}>
        {t('later.sendNow')}
      </Button>
      <Button small onClick={() => void editItem(item)}>
        {t('later.edit')}
      </Button>
      <Button small variant="quiet" onClick={() => void discardScheduled(item)}>
        {t('sent.failed.discard')}
      </Button>
    </div>
  );
}
