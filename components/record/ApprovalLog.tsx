import '@/components/locales/approvals.ts';
import { useState } from 'preact/hooks';
import {
  ArrowRightIcon,
  BanIcon,
  CircleArrowUpIcon,
  CircleCheckIcon,
  CornerUpLeftIcon,
  EyeIcon,
  HourglassIcon,
  Icon,
  LockIcon,
  PencilIcon,
  SendIcon,
  tooltip,
} from '@/components/controls';
import { formatWhen } from '@/components/later/times.ts';
import { formatDateTime, t } from '@/components/locales';
import type { Approval, ApprovalEvent } from '@/core/model/approval';
import { eventDetail, eventSentence } from './log-words.ts';
import './record.css';

const ICONS = {
  requested: SendIcon,
  revised: PencilIcon,
  claimed: EyeIcon,
  released: EyeIcon,
  passed: ArrowRightIcon,
  escalated: CircleArrowUpIcon,
  blocked: LockIcon,
  approved: CircleCheckIcon,
  returned: CornerUpLeftIcon,
  withdrawn: BanIcon,
  lapsed: HourglassIcon,
} as const satisfies Record<ApprovalEvent['kind'], unknown>;

/** Who did what with a request, and when; oldest first. */
export function ApprovalLog({ log }: Pick<Approval, 'log'>) {
  return (
    <ol class="approval-log">
      {log.map((event) => {
        const detail = eventDetail(event);
        return (
          <li key={`${event.at} ${event.kind}`} data-kind={event.kind}>
            <Icon of={ICONS[event.kind]} />
            <p>
              <bdi>{eventSentence(event)}</bdi>
            </p>
            <time datetime={event.at} {...tooltip(formatDateTime(event.at))}>
              {formatWhen(event.at)}
            </time>
            {detail && (
              <p class="approval-log-detail" dir="auto">
                {detail}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** The same, folded away until somebody asks for it. */
export function FoldedLog({ log }: Pick<Approval, 'log'>) {
  const [open, setOpen] = useState(false);
  return (
    <details class="approval-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('record.happened')}</summary>
      {open && <ApprovalLog log={log} />}
    </details>
  );
}
