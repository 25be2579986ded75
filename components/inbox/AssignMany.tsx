import { useState } from 'preact/hooks';
import { Button, Combobox, Dialog } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { CaseRow } from '@/core/queries/inbox';
import { changeMany } from './change-many.ts';
import { moveOptions, moveTo } from './move-options.ts';

interface AssignProps {
  /** All of one desk. */
  readonly rows: readonly CaseRow[];
  onDone(): void;
  onClose(): void;
}

/** Gives the chosen cases to an agent or a queue, with one note for all of them. */
export function AssignMany({ rows, onDone, onClose }: AssignProps) {
  const desks = useQuery('desks', null);
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const at = desks.state === 'ready' ? desks.value.find(({ id }) => id === rows[0]?.desk) : undefined;
  const assign = async () => {
    if (!to || !at) return;
    onClose();
    const cases = rows.map(({ id }) => id);
    if (await changeMany({ cases, change: moveTo(to, at.id, note.trim()) })) onDone();
  };
  return (
    <Dialog
      title={t('list.assign', { count: rows.length })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            reason={to ? undefined : t('case.assign.whoPlaceholder')}
            onClick={() => void assign()}
          >
            {t('case.assign')}
          </Button>
        </>
      }
    >
      <Combobox
        label={t('case.assign.who')}
        placeholder={t('case.assign.whoPlaceholder')}
        options={moveOptions(at?.agents ?? [], at?.queues ?? [])}
        value={to}
        onChoose={setTo}
      />
      <NoteField note={note} onInput={setNote} />
    </Dialog>
  );
}

/** A note that goes into the thread of each case. */
export function NoteField({ note, onInput }: { readonly note: string; onInput(text: string): void }) {
  return (
    <label class="field">
      <span>{t('case.assign.note')}</span>
      <textarea
        class="input note-field"
        rows={3}
        dir="auto"
        value={note}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}
