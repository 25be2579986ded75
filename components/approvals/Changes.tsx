import { Button, toast, Undo2Icon } from '@/components/controls';
import { TextDiff } from '@/components/diff/TextDiff.tsx';
import { t } from '@/components/locales';
import type { ApprovalView } from '@/core/queries/approvals';
import type { Review } from './kept.ts';
import { isEdited, type Reviewed } from './use-review.ts';
import { overLimit } from './verdict.ts';

/** From here on the room left is worth a line. */
const ROOM = 100;

/** How much the channel still takes, once that matters. */
export function Room({ view, review }: { readonly view: ApprovalView; readonly review: Review }) {
  const over = overLimit(view, review);
  if (over === null || -over > ROOM) return null;
  return (
    <p class="field-note" data-bad={over > 0 || undefined}>
      {over > 0 ? t('review.tooLong', { count: over }) : t('review.room', { count: -over })}
    </p>
  );
}

/** The reviewer's changes, live. */
export function Changes({ author, reviewed }: { readonly author: string; readonly reviewed: Reviewed }) {
  const { review, change } = reviewed;
  if (!isEdited(review)) return <p class="review-unchanged">{t('review.unchanged', { author })}</p>;
  const reset = () => {
    const { text, fill } = review;
    change({ text: review.base, fill: undefined });
    const again = { label: t('action.undo'), run: () => change({ text, fill }) };
    toast.show({ text: t('review.reset.done', { author }), action: again });
  };
  return (
    <div class="review-changes">
      <header class="review-caption">
        <h3>{t('review.changes')}</h3>
        <Button small variant="quiet" icon={Undo2Icon} onClick={reset}>
          {t('review.reset')}
        </Button>
      </header>
      <TextDiff
        before={review.base}
        after={review.text}
        gone={t('review.diff.gone')}
        come={t('review.diff.come')}
        label={t('review.changes')}
      />
    </div>
  );
}
