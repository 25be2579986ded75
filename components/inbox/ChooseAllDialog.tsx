import { sortOf } from '@/components/app/after-send.ts';
import { Button, Dialog } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { InboxView } from '@/core/model/inbox-view';
import { MOST_AT_ONCE } from './choose-all.ts';
import { addChosen } from './chosen.ts';

/** Says how many cases «all» are before they are chosen; most of them are not on the screen. */
export function ChooseAllDialog({ view, onClose }: { readonly view: InboxView; onClose(): void }) {
  const answer = useQuery('inbox', { view, sort: sortOf(view), from: 0, count: MOST_AT_ONCE });
  if (answer.state !== 'ready') return null;
  const { rows, total } = answer.value;
  const count = rows.length;
  return (
    <Dialog
      title={count < total ? t('list.firstOf', { count, total }) : t('list.chooseAll', { count })}
      text={count < total ? t('list.most') : t('list.chooseAll.text')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            data-first-focus
            onClick={() => {
              addChosen(rows);
              onClose();
            }}
          >
            {t('list.choose', { count })}
          </Button>
        </>
      }
    />
  );
}
