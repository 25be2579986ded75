import { useState } from 'preact/hooks';
import { useKeys } from '@/components/app/keys.ts';
import { Button, KeyboardIcon, TriangleAlertIcon } from '@/components/controls';
import { DeskRow } from '@/components/desk/DeskRow.tsx';
import { t } from '@/components/locales';
import { OpenElsewhere, openInTab } from '@/components/popup/OpenElsewhere.tsx';
import { SaveRecord } from '@/components/record/SaveRecord.tsx';
import { useQuery } from '@/core/live/use-query';
import type { DeskStatus } from '@/core/queries/status';
import { KeysHelp } from './KeysHelp.tsx';

/** The ways to the rest of Casebar, and what is wrong with a desk, if something is. */
export function ListHead({ desks }: { readonly desks: readonly DeskStatus[] }) {
  const counts = useQuery('counts', null);
  const [keysShown, setKeysShown] = useState(false);
  useKeys({ '?': () => setKeysShown(true) });
  const stuck = counts.state === 'ready' ? counts.value.stuck : 0;
  const troubled = desks.filter(({ health }) => health !== 'in-step');
  return (
    <>
      <header class="approvals-head">
        <h1>{t('review.title')}</h1>
        <Button
          small
          variant="quiet"
          icon={KeyboardIcon}
          label={t('review.keys')}
          keys="?"
          onClick={() => setKeysShown(true)}
        />
        <SaveRecord desks={desks} small />
        <OpenElsewhere small />
      </header>
      {troubled.map((one) => (
        <DeskRow key={one.id} desk={one} />
      ))}
      {stuck > 0 && (
        <Button class="approvals-stuck" icon={TriangleAlertIcon} onClick={() => void openInTab('?outbox')}>
          {t('outbox.show')}: {t('line.stuck', { count: stuck })}
        </Button>
      )}
      {keysShown && <KeysHelp onClose={() => setKeysShown(false)} />}
    </>
  );
}
