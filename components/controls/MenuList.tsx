import type { IconNode } from 'lucide';
import { useMemo, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { CheckIcon } from './icons.ts';
import { Kbd } from './Kbd.tsx';
import { makeTypeahead, rove } from './roving.ts';

/** Something a menu offers. */
export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconNode;
  /** Second line: what will happen. */
  readonly detail?: string;
  readonly keys?: string;
  /** Cannot be undone. */
  readonly danger?: boolean;
  /** Set for choices: one of several is checked. */
  readonly checked?: boolean;
  /** Why it cannot be chosen now; shown under its name. */
  readonly reason?: string;
  onSelect(event: MouseEvent): void;
}

/** Groups the actions that follow it, with a hairline above and a heading if it has one. */
export interface MenuGroup {
  readonly id: string;
  readonly group: string;
}

/** A line of a menu, in the order given. */
export type MenuItem = MenuAction | MenuGroup;

interface MenuListProps {
  readonly items: readonly MenuItem[];
  readonly label: string;
  /** Called after a choice and on Tab. */
  onDone(refocus: boolean): void;
}

const rowsOf = (list: HTMLElement | null) => [
  ...(list?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? []),
];

/** The list of a menu with its keyboard: arrows, Home, End, typing the first letters, Tab leaves. Esc is the popover's. */
export function MenuList({ items, label, onDone }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const typeahead = useMemo(makeTypeahead, []);

  const actions = items.filter((item) => 'label' in item);
  const first = actions.find((item) => item.checked) ?? actions[0];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') onDone(false);
    else if (event.key === 'Escape') {
      event.stopPropagation(); // one step back: the surface behind must not close as well
      onDone(true);
    } else if (!rove(event, rowsOf(list.current), 'y')) typeahead(event, rowsOf(list.current));
  };

  return (
    <div ref={list} role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {items.map((item) =>
        'group' in item ? (
          <div key={item.id} role={item.group ? 'presentation' : 'separator'} class="menu-group">
            {item.group}
          </div>
        ) : (
          <MenuRow key={item.id} item={item} isFirst={item === first} onDone={onDone} />
        ),
      )}
    </div>
  );
}

interface MenuRowProps {
  readonly item: MenuAction;
  /** Gets the focus when the menu opens. */
  readonly isFirst: boolean;
  onDone(refocus: boolean): void;
}

function MenuRow({ item, isFirst, onDone }: MenuRowProps) {
  const second = item.reason ?? item.detail;
  const select = (event: MouseEvent) => {
    if (item.reason) return;
    onDone(true);
    item.onSelect(event);
  };
  return (
    <button
      type="button"
      {...(item.checked === undefined
        ? { role: 'menuitem' as const }
        : { role: 'menuitemradio' as const, 'aria-checked': item.checked })}
      aria-disabled={item.reason ? true : undefined}
      tabIndex={-1}
      class={`menu-item ${item.danger ? 'danger' : ''}`}
      data-text={item.label}
      data-first-focus={isFirst || undefined}
      onClick={select}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
    >
      {item.icon && <Icon of={item.icon} />}
      <span class="menu-text">
        {item.label}
        {second && <small>{second}</small>}
      </span>
      {item.keys && <Kbd keys={item.keys} />}
      {item.checked && <Icon of={CheckIcon} class="menu-check" />}
    </button>
  );
}
