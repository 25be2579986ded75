import { act } from '@/components/app/act.ts';
import { unsavedTexts } from '@/components/composer/unsaved.ts';
import { Button, CircleAlertIcon, Icon, XIcon } from '@/components/controls';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import type { StorageStatus } from '@/core/queries/storage';
import { saveTexts } from './save-texts.ts';
import './storage.css';

/** A desk that is set up anew has been told of enough: the notice goes with it. */
const startAnew = async () => {
  await desk.startPractice();
  await desk.readTrouble();
};

/** What happened to the data in this browser, what is safe, and the next step. */
export function StorageNotice({ status }: { readonly status: StorageStatus }) {
  const { state, trouble, drafts, unsent } = status;
  const isFull = state === 'full';
  const kind = trouble?.kind ?? 'lost';
  return (
    <section class="storage-notice" role="alert">
      <Icon of={CircleAlertIcon} />
      <div class="storage-notice-body">
        <p>{t(isFull ? 'storage.full' : `storage.${kind}`)}</p>
        {!isFull && trouble && kind === 'lost' && trouble.restored > 0 && (
          <p>{t('storage.restored', { count: trouble.restored })}</p>
        )}
        <div class="storage-actions">
          {isFull && (
            <Button small variant="primary" onClick={() => void act(desk.pullNow(null))}>
              {t('action.retry')}
            </Button>
          )}
          {!isFull && kind === 'desk' && (
            <Button small variant="primary" onClick={() => void act(startAnew())}>
              {t('storage.desk.anew')}
            </Button>
          )}
          {drafts + unsent + unsavedTexts().length > 0 && (
            <Button small onClick={() => void saveTexts()}>
              {t('storage.save')}
            </Button>
          )}
        </div>
      </div>
      {!isFull && (
        <Button
          variant="quiet"
          small
          icon={XIcon}
          label={t('action.dismiss')}
          onClick={() => void act(desk.readTrouble())}
        />
      )}
    </section>
  );
}
