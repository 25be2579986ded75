import type { TargetedMouseEvent } from 'preact';
import {
  ChannelIcon,
  ClockIcon,
  EyeIcon,
  HourglassIcon,
  Icon,
  now,
  SentimentFace,
  StatusLabel,
  tooltip,
} from '@/components/controls';
import { formatDateTime, formatRelative, t } from '@/components/locales';
import type { CaseRow } from '@/core/queries/inbox';

interface RowProps {
  readonly row: CaseRow | undefined;
  readonly index: number;
  readonly total: number;
  /** CSS pixels. */
  readonly height: number;
  readonly current: boolean;
  readonly open: boolean;
  onOpen(): void;
  onPreview(): void;
}

/** Within this time before it closes, the 24-hour window is worth a place in the row. */
const WINDOW_NEAR = 24 * 3_600_000;

function WindowClock({ endsAt }: { readonly endsAt: string }) {
  const left = Date.parse(endsAt) - now.value;
  if (left > WINDOW_NEAR) return null;
  const open = left > 0;
  const text = open
    ? t('inbox.window', { time: formatRelative(endsAt, now.value) })
    : t('inbox.window.closed');
  return (
    <span class="row-window" data-closed={!open || undefined} {...tooltip(text)}>
      <Icon of={HourglassIcon} label={text} />
      {open && <span aria-hidden="true">{formatRelative(endsAt, now.value)}</span>}
    </span>
  );
}

/** How long the contact waits, or, if they do not, when something happened last. */
function Since({ row }: { readonly row: CaseRow }) {
  const at = row.waitingSince ?? row.updatedAt;
  const time = formatRelative(at, now.value);
  const waiting = row.waitingSince !== null;
  return (
    <time
      class="row-since"
      datetime={at}
      data-waiting={waiting || undefined}
      {...tooltip(formatDateTime(at))}
    >
      {waiting && <span class="visually-hidden">{t('inbox.waiting', { time })}</span>}
      <span aria-hidden={waiting || undefined}>{time}</span>
    </time>
  );
}

function Facts({ row }: { readonly row: CaseRow }) {
  return (
    <span class="row-facts">
      <StatusLabel status={row.status} />
      {row.unconfirmed > 0 && <Icon of={ClockIcon} label={t('delivery.queued')} class="provisional" />}
      {row.sentiment && <SentimentFace sentiment={row.sentiment} />}
      {row.assigneeName && !row.mine && (
        <span class="truncate">{t('inbox.assignedTo', { agent: row.assigneeName })}</span>
      )}
      {!row.assigneeName && row.queueName && <span class="truncate">{row.queueName}</span>}
      {row.tagNames.length > 0 && <span class="row-tags truncate">{row.tagNames.join(' · ')}</span>}
    </span>
  );
}

/** One line of the list. Its words are one sentence for screen readers; the eye button is the mouse's Space. */
export function CaseRowView(props: RowProps) {
  const { row, index, total, height, current, open, onOpen, onPreview } = props;
  const style = { transform: `translateY(${index * height}px)`, height: `${height}px` };
  if (!row) return <div class="case-row bone" style={style} aria-hidden="true" />;
  const eye = (event: TargetedMouseEvent<HTMLElement>) => {
    event.stopPropagation();
    onPreview();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard (aria-activedescendant)
    <div
      id={`case-row-${index}`}
      class="case-row"
      role="option"
      tabIndex={-1}
      aria-selected={current}
      aria-setsize={total}
      aria-posinset={index + 1}
      data-open={open || undefined}
      data-unread={row.unread > 0 || undefined}
      data-case={row.id}
      style={style}
      onClick={onOpen}
    >
      <span class="row-head">
        <ChannelIcon kind={row.kind} />
        <bdi class="row-name truncate">{row.contactName || t('contact.unknown')}</bdi>
        {row.windowEndsAt && row.status !== 'closed' && <WindowClock endsAt={row.windowEndsAt} />}
        <Since row={row} />
      </span>
      <span class="row-preview">
        <span class="truncate">
          {row.kind === 'email' && row.subject && <b dir="auto">{row.subject} </b>}
          <bdi>{row.preview || (row.kind === 'email' ? '' : row.subject) || t('inbox.noText')}</bdi>
        </span>
        {row.unread > 0 && (
          <span class="unread">
            <span aria-hidden="true">{row.unread}</span>
            <span class="visually-hidden">{t('inbox.unread', { count: row.unread })}</span>
          </span>
        )}
      </span>
      <Facts row={row} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: Space does it */}
      <span class="row-eye" aria-hidden="true" onClick={eye} {...tooltip(t('case.preview'), 'Space')}>
        <Icon of={EyeIcon} />
      </span>
    </div>
  );
}
