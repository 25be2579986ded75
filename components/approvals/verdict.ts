import { t } from '@/components/locales';
import type { ApprovalBlock } from '@/core/model/approval';
import type { ErrorCode } from '@/core/model/errors';
import type { ApprovalView } from '@/core/queries/approvals';
import type { Review } from './kept.ts';

/** Why a decision was stopped, here or by the desk. */
export interface Stop {
  readonly code: ErrorCode;
  readonly detail: string;
}

/** With these a look at what is new is enough; with the others nothing can go out. */
const LOOK: readonly ApprovalBlock[] = ['moved', 'answered'];

/** The contact as people call them. */
export const contactOf = ({ case: of }: Pick<ApprovalView, 'case'>) =>
  of?.contactName || t('contact.unknown');

/** The reviewer has read the thread as it stands. */
const hasLooked = ({ looked }: Review, { case: of }: ApprovalView) =>
  looked !== null && of !== null && looked >= of.revision;

/** What still stands against approving, most final first. */
export function openBlocks(view: ApprovalView, review: Review): ApprovalBlock[] {
  const looked = hasLooked(review, view);
  const open = view.blocks.filter((block) => !(looked && LOOK.includes(block)));
  return open.sort((a, b) => Number(LOOK.includes(a)) - Number(LOOK.includes(b)));
}

/** Nothing but a look stands against it. */
export const needsLook = (blocks: readonly ApprovalBlock[]) =>
  blocks.length > 0 && blocks.every((block) => LOOK.includes(block));

/** Characters above what the channel takes; negative = so many are left, null = it has no limit. */
export function overLimit(view: ApprovalView, { text }: Review): number | null {
  // The rules of templates count by themselves, and name the field.
  if (view.approval.proposal.template) return null;
  const limit = view.channel?.limits.textLength ?? 0;
  return limit > 0 ? [...text].length - limit : null;
}
