import type { IconNode } from 'lucide';
import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { useRef } from 'preact/hooks';
import type { Tone } from './Button.tsx';
import { useChosenInSight } from './chosen-in-sight.ts';
import { Icon } from './Icon.tsx';
import { XIcon } from './icons.ts';
import { rove } from './roving.ts';
import { tooltip } from './tooltip.ts';

/** One tab of a row. */
export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconNode;
  /** Instead of `icon`, where it has a colour of its own. */
  readonly lead?: ComponentChildren;
  readonly count?: number;
  /** Words behind the dot: something is new there. */
  readonly mark?: string;
  readonly tone?: Tone;
  /** Makes it closable (the cross, or Delete). */
  readonly onClose?: () => void;
  /** What closing will do, said beforehand. */
  readonly closeHint?: string;
}

interface TabsProps {
  /** Prefix of the ids that tie tabs to panels. */
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly selected: string;
  readonly kind?: 'line' | 'pill';
  onSelect(id: string): void;
}

/** Spread on the panel that shows a tab's content. */
export const tabPanelProps = (tabsId: string, tab: string) => ({
  id: `${tabsId}-panel-${tab}`,
  role: 'tabpanel' as const,
  'aria-labelledby': `${tabsId}-tab-${tab}`,
});

/** A row of tabs, one of them chosen: arrows move and choose, Delete closes. */
export function Tabs({ id, label, tabs, selected, kind = 'line', onSelect }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  // Numbers come after the names, and push the chosen one out of sight again.
  const size = tabs.reduce((sum, { label: name, count = '' }) => sum + `${name}${count}`.length, 0);
  useChosenInSight(list, `${id} ${selected} ${size}`);

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[role=tab]') ?? [])];
    const focused = () => tabs[buttons.findIndex((button) => button.matches(':focus'))];
    if (event.key === 'Delete') return focused()?.onClose?.();
    if (!rove(event, buttons, 'x')) return;
    const reached = focused();
    if (reached) onSelect(reached.id);
  };

  return (
    <div ref={list} class="tabs" data-kind={kind} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <TabButton key={tab.id} tabsId={id} tab={tab} selected={tab.id === selected} onSelect={onSelect} />
      ))}
    </div>
  );
}

interface TabButtonProps {
  readonly tabsId: string;
  readonly tab: Tab;
  readonly selected: boolean;
  onSelect(id: string): void;
}

function TabButton({ tabsId, tab, selected, onSelect }: TabButtonProps) {
  // The cross is no button of its own: a tab may not contain one. The keyboard has Delete.
  const close = (event: TargetedMouseEvent<HTMLElement>) => {
    event.stopPropagation();
    tab.onClose?.();
  };
  const middleClick = (event: MouseEvent) => event.button === 1 && tab.onClose?.();
  return (
    <button
      type="button"
      role="tab"
      id={`${tabsId}-tab-${tab.id}`}
      class="tab"
      data-tone={tab.tone}
      aria-selected={selected}
      aria-keyshortcuts={tab.onClose ? 'Delete' : undefined}
      aria-description={tab.closeHint}
      tabIndex={selected ? 0 : -1}
      onClick={() => onSelect(tab.id)}
      onAuxClick={middleClick}
    >
      {tab.lead ?? (tab.icon && <Icon of={tab.icon} />)}
      <span class="truncate">{tab.label}</span>
      {tab.count !== undefined && <span class="count">{tab.count}</span>}
      {tab.mark && <span class="mark" role="img" aria-label={tab.mark} />}
      {tab.onClose && (
        // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: Delete on the tab does it
        <span class="tab-close" aria-hidden="true" onClick={close} {...tooltip(tab.closeHint ?? '')}>
          <Icon of={XIcon} />
        </span>
      )}
    </button>
  );
}
