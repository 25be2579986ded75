import { useEffect, useRef } from 'preact/hooks';
import { Button, CircleCheckIcon, ClockIcon, EmptyState, InfoIcon } from '@/components/controls';
import { TextDiff } from '@/components/diff/TextDiff.tsx';
import { t } from '@/components/locales';
import { FoldedLog } from '@/components/record/ApprovalLog.tsx';
import { desk } from '@/core/live/desk';
import type { ApprovalView } from '@/core/queries/approvals';
import { CopyMine } from './CopyMine.tsx';
import { isEdited, type Reviewed } from './use-review.ts';

/** Who was first, or that it was the reviewer; what is over needs no decision any more. */
function sentenceOf({ approval, me }: ApprovalView): string {
  const { state, decision, author } = approval;
  if (state === 'withdrawn') return t('review.decided.withdrawn', { author: author.name });
  if (state !== 'approved' && state !== 'returned') return t('review.decided.lapsed');
  if (decision?.by && decision.by.id === me?.id) return t(`review.decided.mine.${state}`);
  return t(`review.decided.${state}`, { name: decision?.by?.name || t('review.decided.desk') });
}

interface DecidedProps {
  readonly view: ApprovalView;
  readonly reviewed: Reviewed;
  onDone(): void;
}

/** Nothing is left to decide: what became of it, the reviewer's own words if there are any, and on to the next. */
export function Decided({ view, reviewed, onDone }: DecidedProps) {
  const next = useRef<HTMLButtonElement>(null);
  const { decision, state } = view.approval;
  useEffect(() => next.current?.focus(), []);
  const { owed } = view;
  const leave = () => {
    reviewed.drop();
    // A decision of one's own that came too late has been told; its text is kept among the drafts.
    if (owed?.problem) desk.takeBack(owed.item).catch(() => {});
    onDone();
  };
  return (
    <div class="review-over" role="alert">
      <EmptyState
        icon={state === 'approved' ? CircleCheckIcon : InfoIcon}
        title={sentenceOf(view)}
        text={decision?.reason ?? ''}
      >
        {isEdited(reviewed.review) && <CopyMine text={reviewed.review.text} />}
        <Button buttonRef={next} variant="primary" onClick={leave}>
          {t('review.goOn')}
        </Button>
      </EmptyState>
      {decision?.text && (
        <section class="review-proposed">
          <h3>{t('review.decided.sent')}</h3>
          <TextDiff
            before={view.approval.proposal.text}
            after={decision.text}
            gone={t('review.diff.gone')}
            come={t('review.diff.come')}
            label={t('review.decided.sent')}
          />
        </section>
      )}
      <FoldedLog log={view.approval.log} />
    </div>
  );
}

/** The reviewer's own decision has not arrived yet; it needs nobody. */
export function OnItsWay({ onDone }: { onDone(): void }) {
  return (
    <div class="review-over">
      <EmptyState icon={ClockIcon} title={t('review.onItsWay')}>
        <Button variant="primary" onClick={onDone}>
          {t('review.goOn')}
        </Button>
      </EmptyState>
    </div>
  );
}

/** There is no such request any more. */
export function Gone({ onDone }: { onDone(): void }) {
  return (
    <div class="review-over" role="alert">
      <EmptyState icon={InfoIcon} title={t('review.gone')}>
        <Button variant="primary" onClick={onDone}>
          {t('review.goOn')}
        </Button>
      </EmptyState>
    </div>
  );
}
