import { t } from '@/components/locales';
import type { ApprovalView } from '@/core/queries/approvals';
import type { Review } from './kept.ts';
import { fillingOf } from './proposed-template.ts';
import { isRewritten } from './use-review.ts';
import { contactOf, openBlocks, overLimit } from './verdict.ts';

/** Why it cannot be approved just now, as a sentence; undefined = it can. */
export function whyNotApprove(view: ApprovalView, review: Review): string | undefined {
  const { approval, me } = view;
  if (!me?.rights.includes('approve')) return t('review.noRight');
  if (isRewritten(review, approval)) return t('review.new.first');
  const [block] = openBlocks(view, review);
  if (block) return t(`review.block.${block}`, { name: contactOf(view) });
  const template = fillingOf(view, review)?.reason;
  if (template) return template;
  const over = overLimit(view, review) ?? 0;
  if (over > 0) return t('review.tooLong', { count: over });
  const { attachments, mail } = approval.proposal;
  // A forwarded mail says enough by itself.
  const isEmpty = review.text.trim() === '' && attachments.length === 0 && mail?.mode !== 'forward';
  return isEmpty ? t('review.empty') : undefined;
}
