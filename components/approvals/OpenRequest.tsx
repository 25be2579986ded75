import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type KeyMap, useKeys } from '@/components/app/keys.ts';
import { toast } from '@/components/controls';
import { t } from '@/components/locales';
import type { ApprovalView } from '@/core/queries/approvals';
import { Decided, OnItsWay } from './Decided.tsx';
import { adoptDecisions } from './decisions.ts';
import { KeysHelp } from './KeysHelp.tsx';
import { statusOf } from './ReviewActions.tsx';
import { ReviewBody } from './ReviewBody.tsx';
import { ReviewHead } from './ReviewHead.tsx';
import type { ReviewProps } from './review-props.ts';
import { useClaim } from './use-claim.ts';
import { useDeciding } from './use-deciding.ts';
import { isDone } from './use-requests.ts';
import type { Reviewed } from './use-review.ts';
import { whyNotApprove } from './why-not-approve.ts';

/** The keyboard begins at the title, and comes back to it when what it was on is gone. */
function useTitleFocus(title: RefObject<HTMLHeadingElement | null>) {
  const toTitle = () => title.current?.focus({ preventScroll: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the request opens
  useEffect(toTitle, []);
  // A stop that is settled, a form that is closed: the keyboard stays in here.
  useEffect(() => {
    if (document.activeElement === document.body) toTitle();
  });
  return toTitle;
}

const nothing = () => {};
/** What the case behind it does with these is not meant while its request is being reviewed. */
const NOT_HERE: KeyMap = { r: nothing, f: nothing, n: nothing, a: nothing, t: nothing, v: nothing };

type OpenProps = ReviewProps & { readonly view: ApprovalView; readonly reviewed: Reviewed };

/** A request with its keys, from the first look to the decision, or to what somebody else decided. */
export function OpenRequest({ view, reviewed, onDone, onBack = onDone, onStep, onCase }: OpenProps) {
  const { approval, mayDecide } = view;
  const onItsWay = isDone(view);
  const isOpen = approval.state === 'waiting' && !onItsWay;
  const keepClaim = useRef(() => {});
  const deciding = useDeciding(view, reviewed, () => {
    keepClaim.current();
    onDone();
  });
  const isMine = isOpen && mayDecide;
  useEffect(() => adoptDecisions([view]), [view]);
  keepClaim.current = useClaim(approval.id, approval.revision, isMine, onItsWay || deciding.busy !== null);
  const field = useRef<HTMLTextAreaElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [keysShown, setKeysShown] = useState(false);
  const toTitle = useTitleFocus(title);
  const { form } = reviewed.review;
  const approve = () => {
    if (!isMine) return;
    const reason = whyNotApprove(view, reviewed.review);
    if (reason === undefined) deciding.approve(statusOf(view, reviewed));
    else toast.show({ text: reason, tone: 'bad' });
  };
  useKeys({
    ...NOT_HERE,
    // Without a list of its own, the one beside it keeps them.
    ...(onStep && { j: () => onStep(1), k: () => onStep(-1) }),
    e: () => field.current?.focus(),
    x: () => isMine && reviewed.change({ form: 'return' }),
    h: () => isMine && reviewed.change({ form: 'pass' }),
    'Ctrl+Enter': approve,
    '?': () => setKeysShown(true),
    Escape: () => (form === 'none' ? onBack() : reviewed.change({ form: 'none' })),
  });
  const all = { view, reviewed, deciding };
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
      {isOpen && <ReviewBody {...all} field={field} onApprove={approve} onLeave={toTitle} onCase={onCase} />}
      {keysShown && <KeysHelp onClose={() => setKeysShown(false)} />}
    </section>
  );
}
