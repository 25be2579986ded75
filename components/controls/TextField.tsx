import type { IconNode } from 'lucide';
import type { Ref } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './Icon.tsx';

interface TextFieldProps {
  readonly label: string;
  /** Where the place itself says what it is (search); screen readers still hear it. */
  readonly hideLabel?: boolean;
  readonly icon?: IconNode;
  readonly hint?: string;
  /** What is wrong with it and what would be right. */
  readonly error?: string;
  readonly value: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Which keys a touch keyboard shows. */
  readonly inputMode?: 'text' | 'search' | 'email' | 'tel' | 'url';
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly spellcheck?: boolean;
  readonly autocomplete?: 'off' | 'on' | 'email' | 'url' | 'tel' | 'name';
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly onBlur?: () => void;
  readonly onFocus?: () => void;
  /** Set where a list hangs on it: whether it is shown, its id, and that of what the arrows are at. */
  readonly combobox?: { readonly open: boolean; readonly list: string; readonly active: string | undefined };
  onInput(value: string): void;
}

/** One line of text with its name, a hint and, where needed, what is wrong. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, icon, hint, error, value, inputRef, combobox, onInput, ...rest } = props;
  const id = useId();
  const note = error ?? hint;
  return (
    <div class="field">
      <label for={id} class={hideLabel ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <span class="input-wrap">
        {icon && <Icon of={icon} />}
        <input
          {...rest}
          type="text"
          dir="auto"
          id={id}
          ref={inputRef}
          class="input"
          value={value}
          {...(combobox && {
            role: 'combobox',
            'aria-autocomplete': 'list',
            'aria-expanded': combobox.open,
            'aria-controls': combobox.open ? combobox.list : undefined,
            'aria-activedescendant': combobox.active,
          })}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </span>
      {note && (
        <p id={`${id}-note`} class="field-note" data-bad={error ? true : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}
