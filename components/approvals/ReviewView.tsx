import { InlineError, Skeleton } from '@/components/controls';
import { t } from '@/components/locales';
import { useQuery } from '@/core/live/use-query';
import type { ApprovalView } from '@/core/queries/approvals';
import { Gone } from './Decided.tsx';
import { OpenRequest } from './OpenRequest.tsx';
import type { ReviewProps } from './review-props.ts';
import { useReview } from './use-review.ts';
import '@/components/locales/approvals.ts';
import './review.css';

/** One request, with everything needed to decide about it. The same in the popup, in a case and in a tab. */
export function ReviewView(props: ReviewProps) {
  const answer = useQuery('approval', props.approval);
  if (answer.state === 'failed') return <InlineError code="storage" text={t('review.failed')} />;
  if (answer.state === 'loading') return <Skeleton kind="message" count={3} />;
  if (answer.value === null) return <Gone onDone={props.onDone} />;
  // Somebody else signed in is another review.
  return <Request {...props} key={`${answer.value.me?.id} ${props.approval}`} view={answer.value} />;
}

function Request({ view, ...props }: ReviewProps & { readonly view: ApprovalView }) {
  const reviewed = useReview(view.me?.id ?? '', view.approval);
  if (!reviewed) return <Skeleton kind="message" count={3} />;
  return <OpenRequest {...props} view={view} reviewed={reviewed} />;
}
