import { useState } from 'preact/hooks';
import { Button, Combobox, CornerUpLeftIcon, Dialog } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import { NoteField } from './AssignMany.tsx';
import { changeMany } from './change-many.ts';
import { moveOptions, moveTo, OWN_QUEUE } from './move-options.ts';

/** End of the shift: my open cases to a colleague, a queue, or each back to its own, with a note. */
export function HandOverDialog({ onClose }: { onClose(): void }) {
  const mine = useQuery('inbox', { view: 'mine', sort: 'waiting', from: 0, count: 200 });
  const desks = useQuery('desks', null);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState<string>(OWN_QUEUE);
  const [note, setNote] = useState('');
  const rows = mine.state === 'ready' ? mine.value.rows : [];
  const given = rows.filter(({ id }) => !kept.has(id));
  const [first] = rows;
  const at = desks.state === 'ready' ? desks.value.find(({ id }) => id === first?.desk) : undefined;
  const toggle = (id: string) => {
    const next = new Set(kept);
    if (!next.delete(id)) next.add(id);
    setKept(next);
  };
  const handOver = () => {
    onClose();
    void changeMany(
      given.map(({ id }) => id),
      moveTo(to, at?.id ?? '', note.trim()),
    );
  };
  const others = (at?.agents ?? []).filter(({ id }) => id !== at?.me?.id);
  return (
    <Dialog
      title={t('handOver.title')}
      text={rows.length === 0 ? t('handOver.none') : t('handOver.text')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            reason={given.length > 0 ? undefined : t('handOver.none')}
            onClick={handOver}
          >
            {t('handOver.do', { count: given.length })}
          </Button>
        </>
      }
    >
      <ul class="hand-over-cases">
        {rows.map((row) => (
          <li key={row.id}>
            <label>
              <input type="checkbox" checked={!kept.has(row.id)} onChange={() => toggle(row.id)} />
              <bdi class="truncate">{row.contactName || t('contact.unknown')}</bdi>
              <span class="row-since">{row.queueName}</span>
            </label>
          </li>
        ))}
      </ul>
      <Combobox
        label={t('handOver.to')}
        options={[
          { id: OWN_QUEUE, label: t('handOver.ownQueue'), icon: CornerUpLeftIcon },
          ...moveOptions(others, at?.queues ?? []),
        ]}
        value={to}
        onChoose={setTo}
      />
      <NoteField note={note} onInput={setNote} />
    </Dialog>
  );
}
