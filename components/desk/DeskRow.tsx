import { useState } from 'preact/hooks';
import { act } from '@/components/app/act.ts';
import {
  Button,
  CircleCheckIcon,
  CloudOffIcon,
  Icon,
  LogInIcon,
  RefreshCwIcon,
  WifiOffIcon,
} from '@/components/controls';
import { t } from '@/components/locales';
import { desk as commands } from '@/core/live/desk';
import type { DeskHealth } from '@/core/model/desk';
import type { DeskStatus } from '@/core/queries/status';
import { deskHint, deskState } from './desk-words.ts';
import './desk.css';

const ICONS = {
  'in-step': CircleCheckIcon,
  connecting: RefreshCwIcon,
  offline: WifiOffIcon,
  down: CloudOffIcon,
  'signed-out': LogInIcon,
} as const satisfies Record<DeskHealth, unknown>;

/** How a desk does, by shape and colour; `label` where no word stands beside it. */
export const HealthIcon = ({ health, label }: { readonly health: DeskHealth; readonly label?: string }) => (
  <Icon of={ICONS[health]} label={label} />
);

/** What can be done about a desk that does not do well: log in, or ask it now. */
function DeskButton({ desk }: { readonly desk: DeskStatus }) {
  const [busy, setBusy] = useState(false);
  const run = async (work: Promise<unknown>) => {
    setBusy(true);
    await act(work);
    setBusy(false);
  };
  if (desk.health === 'signed-out' || !desk.me)
    return (
      <Button small variant="primary" busy={busy} onClick={() => void run(commands.signIn(desk.id))}>
        {t('options.desk.signIn')}
      </Button>
    );
  if (desk.health === 'in-step') return null;
  return (
    <Button small busy={busy} onClick={() => void run(commands.pullNow(desk.id))}>
      {t('error.offline.next')}
    </Button>
  );
}

/** One desk's line: its name, how it does and since when, what waits, and the next step. */
export function DeskRow({ desk }: { readonly desk: DeskStatus }) {
  const hint = deskHint(desk);
  return (
    <div class="desk-row" data-health={desk.health}>
      <HealthIcon health={desk.health} />
      <div class="desk-row-text">
        <p>
          <strong>{desk.name || t(`desk.kind.${desk.kind}`)}</strong>
          <span class="desk-state">{deskState(desk)}</span>
        </p>
        {hint && <p class="desk-hint">{hint}</p>}
        {(desk.owed > 0 || desk.stuck > 0) && (
          <p class="desk-hint">
            {[
              desk.stuck > 0 && t('line.stuck', { count: desk.stuck }),
              desk.owed > 0 && t('desk.outbox', { count: desk.owed }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
      </div>
      <DeskButton desk={desk} />
    </div>
  );
}
