import { useId } from 'preact/hooks';

interface SwitchProps {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  onChange(checked: boolean): void;
}

/** Something that is on or off, at once. */
export function Switch({ label, hint, checked, disabled, onChange }: SwitchProps) {
  const id = useId();
  const change = (input: HTMLInputElement) => {
    const wanted = input.checked;
    // Back to what is true: it turns when `checked` does, and stays if the browser or the desk says no.
    input.checked = checked;
    onChange(wanted);
  };
  return (
    <div class="switch">
      <div>
        <label for={id}>{label}</label>
        {hint && (
          <p id={`${id}-note`} class="field-note">
            {hint}
          </p>
        )}
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-note` : undefined}
        onChange={(event) => change(event.currentTarget)}
      />
    </div>
  );
}
