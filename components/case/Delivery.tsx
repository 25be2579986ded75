import {
  CheckCheckIcon,
  CheckIcon,
  CircleAlertIcon,
  CircleQuestionMarkIcon,
  ClockIcon,
  Icon,
  PauseIcon,
  tooltip,
} from '@/components/controls';
import { t } from '@/components/locales';
import type { DeliveryState } from '@/core/model/message';

const ICONS = {
  queued: ClockIcon,
  sending: ClockIcon,
  unconfirmed: CircleQuestionMarkIcon,
  failed: CircleAlertIcon,
  held: PauseIcon,
  sent: CheckIcon,
  delivered: CheckCheckIcon,
  read: CheckCheckIcon,
} as const satisfies Record<DeliveryState, unknown>;

/** States an agent should read, not guess from an icon. */
const SAID: readonly DeliveryState[] = ['unconfirmed', 'failed', 'held', 'queued'];

/** How far a message of ours has come: never more than is known. */
export function Delivery({ state }: { readonly state: DeliveryState }) {
  const said = SAID.includes(state);
  return (
    <span class="delivery" data-state={state} {...tooltip(t(`delivery.hint.${state}`))}>
      {said && <span>{t(`delivery.${state}`)}</span>}
      <Icon of={ICONS[state]} label={said ? undefined : t(`delivery.${state}`)} />
    </span>
  );
}
