import { useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import { unsavedTexts } from '@/components/composer/unsaved.ts';
import { Button, CircleAlertIcon, EmptyState, InlineError, Toasts } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { useQuery } from '@/core/live/use-query';
import type { StorageStatus } from '@/core/queries/storage';
import { saveTexts } from './save-texts.ts';
import './storage.css';

/** Instead of the app, which has nothing to show without its data. */
export function StorageTrouble() {
  const storage = useQuery('storage', null);
  if (storage.state === 'loading') return null;
  const known = storage.state === 'ready' && ['broken', 'newer', 'full'].includes(storage.value.state);
  return (
    <main class="app-problem storage-trouble">
      {known ? (
        <Unopened status={storage.value} />
      ) : (
        <InlineError code="storage" onNext={() => location.reload()} nextLabel={t('action.reload')} />
      )}
      <Toasts />
    </main>
  );
}

/** It cannot be opened: damaged, without room, or written by a later version, which must not be touched. */
function Unopened({ status: { state, drafts, unsent } }: { readonly status: StorageStatus }) {
  const [repairing, setRepairing] = useState(false);
  const [tried, setTried] = useState(false);
  const kind = state === 'newer' || state === 'full' ? state : 'broken';
  // Written here and on no disk yet: it is in the file, but not said to be kept.
  const here = unsavedTexts().length;
  const kept = [
    drafts > 0 && t('storage.kept.drafts', { count: drafts }),
    unsent > 0 && t('storage.kept.unsent', { count: unsent }),
  ].filter((line) => line !== false);
  const repair = async () => {
    setRepairing(true);
    await act(desk.repairStorage());
    // Where it worked the app is here by now, in the place of this.
    setRepairing(false);
    setTried(true);
  };
  return (
    <EmptyState icon={CircleAlertIcon} title={t(`storage.${kind}.title`)} text={t(`storage.${kind}.text`)}>
      {kept.length > 0 && <p class="storage-kept">{kept.join(' · ')}</p>}
      {tried && kind === 'broken' && (
        <p class="storage-kept" role="alert">
          {t('storage.broken.still')}
        </p>
      )}
      <Button variant="primary" busy={repairing} onClick={() => void repair()}>
        {kind === 'broken' ? t('storage.broken.repair') : t('action.retry')}
      </Button>
      {kept.length + here > 0 && <Button onClick={() => void saveTexts()}>{t('storage.save')}</Button>}
    </EmptyState>
  );
}
