import { useEffect, useId, useState } from 'preact/hooks';
import { TextField } from '@/components/controls';

interface TextAreaProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with it; said instead of the hint. */
  readonly error?: string;
  readonly value: string;
  readonly rows?: number;
  onInput(value: string): void;
}

/** Several lines of text with their name. */
export function TextArea({ label, hint, error, value, rows = 4, onInput }: TextAreaProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        class="input admin-text"
        rows={rows}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {note && (
        <p id={`${id}-note`} class="field-note" data-bad={error ? true : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}

interface ChecksProps<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: readonly Value[];
  onChange(chosen: Value[]): void;
}

/** Any of a few. */
export function Checks<Value extends string>({ label, hint, options, chosen, onChange }: ChecksProps<Value>) {
  const set = (value: Value, on: boolean) =>
    onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <fieldset class="admin-checks">
      <legend>{label}</legend>
      {options.map(({ value, label: name }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => set(value, event.currentTarget.checked)}
          />
          {name}
        </label>
      ))}
      {hint && <p class="field-note">{hint}</p>}
    </fieldset>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  onChange(value: number): void;
}

/** A number as text; NaN for what is none. */
export function NumberField({ label, hint, value, onChange }: NumberFieldProps) {
  const [text, setText] = useState(String(value));
  // Undo, or somebody else: what is shown follows, but «0.» must not lose its point while it is typed.
  useEffect(
    () => setText((shown) => (Number.isNaN(value) || Number(shown) === value ? shown : String(value))),
    [value],
  );
  const put = (typed: string) => {
    setText(typed);
    // No number at all is said when it is saved.
    onChange(typed.trim() === '' ? Number.NaN : Number(typed.replace(',', '.')));
  };
  return <TextField label={label} hint={hint} value={text} onInput={put} />;
}
