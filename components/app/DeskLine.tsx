import { Button, tooltip, usePopover } from '@/components/controls';
import { Announcer } from '@/components/desk/Announcer.tsx';
import { DeskRow, HealthIcon } from '@/components/desk/DeskRow.tsx';
import { deskState, worstOf } from '@/components/desk/desk-words.ts';
import { useLine } from '@/components/desk/use-line.ts';
import { t } from '@/components/locales';
import type { DeskStatus } from '@/core/queries/status';
import { showOutbox } from './navigation.ts';

/**
 * How the desks do, in one line: the truth about what is in step and what still waits here. A press tells more, with
 * what can be done about it.
 */
export function DeskLine({ desks }: { readonly desks: readonly DeskStatus[] }) {
  const { open, hide, anchor, triggerProps, popoverProps } = usePopover<HTMLButtonElement>();
  useLine();
  const worst = worstOf(desks);
  if (!worst) return null;
  const owed = desks.reduce((sum, desk) => sum + desk.owed, 0);
  const stuck = desks.reduce((sum, desk) => sum + desk.stuck, 0);
  const calm = worst.health === 'in-step';
  const show = () => {
    hide(false);
    showOutbox();
  };
  return (
    <>
      <button
        {...triggerProps}
        {...(open ? {} : tooltip(deskState(worst)))}
        ref={anchor}
        type="button"
        class="desk-line"
        data-health={worst.health}
        aria-haspopup="dialog"
      >
        <HealthIcon health={worst.health} label={`${worst.name}: ${t(`desk.health.${worst.health}`)}`} />
        {/* One thing at a time: while something waits to be sent, the desk's name can wait too. */}
        {((owed === 0 && stuck === 0) || !calm) && (
          <span class="truncate">{calm ? worst.name : t(`desk.health.${worst.health}`)}</span>
        )}
        {stuck > 0 && <span class="desk-stuck truncate">{t('line.stuck', { count: stuck })}</span>}
        {owed > 0 && stuck === 0 && (
          <span class="desk-owed truncate">{t('desk.outbox', { count: owed })}</span>
        )}
      </button>
      <Announcer desks={desks} />
      {open && (
        <div {...popoverProps} class="popover desk-panel" role="dialog" aria-label={t('line.open')}>
          {desks.map((desk) => (
            <DeskRow key={desk.id} desk={desk} />
          ))}
          <div class="desk-panel-foot">
            <Button data-first-focus keys="O" onClick={show}>
              {t('outbox.show')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
