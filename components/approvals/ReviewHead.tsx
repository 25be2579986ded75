import type { Ref } from 'preact';
import {
  ArrowLeftIcon,
  Button,
  ChannelIcon,
  ChevronDownIcon,
  ChevronUpIcon,
  Icon,
  KeyboardIcon,
  now,
  RelativeTime,
  UserCheckIcon,
} from '@/components/controls';
import { t } from '@/components/locales';
import { reviewedBy } from '@/core/model/approval';
import type { ApprovalView } from '@/core/queries/approvals';
import { Urgent } from './Urgent.tsx';
import { contactOf } from './verdict.ts';

interface HeadProps {
  readonly view: ApprovalView;
  /** Below the case's own header, which names the contact, the channel and the queue. */
  readonly inCase: boolean;
  /** Gets the focus when the request opens, so that screen readers begin here. */
  readonly title: Ref<HTMLHeadingElement>;
  onBack(): void;
  readonly onStep: ((by: 1 | -1) => void) | undefined;
  onKeys(): void;
}

/** Whose reply to whom, how urgent it is, and who else is at it. */
export function ReviewHead({ view, inCase, title, onBack, onStep, onKeys }: HeadProps) {
  const { approval, case: of } = view;
  const name = contactOf(view);
  return (
    <header class="review-head">
      <div class="review-bar">
        <Button
          variant="quiet"
          icon={ArrowLeftIcon}
          label={t(inCase ? 'review.back.case' : 'review.back')}
          keys="Esc"
          onClick={onBack}
        />
        {of && !inCase && <ChannelIcon kind={of.kind} />}
        <h2
          ref={title}
          class="truncate"
          tabIndex={-1}
          aria-label={t('review.opened', { author: approval.author.name, name })}
        >
          {inCase ? t('review.region') : <bdi>{name}</bdi>}
        </h2>
        {inCase && <Facts view={view} inCase />}
        <Urgent row={view} />
        <span class="review-steps">
          {onStep && (
            <>
              <Button
                small
                variant="quiet"
                icon={ChevronUpIcon}
                label={t('review.previous')}
                keys="K"
                onClick={() => onStep(-1)}
              />
              <Button
                small
                variant="quiet"
                icon={ChevronDownIcon}
                label={t('review.next')}
                keys="J"
                onClick={() => onStep(1)}
              />
            </>
          )}
          <Button
            small
            variant="quiet"
            icon={KeyboardIcon}
            label={t('review.keys')}
            keys="?"
            onClick={onKeys}
          />
        </span>
      </div>
      {!inCase && <Facts view={view} />}
    </header>
  );
}

/** By whom and since when; and of which case, where that is not in front. */
function Facts({ view, inCase }: { readonly view: ApprovalView; readonly inCase?: boolean }) {
  const { approval } = view;
  const of = inCase ? null : view.case;
  return (
    <p class="review-facts">
      <bdi class="truncate">{t('review.by', { author: approval.author.name })}</bdi>
      <RelativeTime at={approval.createdAt} />
      {of && <span>#{of.number}</span>}
      {of?.queueName && <bdi class="truncate">{of.queueName}</bdi>}
      {of?.subject && <bdi class="truncate">{of.subject}</bdi>}
    </p>
  );
}

/** Somebody else is at it: said once, above everything that could be done. */
export function AlsoReviewing({ view }: { readonly view: ApprovalView }) {
  const other = reviewedBy(view.approval, view.me?.id ?? '', new Date(now.value).toISOString());
  if (!other || view.approval.state !== 'waiting') return null;
  return (
    <p class="review-other" role="status">
      <Icon of={UserCheckIcon} /> {t('review.look.both', { name: other.name })}
    </p>
  );
}
