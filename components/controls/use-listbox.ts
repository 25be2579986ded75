import { useId, useRef, useState } from 'preact/hooks';
import { filterOptions, type Option } from './listbox.ts';
import { nextIndex } from './roving.ts';

interface ListboxProps {
  readonly options: readonly Option[];
  onChoose(id: string): void;
  /** Which of them fit what is typed, best first; without it those with all typed words. */
  readonly filter?: typeof filterOptions;
  /** Offers what was typed as a new option. */
  readonly onCreate?: (text: string) => void;
}

/** A text field that filters a list: the focus stays in the field, `aria-activedescendant` says where the arrows are. */
export function useListbox({ options, onChoose, filter = filterOptions, onCreate }: ListboxProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const shown = filter(options, text);
  const canCreate =
    onCreate !== undefined && text.trim() !== '' && !shown.some((o) => o.label === text.trim());
  const count = shown.length + (canCreate ? 1 : 0);
  const current = Math.min(active, count - 1);

  const type = (value: string) => {
    setText(value);
    setActive(0);
  };
  const choose = (index: number) => {
    const option = shown[index];
    if (option?.reason) return;
    if (option) onChoose(option.id);
    else if (canCreate) onCreate(text.trim());
    type('');
  };
  const goTo = (index: number) => {
    setActive(index);
    list.current?.querySelectorAll('[role=option]')[index]?.scrollIntoView?.({ block: 'nearest' });
  };
  /** True if the key was used up. Home and End stay with the text. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.isComposing) return false;
    if (event.key === 'Enter' && count > 0) choose(current);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      goTo(nextIndex(event.key, current, count, 'y'));
    else return false;
    event.preventDefault();
    return true;
  };

  return {
    listId: `${id}-list`,
    optionId: (index: number) => `${id}-${index}`,
    list,
    text,
    type,
    shown,
    canCreate,
    count,
    current,
    hover: setActive,
    choose,
    onKey,
  };
}

/** What the field and the list of one control share. */
export type Listbox = ReturnType<typeof useListbox>;
