import { useEffect, useState } from 'preact/hooks';
import { useWide } from '@/components/app/wide.ts';
import { ClipboardCheckIcon, EmptyState, Toasts } from '@/components/controls';
import { t } from '@/components/locales';
import { openInTab } from '@/components/popup/OpenElsewhere.tsx';
import { ApprovalChart } from '@/components/record/ApprovalChart.tsx';
import type { DeskStatus } from '@/core/queries/status';
import { adoptDecisions, startDecisions } from './decisions.ts';
import { Filters } from './Filters.tsx';
import { ListHead } from './ListHead.tsx';
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
  const { list } = requests;
  const rows = list?.rows ?? [];
  useEffect(() => {
    document.body.dataset.approver = '';
    void startDecisions();
    // Remembered, so that the next time the popup has its size from the start.
    goTo({});
    return () => {
      delete document.body.dataset.approver;
    };
  }, []);
  useEffect(() => adoptDecisions(list?.rows ?? []), [list]);
  const open = (approval: string) => goTo({ open: approval, row: approval });
  const goOn = (next: string | null) => (next === null ? goTo({ open: null }) : open(next));
  return (
    <main class="approvals" data-wide={wide || undefined}>
      <div class="approvals-panes">
        {(wide || place.open === null) && (
          <div class="approvals-list">
            <ListHead desks={desks} />
            {list && <ApprovalChart stats={list.stats} />}
            {list && <Filters list={list} place={place} />}
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
