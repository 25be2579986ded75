import {
  BanIcon,
  CircleCheckIcon,
  ClockIcon,
  CornerUpLeftIcon,
  HourglassIcon,
  PencilIcon,
} from '@/components/controls';
import type { Approval, ApprovalState } from '@/core/model/approval';

/** What became of a request as its author sees it: approved as written and with changes are two things. */
export const OUTCOMES = ['waiting', 'changed', 'approved', 'returned', 'withdrawn', 'lapsed'] as const;
export type Outcome = ApprovalState | 'changed';

/** Told apart by shape as well as colour. */
export const OUTCOME_ICONS = {
  waiting: ClockIcon,
  approved: CircleCheckIcon,
  changed: PencilIcon,
  returned: CornerUpLeftIcon,
  withdrawn: BanIcon,
  lapsed: HourglassIcon,
} as const satisfies Record<Outcome, unknown>;

/** Blanks at the ends are no correction. */
export const outcomeOf = ({ state, decision, proposal }: Approval): Outcome =>
  state === 'approved' && decision && decision.text.trim() !== proposal.text.trim() ? 'changed' : state;
