import { act } from '@/components/app/act.ts';
import { Picker, toast } from '@/components/controls';
import { t } from '@/components/locales';
import { askNow } from '@/core/live/ask-now';
import { useQuery } from '@/core/live/use-query';
import type { Draft, DraftTab } from '@/core/model/draft';
import type { CaseRow } from '@/core/queries/inbox';

interface PutIntoProps {
  /** The text that goes elsewhere. */
  readonly draft: Pick<Draft, 'case' | 'tab'>;
  /** The case takes it: it was asked a moment ago. */
  onChoose(caseId: string, name: string): void;
}

/** Most cases offered; whoever has more of their own finds the right one by typing. */
const MOST = 200;

const nameOf = ({ contactName }: CaseRow) => contactName || t('contact.unknown');

/** Whether a case of mine takes such a text now; the list may be as it was before a colleague closed or took it. */
async function takes(caseId: string, tab: DraftTab): Promise<boolean> {
  const view = await askNow('case', caseId);
  return view?.case.mine === true && (tab === 'note' || view.case.status !== 'closed');
}

/** Chooses one of my cases of the same desk for a text whose own case takes no more. */
export function PutInto({ draft, onChoose }: PutIntoProps) {
  const answer = useQuery('inbox', { view: 'mine', from: 0, count: MOST });
  const desk = draft.case.split(':', 1)[0];
  const rows = (answer.state === 'ready' ? answer.value.rows : []).filter(
    (row) => row.desk === desk && row.id !== draft.case && (draft.tab === 'note' || row.status !== 'closed'),
  );
  const options = rows.map((row) => ({
    id: row.id,
    label: nameOf(row),
    detail: [t('case.number', { number: row.number }), row.subject].filter(Boolean).join(' · '),
  }));
  const choose = async (id: string, name: string) => {
    const good = await act(takes(id, draft.tab));
    if (good) onChoose(id, name);
    else if (good === false)
      toast.show({ text: t('drafts.putInto.over', { name }), tone: 'bad', seconds: 8 });
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
      onChoose={(id) => void choose(id, options.find((one) => one.id === id)?.label ?? '')}
    />
  );
}
