import { useState } from 'preact/hooks';
import { Button, Combobox, CornerUpLeftIcon, Dialog } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { CaseRow } from '@/core/queries/inbox';
import type { DeskStatus } from '@/core/queries/status';
import { NoteField } from './AssignMany.tsx';
import { changeMany } from './change-many.ts';
import { MOST_AT_ONCE } from './choose-all.ts';
import { HandOverCases } from './HandOverCases.tsx';
import { moveOptions, moveTo, OWN_QUEUE } from './move-options.ts';
import './many.css';

/** My cases at one desk: people and queues of one desk mean nothing at another. */
interface Part {
  readonly at: DeskStatus;
  readonly rows: readonly CaseRow[];
}

function useParts() {
  const mine = useQuery('inbox', { view: 'mine', sort: 'waiting', from: 0, count: MOST_AT_ONCE });
  const desks = useQuery('desks', null);
  const ready = mine.state === 'ready' && desks.state === 'ready';
  const { rows, total } = mine.state === 'ready' ? mine.value : { rows: [], total: 0 };
  const parts = (desks.state === 'ready' ? desks.value : []).flatMap((at): Part[] => {
    const here = rows.filter((row) => row.desk === at.id);
    return here.length > 0 ? [{ at, rows: here }] : [];
  });
  return { ready, parts, rows, total };
}

const optionsFor = ({ at }: Part) => [
  ...(at.capabilities.queues
    ? [{ id: OWN_QUEUE, label: t('handOver.ownQueue'), icon: CornerUpLeftIcon }]
    : []),
  ...moveOptions(
    at.agents.filter(({ id }) => id !== at.me?.id),
    at.queues,
  ),
];

/** End of the shift: my open cases to a colleague, a queue, or each back to its own, with a note. */
export function HandOverDialog({ onClose }: { onClose(): void }) {
  const { ready, parts, rows, total } = useParts();
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [note, setNote] = useState('');
  if (!ready) return null;
  const given = rows.filter(({ id }) => !kept.has(id));
  const toOf = (part: Part) => chosen[part.at.id] ?? (part.at.capabilities.queues ? OWN_QUEUE : null);
  const going = parts.map((part) => ({
    desk: part.at.id,
    to: toOf(part),
    cases: part.rows.map(({ id }) => id).filter((id) => !kept.has(id)),
  }));
  const leaving = going.filter(({ cases }) => cases.length > 0);
  const nobody = leaving.some(({ to }) => to === null) ? t('case.assign.whoPlaceholder') : undefined;
  const handOver = () => {
    onClose();
    void changeMany(
      ...leaving.map(({ desk, to, cases }) => ({ cases, change: moveTo(to ?? '', desk, note.trim()) })),
    );
  };
  const text = total > rows.length ? t('handOver.most', { count: rows.length, total }) : t('handOver.text');
  return (
    <Dialog
      title={t('handOver.title')}
      text={rows.length === 0 ? t('handOver.noneOpen') : text}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          {rows.length > 0 && (
            <Button
              variant="primary"
              reason={given.length > 0 ? nobody : t('handOver.none')}
              onClick={handOver}
            >
              {t('handOver.do', { count: given.length })}
            </Button>
          )}
        </>
      }
    >
      {rows.length > 0 && <HandOverCases rows={rows} kept={kept} setKept={setKept} />}
      {parts.map((part) => (
        <Combobox
          key={part.at.id}
          label={parts.length > 1 ? t('handOver.toAt', { desk: part.at.name }) : t('handOver.to')}
          placeholder={t('case.assign.whoPlaceholder')}
          options={optionsFor(part)}
          value={toOf(part)}
          onChoose={(to) => setChosen((before) => ({ ...before, [part.at.id]: to }))}
        />
      ))}
      {rows.length > 0 && <NoteField note={note} onInput={setNote} />}
    </Dialog>
  );
}
