import { act } from '@/components/app/act.ts';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import { Button, ClockIcon, Icon, useSecondsLeft } from '@/components/controls';
import { t } from '@/components/locales';
import '@/components/locales/approvals.ts';
import { desk } from '@/core/live/desk';
import type { DraftTab } from '@/core/model/draft';
import { undoSend } from './undo-send.ts';
import '@/components/later/later.css';

interface GoingOutProps {
  /** Id of the outbox item. */
  readonly item: string;
  readonly tab: DraftTab;
  /** Until when it can be taken back; ISO. */
  readonly until: string;
  /** Why whoever is signed in cannot send it. */
  readonly noSending?: string | undefined;
  /** Why they cannot take it back. */
  readonly notTheirs?: string | undefined;
}

function wordsOf(tab: DraftTab, count: number): string {
  if (tab === 'note') return count > 0 ? t('undo.note.in', { count }) : t('undo.note.soon');
  if (tab === 'approval') return count > 0 ? t('ask.going', { count }) : t('ask.going.soon');
  return count > 0 ? t('undo.in', { count }) : t('undo.soon');
}

/** Under what was just sent: how long it can be taken back. It stays until the item really leaves, never longer. */
export function GoingOut({ item, tab, until, noSending, notTheirs }: GoingOutProps) {
  const { place, guard, question } = useSendGuard<HTMLDivElement>();
  const left = useSecondsLeft(Date.parse(until));
  return (
    <div ref={place} class="later-bar">
      <Icon of={ClockIcon} />
      {/* The thread is read out as it grows; counted, it would speak every second. */}
      <p aria-hidden="true">{wordsOf(tab, left)}</p>
      <span class="later-buttons">
        <Button small keys="Ctrl+Z" reason={notTheirs} onClick={() => void undoSend(item)}>
          {t('action.undo')}
        </Button>
        <Button
          small
          variant="quiet"
          reason={noSending}
          onClick={(event) => guard(event, t('later.sendNow'), () => void act(desk.sendNow(item)))}
        >
          {t('later.sendNow')}
        </Button>
      </span>
      {question}
    </div>
  );
}
