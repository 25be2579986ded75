import { Button, type ButtonProps } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { SearchIcon } from './icons.ts';
import type { Option } from './listbox.ts';
import { OptionList } from './OptionList.tsx';
import type { Align } from './place.ts';
import { useListbox } from './use-listbox.ts';
import { usePopover } from './use-popover.ts';

interface PickerProps {
  readonly button: ButtonProps;
  /** Name of the list, and what the search field asks for. */
  readonly label: string;
  readonly options: readonly Option[];
  readonly selected?: readonly string[];
  /** Stays open, so that several can be chosen and taken back. */
  readonly multiple?: boolean;
  readonly align?: Align;
  onChoose(id: string): void;
  readonly onCreate?: (text: string) => void;
}

/** A button with a list that can be searched: tags, agents, queues, facets. */
export function Picker({ button, align = 'start', ...list }: PickerProps) {
  const { open, hide, anchor, triggerProps, popoverProps } = usePopover<HTMLButtonElement>(align);
  const close = (refocus?: boolean) => hide(refocus);
  return (
    <>
      <Button {...button} {...triggerProps} buttonRef={anchor} aria-haspopup="dialog" />
      {open && (
        <div {...popoverProps} class="popover menu picker" role="dialog" aria-label={list.label}>
          <PickerBody {...list} close={close} />
        </div>
      )}
    </>
  );
}

type BodyProps = Omit<PickerProps, 'button' | 'align'> & { close(refocus?: boolean): void };

function PickerBody({ label, options, selected, multiple, onChoose, onCreate, close }: BodyProps) {
  // Closed first: what is chosen may open something of its own, which takes the focus.
  const after =
    <T,>(run: (value: T) => void) =>
    (value: T) => {
      if (!multiple) close();
      run(value);
    };
  const box = useListbox({ options, onChoose: after(onChoose), onCreate: onCreate && after(onCreate) });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return close(false);
    if (event.key !== 'Escape') return box.onKey(event);
    event.stopPropagation();
    close();
  };

  return (
    <>
      <div class="picker-search">
        <Icon of={SearchIcon} />
        <input
          data-first-focus
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          placeholder={label}
          aria-label={label}
          aria-expanded="true"
          aria-controls={box.listId}
          aria-autocomplete="list"
          aria-activedescendant={box.count > 0 ? box.optionId(box.current) : undefined}
          value={box.text}
          onInput={(event) => box.type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <OptionList box={box} label={label} selected={selected} multiple={multiple} />
    </>
  );
}
