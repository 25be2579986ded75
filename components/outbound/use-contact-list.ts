import { useId, useRef, useState } from 'preact/hooks';
import type { Listbox, Option } from '@/components/controls';

/**
 * A list under the recipient field. Nothing in it is marked until an arrow key does it: Enter after a typed number
 * must never take somebody the list put in the way.
 */
export function useContactList(shown: readonly Option[], onChoose: (id: string) => void) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const [dismissed, setDismissed] = useState(false);
  const [focused, setFocused] = useState(false);
  const count = shown.length;
  const open = count > 0 && !dismissed && focused;
  const current = Math.min(active, count - 1);
  const choose = (index: number) => {
    const option = shown[index];
    setActive(-1);
    if (option) onChoose(option.id);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!open || event.isComposing) return false;
    if (event.key === 'Enter' && current >= 0) choose(current);
    else if (event.key === 'ArrowDown') setActive((current + 1) % count);
    else if (event.key === 'ArrowUp') setActive((Math.max(current, 0) + count - 1) % count);
    else if (event.key === 'Escape') setDismissed(true);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const box: Listbox = {
    listId: `${id}-list`,
    optionId: (index) => `${id}-${index}`,
    list,
    text: '',
    type: () => {
      setActive(-1);
      setDismissed(false);
    },
    shown,
    canCreate: false,
    count,
    current,
    hover: () => {},
    choose,
    onKey,
  };
  const props = {
    combobox: { open, list: box.listId, active: open && current >= 0 ? box.optionId(current) : undefined },
    onKeyDown: (event: KeyboardEvent) => void onKey(event),
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  };
  return { box, open, props };
}
