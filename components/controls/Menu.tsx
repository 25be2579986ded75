import { Button, type ButtonProps } from './Button.tsx';
import { type MenuItem, MenuList } from './MenuList.tsx';
import type { Align } from './place.ts';
import { usePopover } from './use-popover.ts';

interface MenuProps {
  /** The button that opens it; an icon alone needs its `label`. */
  readonly button: ButtonProps;
  readonly items: readonly MenuItem[];
  /** Name of the list for screen readers; the button's own name if left out. */
  readonly label?: string;
  readonly align?: Align;
}

/** A button with a list of things to do or choose from. */
export function Menu({ button, items, label, align = 'start' }: MenuProps) {
  const { open, show, hide, anchor, triggerProps, popoverProps } = usePopover<HTMLButtonElement>(align);
  const opensByKey = (event: KeyboardEvent) => {
    if (open || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    show();
  };
  return (
    <>
      <Button {...button} {...triggerProps} buttonRef={anchor} aria-haspopup="menu" onKeyDown={opensByKey} />
      {open && (
        <div {...popoverProps} class="popover menu">
          <MenuList items={items} label={label ?? button.label ?? ''} onDone={hide} />
        </div>
      )}
    </>
  );
}
