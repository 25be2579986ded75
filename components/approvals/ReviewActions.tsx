import type { Press } from '@/components/composer/covered.ts';
import { SEND_STATUSES } from '@/components/composer/send-choice.ts';
import { useSendGuard } from '@/components/composer/send-guard.tsx';
import {
  Button,
  CornerUpLeftIcon,
  SendIcon,
  SplitButton,
  STATUS_ICONS,
  UserPlusIcon,
} from '@/components/controls';
import { t } from '@/components/locales';
import type { CaseStatus } from '@/core/model/case';
import type { ApprovalView } from '@/core/queries/approvals';
import type { Deciding } from './use-deciding.ts';
import type { Reviewed } from './use-review.ts';

/** The statuses a reply may set; what else its author chose is left as it is. */
const known = (status: CaseStatus | null) => SEND_STATUSES.find((one) => one === status) ?? null;

/** The status that is set with the reply: the reviewer's choice, else the author's. */
export const statusOf = ({ approval }: ApprovalView, { review }: Reviewed): CaseStatus | null =>
  review.status === undefined ? approval.proposal.status : review.status;

function labelOf(status: CaseStatus | null, isPublic: boolean): string {
  const sendAs = known(status);
  if (sendAs) return t(`review.approve.${sendAs}`);
  return isPublic ? t('review.approve.public') : t('review.approve');
}

interface ActionsProps {
  readonly view: ApprovalView;
  readonly reviewed: Reviewed;
  readonly deciding: Deciding;
  /** Why it cannot be approved now. */
  readonly reason: string | undefined;
}

/** The three ways out of a review. A press that a page around us may have steered is asked about once. */
export function ReviewActions({ view, reviewed, deciding, reason }: ActionsProps) {
  const { place, guard, question } = useSendGuard<HTMLDivElement>();
  const { change } = reviewed;
  const current = statusOf(view, reviewed);
  const isPublic = view.channel?.isPublic ?? false;
  const press = (event: Press, status: CaseStatus | null) => {
    if (reason === undefined) guard(event, labelOf(status, isPublic), () => deciding.approve(status));
  };
  return (
    <footer class="review-actions" ref={place}>
      {question}
      <Button
        icon={CornerUpLeftIcon}
        keys="X"
        label={t('review.return.to', { author: view.approval.author.name })}
        onClick={() => change({ form: 'return' })}
      >
        {t('review.return')}
      </Button>
      <Button
        variant="quiet"
        icon={UserPlusIcon}
        keys="H"
        label={t('review.pass')}
        onClick={() => change({ form: 'pass' })}
      >
        <span class="review-wide">{t('review.pass')}</span>
      </Button>
      <SplitButton
        tone="reply"
        icon={SendIcon}
        keys="Ctrl+Enter"
        busy={deciding.busy === 'approve'}
        reason={reason}
        menuLabel={t('review.approve.ways')}
        items={[null, ...SEND_STATUSES].map((status) => ({
          id: status ?? 'plain',
          label: labelOf(status, isPublic),
          icon: status ? STATUS_ICONS[status] : SendIcon,
          checked: status === known(current),
          // As beside «Send»: choosing sets it and does it.
          onSelect: (event: Press) => {
            change({ status });
            press(event, status);
          },
        }))}
        onClick={(event) => press(event, current)}
      >
        {labelOf(current, isPublic)}
      </SplitButton>
    </footer>
  );
}
