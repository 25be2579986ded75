import {
  CircleCheckIcon,
  CloudOffIcon,
  Icon,
  LogInIcon,
  RefreshCwIcon,
  tooltip,
  WifiOffIcon,
} from '@/components/controls';
import { formatTime, t } from '@/components/locales';
import type { DeskHealth } from '@/core/model/desk';
import type { DeskStatus } from '@/core/queries/status';

const ICONS = {
  'in-step': CircleCheckIcon,
  connecting: RefreshCwIcon,
  offline: WifiOffIcon,
  down: CloudOffIcon,
  'signed-out': LogInIcon,
} as const satisfies Record<DeskHealth, unknown>;

/** The worst first: that is what the agent must know. */
const ORDER: readonly DeskHealth[] = ['signed-out', 'down', 'offline', 'connecting', 'in-step'];

/** What it means for the agent: what is safe, and what will happen next. */
const hint = (desk: DeskStatus) => {
  const time = desk.inStepAt ? formatTime(desk.inStepAt) : '';
  const said = {
    'in-step': t('desk.health.hint.in-step', { time }),
    connecting: t('desk.health.hint.connecting', { desk: desk.name }),
    offline: t('desk.health.hint.offline'),
    down: t('desk.health.hint.down', { desk: desk.name }),
    'signed-out': t('desk.health.hint.signed-out', { desk: desk.name }),
  };
  return said[desk.health];
};

/** How the desks do, in one line: the truth about what is in step and what still waits here. */
export function DeskLine({ desks }: { readonly desks: readonly DeskStatus[] }) {
  const worst = [...desks].sort((a, b) => ORDER.indexOf(a.health) - ORDER.indexOf(b.health))[0];
  if (!worst) return null;
  const owed = desks.reduce((sum, desk) => sum + desk.owed, 0);
  const calm = worst.health === 'in-step';
  return (
    <span class="desk-line" data-health={worst.health} {...tooltip(hint(worst))}>
      <Icon of={ICONS[worst.health]} label={`${worst.name}: ${t(`desk.health.${worst.health}`)}`} />
      {/* One thing at a time: while something waits to be sent, the desk's name can wait too. */}
      {(owed === 0 || !calm) && (
        <span class="truncate">{calm ? worst.name : t(`desk.health.${worst.health}`)}</span>
      )}
      {owed > 0 && <span class="desk-owed truncate">{t('desk.outbox', { count: owed })}</span>}
    </span>
  );
}
