import { FlagIcon, HourglassIcon, Icon, now, TriangleAlertIcon, tooltip } from '@/components/controls';
import { formatDateTime, formatRelative, t } from '@/components/locales';
import { windowAt } from '@/core/model/window';
import type { ApprovalRow } from '@/core/queries/approvals';
import './urgent.css';

/** What is over first, the channel's window or the promised answer, and in how long. Late is a word, not only a colour. */
export function Urgent({ row }: { readonly row: Pick<ApprovalRow, 'urgentAt' | 'case'> }) {
  const { urgentAt, case: of } = row;
  if (!urgentAt) return null;
  const isWindow = of?.windowEndsAt === urgentAt;
  // A promised answer is counted like a window.
  const { state } = windowAt(urgentAt, now.value);
  const late = state === 'closed';
  const time = late
    ? formatRelative(urgentAt, now.value)
    : formatRelative(new Date(now.value).toISOString(), Date.parse(urgentAt));
  const lateText = isWindow ? t('review.windowOver') : t('review.overdue', { time });
  const text = late ? lateText : t(isWindow ? 'review.window' : 'review.due', { time });
  const icon = isWindow ? HourglassIcon : FlagIcon;
  return (
    <span
      class="review-urgent"
      data-late={late || undefined}
      data-near={state !== 'open' || undefined}
      {...tooltip(`${text} · ${formatDateTime(urgentAt)}`)}
    >
      <Icon of={late ? TriangleAlertIcon : icon} label={text} />
      <span aria-hidden="true">{late ? lateText : time}</span>
    </span>
  );
}
