import { useEffect, useState } from 'preact/hooks';
import { useKeys } from '@/components/app/keys.ts';
import { useWide } from '@/components/app/wide.ts';
import {
  Button,
  ClipboardCheckIcon,
  EmptyState,
  KeyboardIcon,
  Toasts,
  TriangleAlertIcon,
} from '@/components/controls';
import { DeskRow } from '@/components/desk/DeskRow.tsx';
import { t } from '@/components/locales';
import { OpenElsewhere, openInTab } from '@/components/popup/OpenElsewhere.tsx';
import { ApprovalChart } from '@/components/record/ApprovalChart.tsx';
import { SaveRecord } from '@/components/record/SaveRecord.tsx';
import { useQuery } from '@/core/live/use-query';
import type { DeskStatus } from '@/core/queries/status';
import { startDecisions } from './decisions.ts';
import { Filters } from './Filters.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { goTo, listPlace } from './place.ts';
import { Refusals } from './Refusals.tsx';
import { RequestList } from './RequestList.tsx';
import { ReviewView } from './ReviewView.tsx';
import { UndoBar } from './UndoBar.tsx';
import { nextAfter, stepFrom, useRequests } from './use-requests.ts';
import '@/components/locales/approvals.ts';
import './approvals.css';

/** Rows of the first look, before anything is measured. */
const FIRST = 20;

/** The popup of whoever may approve: what waits for them, and one of it, decided without opening a tab. */
export function ApprovalsPopup({ desks }: { readonly desks: readonly DeskStatus[] }) {
  const [wanted, setWanted] = useState(FIRST);
  // In a tab of its own there is room for both.
  const wide = useWide();
  const place = listPlace.value;
  const requests = useRequests(place, wanted);
  const rows = requests.list?.rows ?? [];
  useEffect(() => {
    document.body.dataset.approver = '';
    void startDecisions();
    // Remembered, so that the next time the popup has its size from the start.
    goTo({});
    return () => {
      delete document.body.dataset.approver;
    };
  }, []);
  const open = (approval: string) => goTo({ open: approval, row: approval });
  const goOn = (next: string | null) => (next === null ? goTo({ open: null }) : open(next));
  return (
    <main class="approvals" data-wide={wide || undefined}>
      <div class="approvals-panes">
        {(wide || place.open === null) && (
          <div class="approvals-list">
            <ListHead desks={desks} />
            {requests.list && <ApprovalChart stats={requests.list.stats} />}
            {requests.list && <Filters list={requests.list} place={place} />}
            <RequestList requests={requests} onWant={setWanted} onOpen={open} />
          </div>
        )}
        {place.open !== null && (
          <ReviewView
            approval={place.open}
            onDone={() => goOn(nextAfter(rows, place.open ?? ''))}
            onBack={() => goTo({ open: null })}
            onStep={(by) => {
              const next = stepFrom(rows, place.open ?? '', by);
              if (next !== null) open(next);
            }}
            onCase={(id) => void openInTab(`?case=${encodeURIComponent(id)}`)}
          />
        )}
        {wide && place.open === null && (
          <EmptyState icon={ClipboardCheckIcon} title={t('review.choose')} text={t('review.choose.text')} />
        )}
      </div>
      <Refusals onReview={open} />
      <UndoBar onUndone={open} />
      <Toasts />
    </main>
  );
}

/** The ways to the rest of Casebar, and what is wrong with a desk, if something is. */
function ListHead({ desks }: { readonly desks: readonly DeskStatus[] }) {
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
