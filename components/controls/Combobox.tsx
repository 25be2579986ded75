import { useId } from 'preact/hooks';
import type { Option } from './listbox.ts';
import { OptionList } from './OptionList.tsx';
import { useListbox } from './use-listbox.ts';
import { usePopover } from './use-popover.ts';

interface ComboboxProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
  readonly options: readonly Option[];
  /** Id of the chosen option; null = none yet. */
  readonly value: string | null;
  onChoose(id: string): void;
}

/** A field for one of many: type to find, arrows and Enter to choose. */
export function Combobox({ label, hideLabel, placeholder, options, value, onChoose }: ComboboxProps) {
  const id = useId();
  const { open, show, hide, anchor, triggerProps, popoverProps } = usePopover<HTMLInputElement>();
  const choose = (option: string) => {
    onChoose(option);
    hide();
  };
  const box = useListbox({ options, onChoose: choose });
  const chosen = options.find((option) => option.id === value)?.label ?? '';

  const onKeyDown = (event: KeyboardEvent) => {
    if (!open && ['ArrowDown', 'ArrowUp'].includes(event.key)) return show();
    // Tab goes on to the next field; taking the focus back here would trap it.
    if (event.key === 'Tab') return hide(false);
    if (event.key !== 'Escape') return open && box.onKey(event);
    if (!open) return;
    event.stopPropagation();
    box.type('');
    hide();
  };

  return (
    <div class="field">
      <label for={id} class={hideLabel ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <input
        id={id}
        ref={anchor}
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        value={open ? box.text || chosen : chosen}
        {...triggerProps}
        aria-expanded={open}
        aria-controls={open ? box.listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && box.count > 0 ? box.optionId(box.current) : undefined}
        onClick={show}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => {
          box.type(event.currentTarget.value);
          show();
        }}
        onBlur={() => {
          box.type('');
          hide(false);
        }}
        onKeyDown={onKeyDown}
      />
      {open && (
        <div {...popoverProps} popover="manual" class="popover menu" data-width="anchor">
          <OptionList box={box} label={label} selected={value ? [value] : []} />
        </div>
      )}
    </div>
  );
}
