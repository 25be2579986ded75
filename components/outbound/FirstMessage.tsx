import { useEffect } from 'preact/hooks';
import { showCase, showInbox, showOutbox } from '@/components/app/navigation.ts';
import { GoneCase } from '@/components/case/GoneCase.tsx';
import { Button, ChevronLeftIcon, InlineError, Skeleton } from '@/components/controls';
import { t } from '@/components/locales';
import { GoingOut } from '@/components/undo/GoingOut.tsx';
import { desk } from '@/core/live/desk';
import { useQuery } from '@/core/live/use-query';
import { isUndoable, type OutboxItem } from '@/core/model/outbox-item';
import { needsAgent } from '@/core/model/outbox-need';
import './outbound.css';

/** To the desk's own case as soon as there is one; looking at it takes nothing. */
function useArrival(became: string) {
  useEffect(() => {
    if (!became) return;
    void desk.previewCase(became).catch(() => undefined);
    showCase(became);
  }, [became]);
}

function Sent({ item }: { readonly item: OutboxItem }) {
  if (item.action.kind !== 'outbound') return null;
  const { text, subject, to } = item.action;
  return (
    <section class="case-pane first-message" aria-label={t('panel.outbound')}>
      <header>
        <Button
          variant="quiet"
          small
          icon={ChevronLeftIcon}
          label={t('error.gone.next')}
          keys="Esc"
          onClick={showInbox}
        />
        <h2 class="truncate">
          <bdi>{to.name || to.address}</bdi>
        </h2>
      </header>
      <div class="first-message-text" dir="auto">
        {subject && <strong>{subject}</strong>}
        <p>{text}</p>
      </div>
      <p class="outbound-kept" role="status">
        {t(`delivery.${item.state}`)} · {t(`delivery.hint.${item.state}`)}
      </p>
      {isUndoable(item) && item.undoUntil && <GoingOut item={item.id} tab="reply" until={item.undoUntil} />}
      {needsAgent(item) && <Button onClick={showOutbox}>{t('keys.outbox')}</Button>}
    </section>
  );
}

/** A first message on its way, in the place of the case that it will begin. */
export function FirstMessage({ id }: { readonly id: string }) {
  const answer = useQuery('firstMessage', id);
  const found = answer.state === 'ready' ? answer.value : null;
  useArrival(found?.became ?? '');
  if (answer.state === 'loading') return <Skeleton kind="message" count={1} />;
  if (answer.state === 'failed') return <InlineError code="storage" text={t('error.load.case')} />;
  return found ? <Sent item={found.item} /> : <GoneCase id={id} />;
}
