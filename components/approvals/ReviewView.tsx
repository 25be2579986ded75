import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '@/components/app/keys.ts';
import { InlineError, Skeleton, toast } from '@/components/controls';
import { t } from '@/components/locales';
import { FoldedLog } from '@/components/record/ApprovalLog.tsx';
import { useQuery } from '@/core/live/use-query';
import type { ApprovalView } from '@/core/queries/approvals';
import { Decided, Gone, OnItsWay } from './Decided.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { PassForm } from './PassForm.tsx';
import { AuthorsNote, Proposed } from './Proposed.tsx';
import { RecentMessages } from './RecentMessages.tsx';
import { ReturnForm } from './ReturnForm.tsx';
import { ReviewActions, statusOf } from './ReviewActions.tsx';
import { AlsoReviewing, ReviewHead } from './ReviewHead.tsx';
import { Stops } from './Stops.tsx';
import { useClaim } from './use-claim.ts';
import { useDeciding } from './use-deciding.ts';
import { type Reviewed, useReview } from './use-review.ts';
import { whyNotApprove } from './verdict.ts';
import '@/components/locales/approvals.ts';
import './review.css';

/** What a review is told by whatever shows it. */
export interface ReviewProps {
  /** Id of the request. */
  readonly approval: string;
  /** A decision was handed over, or nothing is left to decide here: on to whatever comes next. */
  onDone(): void;
  /** Leave it undecided (Esc); everything written stays. Left out = as `onDone`. */
  readonly onBack?: () => void;
  /** The next (1) or previous (-1) request, where there is a list. */
  readonly onStep?: (by: 1 | -1) => void;
  /** Shows the whole case, where it is not beside it anyway. */
  readonly onCase?: (caseId: string) => void;
}

/** My own decision about it has left or is about to. */
const isOnItsWay = ({ owed }: ApprovalView) =>
  owed !== null &&
  (owed.step.do === 'approve' || owed.step.do === 'return' || owed.step.do === 'pass') &&
  (owed.state === 'queued' || owed.state === 'sending' || owed.state === 'unconfirmed');

/** One request, with everything needed to decide about it. The same in the popup, in a case and in a tab. */
export function ReviewView(props: ReviewProps) {
  const answer = useQuery('approval', props.approval);
  if (answer.state === 'failed') return <InlineError code="storage" text={t('review.failed')} />;
  if (answer.state === 'loading') return <Skeleton kind="message" count={3} />;
  if (answer.value === null) return <Gone onDone={props.onDone} />;
  return <Request {...props} key={`${answer.value.me?.id} ${props.approval}`} view={answer.value} />;
}

function Request({ view, ...props }: ReviewProps & { readonly view: ApprovalView }) {
  const reviewed = useReview(view.me?.id ?? '', view.approval);
  if (!reviewed) return <Skeleton kind="message" count={3} />;
  return <Open {...props} view={view} reviewed={reviewed} />;
}

type OpenProps = ReviewProps & { readonly view: ApprovalView; readonly reviewed: Reviewed };

function Open({ view, reviewed, onDone, onBack = onDone, onStep, onCase }: OpenProps) {
  const { approval } = view;
  const onItsWay = isOnItsWay(view);
  const isOpen = approval.state === 'waiting' && !onItsWay;
  const keepClaim = useClaim(approval.id, approval.revision, isOpen && view.mayDecide);
  const deciding = useDeciding(view, reviewed, () => {
    keepClaim();
    onDone();
  });
  const field = useRef<HTMLTextAreaElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [keysShown, setKeysShown] = useState(false);
  const toTitle = () => title.current?.focus({ preventScroll: true });
  useEffect(toTitle, []);
  // What was pressed may be gone by now (a stop that is settled, a form that is closed): the keyboard stays in here.
  useEffect(() => {
    if (document.activeElement === document.body) toTitle();
  });
  const reason = whyNotApprove(view, reviewed.review);
  const approve = () => {
    if (!isOpen || !view.mayDecide) return;
    if (reason === undefined) return deciding.approve(statusOf(view, reviewed));
    toast.show({ text: reason, tone: 'bad' });
  };
  const { form } = reviewed.review;
  const open = (next: 'return' | 'pass') => isOpen && view.mayDecide && reviewed.change({ form: next });
  useKeys({
    j: () => onStep?.(1),
    k: () => onStep?.(-1),
    e: () => field.current?.focus(),
    x: () => open('return'),
    h: () => open('pass'),
    'Ctrl+Enter': approve,
    '?': () => setKeysShown(true),
    Escape: () => (form === 'none' ? onBack() : reviewed.change({ form: 'none' })),
  });
  return (
    <section class="review" aria-label={t('review.region')}>
      <ReviewHead
        view={view}
        title={title}
        onBack={onBack}
        onStep={onStep}
        onKeys={() => setKeysShown(true)}
      />
      {onItsWay && <OnItsWay onDone={onDone} />}
      {!onItsWay && !isOpen && <Decided view={view} reviewed={reviewed} onDone={onDone} />}
      {isOpen && (
        <>
          <div class="review-body">
            <RecentMessages view={view} onCase={onCase && (() => onCase(approval.case))} />
            <div class="review-draft">
              <AlsoReviewing view={view} />
              <Stops view={view} reviewed={reviewed} deciding={deciding} />
              <AuthorsNote view={view} />
              <Proposed view={view} reviewed={reviewed} field={field} onApprove={approve} onLeave={toTitle} />
              <FoldedLog log={approval.log} />
            </div>
          </div>
          {view.mayDecide ? (
            <>
              {form === 'return' && <ReturnForm view={view} reviewed={reviewed} deciding={deciding} />}
              {form === 'pass' && <PassForm view={view} reviewed={reviewed} deciding={deciding} />}
              {form === 'none' && (
                <ReviewActions view={view} reviewed={reviewed} deciding={deciding} reason={reason} />
              )}
            </>
          ) : (
            <p class="review-notYours">{t('review.notYours')}</p>
          )}
        </>
      )}
      {keysShown && <KeysHelp onClose={() => setKeysShown(false)} />}
    </section>
  );
}
