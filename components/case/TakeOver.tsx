import { act } from '@/components/app/act.ts';
import { Button, Dialog } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { CaseView } from '@/core/queries/case';
import { presenceText, usePresences } from './presences.ts';
import { takingOver } from './take-case.ts';

/** The question before a case is taken from a colleague, while it is asked about this one. */
export function TakeOver({ view }: { readonly view: CaseView }) {
  const { case: row, presences } = view;
  const here = usePresences(presences).find(({ who }) => who.kind === 'agent' && who.id === row.assignee);
  // Given back or taken meanwhile: there is nobody to take it from.
  if (takingOver.value !== row.id || row.mine) return null;
  const agent = row.assigneeName || t('takeOver.somebody');
  const close = () => {
    takingOver.value = undefined;
  };
  const take = () => {
    close();
    void act(desk.assignToMe(row.id));
  };
  const text = t('takeOver.text');
  return (
    <Dialog
      title={t('takeOver.title', { agent })}
      text={here ? `${presenceText(here)}. ${text}` : text}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button variant="primary" onClick={take}>
            {t('takeOver.do')}
          </Button>
        </>
      }
    />
  );
}
