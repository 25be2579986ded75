import { useState } from 'preact/hooks';
import { Button, Combobox, CornerUpLeftIcon, Dialog } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { CaseRow } from '@/core/queries/inbox';
import type { DeskStatus } from '@/core/queries/status';
import { NoteField } from './AssignMany.tsx';
import { changeMany } from './change-many.ts';
import { MOST_AT_ONCE } from './choose-all.ts';
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

interface CasesProps {
  readonly rows: readonly CaseRow[];
  readonly kept: ReadonlySet<string>;
  setKept(kept: ReadonlySet<string>): void;
}

/** Every case can be kept by itself; all of them with one press, when only a few shall go. */
function Cases({ rows, kept, setKept }: CasesProps) {
  const toggle = (id: string) => {
    const next = new Set(kept);
    if (!next.delete(id)) next.add(id);
    setKept(next);
  };
  const given = rows.filter(({ id }) => !kept.has(id)).length;
  return (
    <>
      {rows.length > 1 && (
        <label class="hand-over-all">
          <input
            type="checkbox"
            checked={given === rows.length}
            ref={(box) => {
              if (box) box.indeterminate = given > 0 && given < rows.length;
            }}
            onChange={() => setKept(new Set(given === rows.length ? rows.map(({ id }) => id) : []))}
          />
          {t('handOver.all', { count: rows.length })}
        </label>
      )}
      <ul class="hand-over-cases">
        {rows.map((row) => (
          <li key={row.id}>
            <label>
              <input type="checkbox" checked={!kept.has(row.id)} onChange={() => toggle(row.id)} />
              <bdi class="truncate">{row.contactName || t('contact.unknown')}</bdi>
              <span class="row-since">
                {[`#${row.number}`, row.queueName || t('list.refused.no-queue')].join(' · ')}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}

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
      {rows.length > 0 && <Cases rows={rows} kept={kept} setKept={setKept} />}
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
