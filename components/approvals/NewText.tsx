import { Button, Icon, SquarePenIcon, toast } from '@/components/controls';
import { TextDiff } from '@/components/diff/TextDiff.tsx';
import { t } from '@/components/locales';
import type { ApprovalView } from '@/core/queries/approvals';
import type { Review } from './kept.ts';
import type { Deciding } from './use-deciding.ts';
import { isEdited, type Reviewed } from './use-review.ts';

interface NewTextProps {
  readonly view: ApprovalView;
  readonly reviewed: Reviewed;
  readonly deciding: Deciding;
}

/** The author was faster: their change first, then what becomes of the reviewer's. */
export function NewText({ view, reviewed, deciding }: NewTextProps) {
  const { approval } = view;
  const { review, change } = reviewed;
  const author = approval.author.name;
  const { text } = approval.proposal;
  const edited = isEdited(review);
  const goOn = (mine: Pick<Review, 'text' | 'fill'>) => {
    deciding.clear();
    change({ revision: approval.revision, base: text, looked: null, text: mine.text, fill: mine.fill });
  };
  const take = () => {
    const before = review;
    goOn({ text });
    if (edited)
      toast.show({
        text: t('review.reset.done', { author }),
        action: { label: t('action.undo'), run: () => change({ text: before.text, fill: before.fill }) },
      });
  };
  return (
    <div class="review-stop" role="alert" data-look="">
      <Icon of={SquarePenIcon} />
      <div>
        <p>
          <strong>{t('review.new.title', { author })}</strong> {edited && t('review.new.kept')}
        </p>
        <TextDiff
          before={review.base}
          after={text}
          gone={t('review.diff.gone')}
          come={t('review.diff.come')}
          label={t('review.new.diff', { author })}
        />
        <span class="review-buttons">
          {edited && (
            <Button small onClick={() => goOn(review)}>
              {t('review.new.keep')}
            </Button>
          )}
          <Button small onClick={take}>
            {edited ? t('review.new.take') : t('review.new.review')}
          </Button>
        </span>
      </div>
    </div>
  );
}
