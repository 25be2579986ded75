import { act } from '@/components/app/act.ts';
import { useKeys } from '@/components/app/keys.ts';
import { showCase } from '@/components/app/navigation.ts';
import { Button, LogOutIcon, PencilIcon, toast } from '@/components/controls';
import { t } from '@/components/locales';
import { askOutbound } from '@/components/outbound/asked.ts';
import { desk } from '@/core/live/desk';
import { shownDialog } from './change-many.ts';

/** Takes the case that has waited longest in my queues. */
async function giveMeMore() {
  const taken = await act(desk.takeNext());
  if (taken?.case) showCase(taken.case);
  else if (taken) toast.show({ text: t('panel.nothing') });
}

const openHandOver = () => {
  shownDialog.value = 'hand-over';
};

/** Where cases come from when the agent asks for one, and where they go at the end of the shift. */
export function AssignmentPanel({ waiting }: { readonly waiting: number }) {
  useKeys({ m: () => void giveMeMore(), h: openHandOver });
  return (
    <section class="assignment-panel" aria-label={t('panel.title')}>
      <Button
        variant={waiting > 0 ? 'primary' : 'plain'}
        keys="M"
        reason={waiting === 0 ? t('panel.nothing') : undefined}
        onClick={() => void giveMeMore()}
      >
        {t('panel.giveMeMore')}
      </Button>
      <span class="assignment-waiting truncate">{t('panel.waiting', { count: waiting })}</span>
      <Button
        variant="quiet"
        small
        class="outbound-button"
        icon={PencilIcon}
        label={t('panel.outbound')}
        keys="C"
        onClick={() => askOutbound()}
      />
      <Button
        variant="quiet"
        small
        class="hand-over"
        icon={LogOutIcon}
        label={t('handOver.title')}
        keys="H"
        onClick={openHandOver}
      >
        {t('handOver.short')}
      </Button>
    </section>
  );
}
