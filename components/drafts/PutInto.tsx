import { Picker } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { DraftLine } from '@/core/queries/drafts';
import type { CaseRow } from '@/core/queries/inbox';
import { putInto } from './draft-acts.ts';

interface PutIntoProps {
  readonly line: DraftLine;
  onClose(): void;
}

/** Most cases offered; whoever has more of their own finds the right one by typing. */
const MOST = 200;

const nameOf = ({ contactName }: CaseRow) => contactName || t('contact.unknown');

/** Chooses one of my cases of the same desk for a text whose own case takes no more. */
export function PutInto({ line, onClose }: PutIntoProps) {
  const answer = useQuery('inbox', { view: 'mine', from: 0, count: MOST });
  const desk = line.draft.case.split(':', 1)[0];
  const rows = (answer.state === 'ready' ? answer.value.rows : []).filter(
    (row) => row.desk === desk && row.id !== line.draft.case,
  );
  const options = rows.map((row) => ({
    id: row.id,
    label: nameOf(row),
    detail: [t('case.number', { number: row.number }), row.subject].filter(Boolean).join(' · '),
  }));
  const choose = (id: string) => {
    const row = rows.find((one) => one.id === id);
    if (row) void putInto(id, nameOf(row), line, onClose);
  };
  return (
    <Picker
      button={{
        small: true,
        variant: 'primary',
        children: t('drafts.putInto'),
        reason: rows.length === 0 ? t('drafts.putInto.none') : undefined,
      }}
      label={t('drafts.putInto.find')}
      options={options}
      onChoose={choose}
    />
  );
}
