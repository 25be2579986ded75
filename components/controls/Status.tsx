import type { IconNode } from 'lucide';
import { t } from '@/components/locales';
import type { CaseStatus } from '@/core/model/case';
import { Icon } from './Icon.tsx';
import {
  CircleArrowUpIcon,
  CircleCheckIcon,
  CircleDashedIcon,
  CircleDotIcon,
  CircleEllipsisIcon,
  CircleMinusIcon,
} from './icons.ts';

/** Each status differs by shape and word, not by colour alone. */
export const STATUS_ICONS: Readonly<Record<CaseStatus, IconNode>> = {
  new: CircleDashedIcon,
  open: CircleDotIcon,
  pending: CircleEllipsisIcon,
  escalated: CircleArrowUpIcon,
  resolved: CircleCheckIcon,
  closed: CircleMinusIcon,
};

interface StatusProps {
  readonly status: CaseStatus;
}

/** Icon and word in the status colour. */
export function StatusLabel({ status }: StatusProps) {
  return (
    <span class="status" data-status={status}>
      <Icon of={STATUS_ICONS[status]} />
      {t(`status.${status}`)}
    </span>
  );
}

/** The icon alone, where there is no room for the word. */
export function StatusDot({ status }: StatusProps) {
  return (
    <span class="status" data-status={status}>
      <Icon of={STATUS_ICONS[status]} label={t(`status.${status}`)} />
    </span>
  );
}
