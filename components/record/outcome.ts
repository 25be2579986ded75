import {
  BanIcon,
  CircleCheckIcon,
  ClockIcon,
  CornerUpLeftIcon,
  HourglassIcon,
  PencilIcon,
} from '@/components/controls';
import { formatDuration } from '@/components/locales';
import type { Approval, ApprovalState } from '@/core/model/approval';

const MINUTE = 60_000;

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

/** Seconds matter to nobody once it took minutes. */
export const formatWait = (ms: number): string =>
  formatDuration(ms < 10 * MINUTE ? Math.max(0, ms) : Math.round(ms / MINUTE) * MINUTE);

/** Blanks at the ends are no correction. */
export const outcomeOf = ({ state, decision, proposal }: Approval): Outcome =>
  state === 'approved' && decision && decision.text.trim() !== proposal.text.trim() ? 'changed' : state;
