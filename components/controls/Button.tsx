import type { IconNode } from 'lucide';
import type { ButtonHTMLAttributes, ComponentChildren, Ref } from 'preact';
import { t } from '@/components/locales';
import { Icon } from './Icon.tsx';
import { tooltip } from './tooltip.ts';

/** Colour family of what a button sends: these three must never be mistaken for each other. */
export type Tone = 'reply' | 'note' | 'approval';

/** All a button element takes, and what ours adds; `label`, not `aria-label`, so that the tooltip says the same. */
export interface ButtonProps extends Omit<ButtonHTMLAttributes, 'icon' | 'label' | 'ref'> {
  /** primary: the one thing to do here · plain: with a border · quiet: text only · danger: cannot be undone. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly tone?: Tone;
  readonly icon?: IconNode;
  /** Name and tooltip of a button without text; with text, a longer name. */
  readonly label?: string;
  /** Shown in the tooltip, e.g. `R`. */
  readonly keys?: string;
  /** Working: keeps its width, takes no second click, tells screen readers. */
  readonly busy?: boolean;
  /** Why it cannot be used now. It stays focusable, so that everybody can find out. */
  readonly reason?: string;
  readonly small?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  readonly children?: ComponentChildren;
}

/** A verb that can be clicked. Without children it is an icon with a tooltip. */
export function Button(props: ButtonProps) {
  const {
    variant = 'plain',
    tone,
    icon,
    label,
    keys,
    busy,
    reason,
    small,
    buttonRef,
    children,
    ...rest
  } = props;
  const iconOnly = children === undefined;
  const blocked = busy || reason !== undefined;
  const tip = reason ?? (iconOnly || keys ? (label ?? '') : undefined);
  return (
    <button
      type="button"
      {...(tip === undefined ? {} : tooltip(tip, keys))}
      {...rest}
      ref={buttonRef}
      class={['button', variant, small && 'small', iconOnly && 'icon-only', rest.class]
        .filter(Boolean)
        .join(' ')}
      data-tone={tone}
      aria-label={label}
      aria-description={reason}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => (blocked ? event.preventDefault() : rest.onClick?.(event))}
    >
      {icon && <Icon of={icon} />}
      {children}
      {busy && <span class="visually-hidden">{t('state.busy')}</span>}
    </button>
  );
}
