import type { RefObject } from 'preact';
import { t } from '@/components/locales';
import { FoldedLog } from '@/components/record/ApprovalLog.tsx';
import type { ApprovalView } from '@/core/queries/approvals';
import { AuthorsNote } from './Envelope.tsx';
import { PassForm } from './PassForm.tsx';
import { Proposed } from './Proposed.tsx';
import { RecentMessages } from './RecentMessages.tsx';
import { ReturnForm } from './ReturnForm.tsx';
import { ReviewActions } from './ReviewActions.tsx';
import { AlsoReviewing } from './ReviewHead.tsx';
import type { ReviewProps } from './review-props.ts';
import { Stops } from './Stops.tsx';
import type { Deciding } from './use-deciding.ts';
import type { Reviewed } from './use-review.ts';
import { whyNotApprove } from './why-not-approve.ts';

interface BodyProps extends Pick<ReviewProps, 'onCase'> {
  readonly view: ApprovalView;
  readonly reviewed: Reviewed;
  readonly deciding: Deciding;
  /** The text's field: a key goes there. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
  onApprove(): void;
  /** Out of the text. */
  onLeave(): void;
}

/** The thread's end beside the text, what speaks against it, and below both the ways out. */
export function ReviewBody({ view, reviewed, deciding, field, onApprove, onLeave, onCase }: BodyProps) {
  const { approval } = view;
  const { form } = reviewed.review;
  const all = { view, reviewed, deciding };
  return (
    <>
      <div class="review-body">
        <RecentMessages view={view} onCase={onCase && (() => onCase(approval.case))} />
        <div class="review-draft">
          <AlsoReviewing view={view} />
          <Stops {...all} />
          <AuthorsNote view={view} />
          <Proposed view={view} reviewed={reviewed} field={field} onApprove={onApprove} onLeave={onLeave} />
          <FoldedLog log={approval.log} />
        </div>
      </div>
      {!view.mayDecide && <p class="review-notYours">{t('review.notYours')}</p>}
      {view.mayDecide && form === 'return' && <ReturnForm {...all} />}
      {view.mayDecide && form === 'pass' && <PassForm {...all} />}
      {view.mayDecide && form === 'none' && (
        <ReviewActions {...all} reason={whyNotApprove(view, reviewed.review)} />
      )}
    </>
  );
}
