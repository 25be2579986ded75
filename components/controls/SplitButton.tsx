import type { ComponentChildren } from 'preact';
import { t } from '@/components/locales';
import { Button, type ButtonProps, type Tone } from './Button.tsx';
import { ChevronDownIcon } from './icons.ts';
import { Menu } from './Menu.tsx';
import type { MenuItem } from './MenuList.tsx';

interface SplitButtonProps {
  readonly children: ComponentChildren;
  readonly icon?: ButtonProps['icon'];
  readonly tone?: Tone;
  readonly keys?: string;
  readonly busy?: boolean;
  readonly reason?: string;
  /** Name of the main action with its key hint, where the words on it are not enough. */
  readonly label?: string;
  /** The other ways to do it. */
  readonly items: readonly MenuItem[];
  readonly menuLabel?: string;
  onClick(event: MouseEvent): void;
}

/** The main action, and beside it a menu with the other ways to do the same. */
export function SplitButton({ children, items, menuLabel, tone, busy, ...main }: SplitButtonProps) {
  const label = menuLabel ?? t('action.more');
  return (
    <div class="split-button" data-tone={tone}>
      <Button variant="primary" tone={tone} busy={busy} {...main}>
        {children}
      </Button>
      <Menu
        button={{
          variant: 'primary',
          tone,
          icon: ChevronDownIcon,
          label,
          reason: busy ? t('state.busy') : undefined,
        }}
        items={items}
        align="end"
      />
    </div>
  );
}
