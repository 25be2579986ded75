import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '@/components/app/keys.ts';
import { lazy } from '@/components/app/lazy.tsx';
import { useWidest } from '@/components/app/wide.ts';
import { Composer, focusComposer } from '@/components/composer/Composer.tsx';
import { answerByKey } from '@/components/composer/mail/answer-by-key.ts';
import { answerTab } from '@/components/composer/tabs.ts';
import { InlineError, Skeleton } from '@/components/controls';
import { ReminderBar } from '@/components/later/ReminderBar.tsx';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { useQuery } from '@/core/live/use-query';
import { isNewCase } from '@/core/model/outbox-item';
import type { CaseView } from '@/core/queries/case';
import { reviewing } from './approval/reviewing.ts';
import { CaseHeader } from './CaseHeader.tsx';
import { CustomerCard } from './card/CustomerCard.tsx';
import { FillFirst } from './card/FillFirst.tsx';
import { changeStatus } from './change-status.ts';
import { GoneCase } from './GoneCase.tsx';
import { PresenceLine } from './PresenceLine.tsx';
import { PreviewBar } from './PreviewBar.tsx';
import { StopNote } from './StopNote.tsx';
import { StuckItems } from './StuckItems.tsx';
import { TakeOver } from './TakeOver.tsx';
import { Thread } from './Thread.tsx';
import { takeCase } from './take-case.ts';
import { useViewing } from './tell-viewing.ts';
import { useToastFloor } from './toast-floor.ts';
import './case.css';

const FirstMessage = lazy(
  () => import('@/components/outbound/FirstMessage.tsx').then((module) => module.FirstMessage),
  () => <Skeleton kind="message" count={1} />,
);

/** Most cases have nothing to approve. */
const ApprovalBars = lazy(
  () => import('./approval/ApprovalBars.tsx').then((module) => module.ApprovalBars),
  () => null,
);
const CaseReview = lazy(
  () => import('./approval/CaseReview.tsx').then((module) => module.CaseReview),
  () => <Skeleton kind="message" count={3} />,
);

/** One case: header, thread, composer. */
export function CasePane({ id }: { readonly id: string }) {
  const answer = useQuery('case', id);
  if (answer.state === 'loading') return <Skeleton kind="message" count={4} />;
  if (answer.state === 'failed') return <InlineError code="storage" text={t('error.load.case')} />;
  if (!answer.value) return isNewCase(id) ? <FirstMessage id={id} /> : <GoneCase id={id} />;
  return <OpenCase view={answer.value} />;
}

/** Tells the desk's record that this agent has looked, as long as the case is really in front of them. */
function useSeen({ id, revision, unread }: CaseView['case']) {
  useEffect(() => {
    if (unread === 0) return undefined;
    const look = () =>
      document.visibilityState === 'visible' && void desk.markSeen(id, revision).catch(() => {});
    // A moment, so that going through the list with J and K does not mark everything as seen.
    const timer = setTimeout(look, 700);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [id, revision, unread]);
}

/** What was said, what waits for approval, and where one writes. */
const Writing = ({ view }: { readonly view: CaseView }) => (
  <>
    <Thread view={view} />
    {view.approvals.length > 0 && <ApprovalBars view={view} />}
    <StuckItems view={view} />
    {view.capabilities.consents && <StopNote caseId={view.case.id} kind={view.case.kind} />}
    <PresenceLine view={view} />
    <Composer view={view} />
  </>
);

function OpenCase({ view }: { readonly view: CaseView }) {
  const [card, setCard] = useState(false);
  const beside = useWidest();
  const reviewed = reviewing.value;
  const pane = useRef<HTMLElement>(null);
  useToastFloor(pane);
  useSeen(view.case);
  useViewing(view);
  useKeys({
    // One step back at a time: the card first, then the case.
    ...(card && !beside && { Escape: () => setCard(false) }),
    r: ({ shiftKey }) => (shiftKey ? void answerByKey(view, 'reply-all') : focusComposer(answerTab(view))),
    f: () => void answerByKey(view, 'forward'),
    n: () => focusComposer('note'),
    e: () => void changeStatus(view.case, 'resolved'),
    a: () => focusComposer('approval'),
    t: () => takeCase(view.case),
  });
  return (
    <>
      <section ref={pane} class="case-pane" aria-label={t('case.number', { number: view.case.number })}>
        <CaseHeader view={view} card={card} onCard={beside ? undefined : () => setCard((open) => !open)} />
        {card && !beside && <CustomerCard view={view} />}
        <PreviewBar view={view} />
        <ReminderBar row={view.case} />
        {reviewed?.case === view.case.id ? (
          <CaseReview caseId={view.case.id} approval={reviewed.approval} />
        ) : (
          <Writing view={view} />
        )}
      </section>
      {beside && <CustomerCard view={view} />}
      <FillFirst view={view} />
      <TakeOver view={view} />
    </>
  );
}
