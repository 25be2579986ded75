import { t } from '@/components/locales';
import type { ApprovalEvent } from '@/core/model/approval';

/** Why a desk did not let one go out, or ended it. */
const WHY = ['moved', 'answered', 'closed', 'window', 'files', 'no-right', 'new-revision'] as const;
const HAS_WHY: readonly ApprovalEvent['kind'][] = ['blocked', 'lapsed'];

/** What happened, as a sentence. */
export const eventSentence = ({ kind, by }: ApprovalEvent): string =>
  t(`record.log.${kind}`, { name: by?.name || t('record.desk') });

/** What was said with it: a note, a reason, whom it went to, or why it could not be; '' = nothing. */
export function eventDetail({ kind, detail }: ApprovalEvent): string {
  const why = HAS_WHY.includes(kind) && WHY.find((one) => one === detail);
  return why ? t(`record.why.${why}`) : detail;
}
