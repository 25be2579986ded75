import { useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { BellIcon, Button, Icon, now, toast } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { CaseRow } from '@/core/queries/inbox';
import { TimeDialog } from './TimeDialog.tsx';
import { formatWhen } from './times.ts';
import './later.css';

interface ReminderDialogProps {
  readonly row: CaseRow;
  onClose(): void;
}

/** Asks when, and why, the agent wants to hear of this case again. */
export function ReminderDialog({ row, onClose }: ReminderDialogProps) {
  const set = async (at: string, note: string) => {
    const done = await act(desk.setReminder(row.id, at, note));
    // It stays open if that failed: the note in it is work as well.
    if (done === undefined) return;
    onClose();
    toast.show({ text: t('later.reminder.set', { when: formatWhen(at) }) });
  };
  return (
    <TimeDialog
      title={t('later.remindMe')}
      verb={t('later.remind')}
      note={row.reminder?.note ?? ''}
      onClose={onClose}
      onChoose={(at, note) => void set(at, note)}
    />
  );
}

/** What this agent wanted to be reminded of, until they are done with it. */
export function ReminderBar({ row }: { readonly row: CaseRow }) {
  const [asking, setAsking] = useState(false);
  const { reminder } = row;
  if (!reminder) return null;
  const when = formatWhen(reminder.at, now.value);
  const text = reminder.note ? t('later.reminder', { note: reminder.note }) : t('later.reminder.plain');
  return (
    <div class="later-bar reminder-bar" data-rung={reminder.rung || undefined}>
      <Icon of={BellIcon} />
      <p dir="auto">
        {text} <small>{when}</small>
      </p>
      <span class="later-buttons">
        <Button small onClick={() => void act(desk.clearReminder(row.id))}>
          {t('later.done')}
        </Button>
        <Button small variant="quiet" onClick={() => setAsking(true)}>
          {t('later.later')}
        </Button>
      </span>
      {asking && <ReminderDialog row={row} onClose={() => setAsking(false)} />}
    </div>
  );
}
