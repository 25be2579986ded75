import {
  ChannelIcon,
  ClockIcon,
  EyeIcon,
  Icon,
  now,
  RelativeTime,
  TriangleAlertIcon,
  UserCheckIcon,
} from '@/components/controls';
import { t } from '@/components/locales';
import { reviewedBy } from '@/core/model/approval';
import type { ApprovalRow } from '@/core/queries/approvals';
import { Urgent } from './Urgent.tsx';
import { isDone } from './use-requests.ts';
import { contactOf } from './verdict.ts';

interface RowProps {
  /** undefined = it is on its way. */
  readonly row: ApprovalRow | undefined;
  readonly index: number;
  readonly total: number;
  readonly current: boolean;
  /** Who looks at the list: that they review it themselves is no news to them. */
  readonly me: string;
  onOpen(): void;
}

/** A request in three lines: to whom and how urgent, what the customer wrote last, whose text it is and who is at it. */
export function RequestRow({ row, index, total, current, me, onOpen }: RowProps) {
  const style = { transform: `translateY(calc(var(--request) * ${index}))` };
  if (!row) return <div class="request bone" style={style} aria-hidden="true" />;
  const { approval, case: of, lastInbound } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard (aria-activedescendant)
    <div
      id={`request-${index}`}
      class="request"
      role="option"
      tabIndex={-1}
      aria-selected={current}
      aria-setsize={total}
      aria-posinset={index + 1}
      data-current={current || undefined}
      data-done={isDone(row) || undefined}
      data-request={approval.id}
      style={style}
      onClick={onOpen}
    >
      <span class="request-head">
        {of && <ChannelIcon kind={of.kind} />}
        <span class="request-name truncate">
          <bdi>{contactOf(row)}</bdi>
        </span>
        <Urgent row={row} />
        <RelativeTime at={approval.createdAt} />
      </span>
      <span class="request-said truncate">
        {of?.kind === 'email' && of.subject && <b dir="auto">{of.subject} </b>}
        <bdi>{lastInbound ? lastInbound.text || t('inbox.noText') : t('review.noInbound')}</bdi>
      </span>
      <span class="request-facts">
        <bdi class="truncate">{t('review.by', { author: approval.author.name })}</bdi>
        {of?.queueName && <bdi class="truncate request-queue">{of.queueName}</bdi>}
        <State row={row} me={me} />
      </span>
    </div>
  );
}

/** The one thing worth knowing before opening it. */
function State({ row, me }: { readonly row: ApprovalRow; readonly me: string }) {
  const { approval, blocks, owed } = row;
  const other = reviewedBy(approval, me, new Date(now.value).toISOString());
  const [block] = blocks;
  if (isDone(row))
    return (
      <span class="request-state">
        <Icon of={ClockIcon} /> {t('delivery.sending')}
      </span>
    );
  if (owed?.problem)
    return (
      <span class="request-state" data-bad>
        <Icon of={TriangleAlertIcon} /> {t('review.problem')}
      </span>
    );
  if (other)
    return (
      <span class="request-state truncate">
        <Icon of={UserCheckIcon} /> {t('review.looking', { name: other.name })}
      </span>
    );
  if (!block) return null;
  return (
    <span class="request-state truncate" data-bad={block !== 'moved' || undefined}>
      <Icon of={block === 'moved' ? EyeIcon : TriangleAlertIcon} /> {t(`review.short.${block}`)}
    </span>
  );
}
