import { useId } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { ChevronDownIcon } from './icons.ts';

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly hint?: string;
  readonly value: Value;
  readonly options: readonly { readonly value: NoInfer<Value>; readonly label: string }[];
  onChange(value: NoInfer<Value>): void;
}

/** One of a few: the browser's own list, with our frame. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hideLabel, hint, value, options, onChange } = props;
  const id = useId();
  // Looking the value up instead of casting: only what was offered can come back.
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <div class="field">
      <label for={id} class={hideLabel ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <span class="input-wrap select">
        <select
          id={id}
          class="input"
          value={value}
          aria-describedby={hint ? `${id}-note` : undefined}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon of={ChevronDownIcon} />
      </span>
      {hint && (
        <p id={`${id}-note`} class="field-note">
          {hint}
        </p>
      )}
    </div>
  );
}
