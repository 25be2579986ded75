import {
  BellIcon,
  ClipboardCheckIcon,
  ClockIcon,
  FlagIcon,
  HourglassIcon,
  Icon,
  now,
  SentimentFace,
  StatusLabel,
  TimerOffIcon,
  TriangleAlertIcon,
  tooltip,
} from '@/components/controls';
import { DraftMark } from '@/components/drafts/DraftMark.tsx';
import { formatDate, formatDateTime, formatRelative, formatTime, t } from '@/components/locales';
import { isDone } from '@/core/model/case';
import { windowAt } from '@/core/model/window';
import type { CaseRow } from '@/core/queries/inbox';

/** Within this time before it closes, a window is worth a place in the row. */
const WINDOW_SHOWN = 24 * 3_600_000;
const MINUTE = 60_000;

/** How long free text is still allowed on the channel: open, soon closed and closed differ by more than their colour. */
export function WindowClock({ endsAt }: { readonly endsAt: string }) {
  const { state, left } = windowAt(endsAt, now.value);
  if (left > WINDOW_SHOWN) return null;
  const open = left > 0;
  // The last minute counts as one: «0m» would read as closed.
  const until = Math.max(Date.parse(endsAt), now.value + MINUTE);
  const time = formatRelative(new Date(now.value).toISOString(), until);
  const text = open ? t('inbox.window', { time }) : t('inbox.window.closed');
  return (
    <span class="row-window" data-state={state} {...tooltip(text)}>
      <Icon of={open ? HourglassIcon : TimerOffIcon} label={text} />
      {open && <span aria-hidden="true">{time}</span>}
    </span>
  );
}

/** By when the desk promised an answer. Overdue is a word and another icon, not only a colour. */
export function DueChip({ row }: { readonly row: CaseRow }) {
  if (row.dueAt === null || isDone(row.status)) return null;
  const late = Date.parse(row.dueAt) < now.value;
  const time = late
    ? formatRelative(row.dueAt, now.value)
    : formatRelative(new Date(now.value).toISOString(), Date.parse(row.dueAt));
  return (
    <span class="row-due" data-late={late || undefined} {...tooltip(formatDateTime(row.dueAt))}>
      <Icon of={late ? TriangleAlertIcon : FlagIcon} />
      <span>{late ? t('list.overdue', { time }) : t('list.due', { time })}</span>
    </span>
  );
}

/** How long the contact waits, or, if they do not, when something happened last. */
export function Since({ row }: { readonly row: CaseRow }) {
  const at = row.waitingSince ?? row.updatedAt;
  const time = formatRelative(at, now.value);
  const waiting = row.waitingSince !== null;
  const fresh = now.value - Date.parse(at) < 60_000;
  return (
    <time
      class="row-since"
      datetime={at}
      data-waiting={waiting || undefined}
      {...tooltip(formatDateTime(at))}
    >
      {waiting && <span class="visually-hidden">{t('inbox.waiting', { time })}</span>}
      <span aria-hidden={waiting || undefined}>{fresh ? t('time.now') : time}</span>
    </time>
  );
}

/** Status, feeling, who or where, tags: the quiet line. */
export function Facts({ row }: { readonly row: CaseRow }) {
  return (
    <span class="row-facts">
      <StatusLabel status={row.status} />
      {row.pending && (
        <span class="row-pending">
          <Icon of={ClipboardCheckIcon} /> {t('inbox.pending')}
        </span>
      )}
      <DraftMark id={row.id} />
      {row.unconfirmed > 0 && <Icon of={ClockIcon} label={t('delivery.queued')} class="provisional" />}
      {row.reminder && (
        <span
          class="row-reminder"
          data-rung={row.reminder.rung || undefined}
          {...tooltip(row.reminder.note || t('later.reminder.plain'))}
        >
          <Icon of={BellIcon} label={t('later.reminder.plain')} /> {formatDate(row.reminder.at)}{' '}
          {formatTime(row.reminder.at)}
        </span>
      )}
      {row.sentiment && <SentimentFace sentiment={row.sentiment} />}
      {row.assigneeName && !row.mine && (
        <span class="truncate">{t('inbox.assignedTo', { agent: row.assigneeName })}</span>
      )}
      {!row.assigneeName && row.queueName && <span class="truncate">{row.queueName}</span>}
      {row.tagNames.length > 0 && <span class="row-tags truncate">{row.tagNames.join(' · ')}</span>}
    </span>
  );
}
