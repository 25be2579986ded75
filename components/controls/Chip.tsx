import type { IconNode } from 'lucide';
import { Icon } from './Icon.tsx';
import { ClockIcon, XIcon } from './icons.ts';
import { tooltip } from './tooltip.ts';

interface ChipProps {
  readonly children: string;
  readonly icon?: IconNode;
  /** It is not confirmed yet: said in these words, shown as a clock. */
  readonly waits?: string | undefined;
  /** Name of the removing button, e.g. «Remove tag vip»; needed with `onRemove`. */
  readonly removeLabel?: string;
  readonly onRemove?: () => void;
}

/** A tag, a set filter, an attached thing: a short word that may be taken away. */
export function Chip({ children, icon, waits, removeLabel, onRemove }: ChipProps) {
  return (
    <span class="chip">
      {icon && <Icon of={icon} />}
      <span class="truncate">{children}</span>
      {waits && <Icon of={ClockIcon} label={waits} class="provisional" />}
      {onRemove && (
        <button
          type="button"
          class="chip-remove"
          aria-label={removeLabel}
          {...tooltip(removeLabel ?? '')}
          onClick={onRemove}
        >
          <Icon of={XIcon} />
        </button>
      )}
    </span>
  );
}
