import { ChevronDownIcon, Icon } from '@/components/controls';
import { t } from '@/components/locales';
import type { FieldKind } from '@/core/model/field';

/** A value somebody may choose, and what people call it. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface FieldInputProps {
  readonly id: string;
  readonly kind: FieldKind;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly required: boolean;
  readonly bad: boolean;
  /** Id of the sentence about it. */
  readonly note?: string | undefined;
  /** Id of a list of proposals. */
  readonly proposals?: string | undefined;
  readonly inputMode?: 'text' | 'email' | 'tel' | 'decimal' | undefined;
  onType(text: string, unreadable?: boolean): void;
  /** Enter, leaving, or a choice: it is meant. */
  onFinish(): void;
  onForget(): void;
}

/** A choice is meant as soon as it is made; what the desk no longer offers stays readable. */
function ChoiceInput({ props, shared }: { readonly props: FieldInputProps; readonly shared: object }) {
  const { choices, value, onType, onFinish } = props;
  const known = value === '' || choices.some((choice) => choice.value === value);
  return (
    <span class="input-wrap select">
      <select
        {...shared}
        value={value}
        onChange={(event) => {
          onType(event.currentTarget.value);
          onFinish();
        }}
      >
        <option value="">{t('card.notKnown')}</option>
        {!known && <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon of={ChevronDownIcon} />
    </span>
  );
}

/** The browser's own control for a kind of value. Enter saves, Esc takes back what was typed. */
export function FieldInput(props: FieldInputProps) {
  const { id, kind, value, required, bad, note, onType, onFinish, onForget } = props;
  const shared = {
    id,
    class: 'input',
    'aria-required': required || undefined,
    'aria-invalid': bad || undefined,
    'aria-describedby': note,
    onBlur: onFinish,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.isComposing) return;
      // In a long text Enter is a new line.
      if (event.key === 'Enter' && (kind !== 'long-text' || event.ctrlKey || event.metaKey)) onFinish();
      if (event.key === 'Escape') onForget();
    },
  };
  if (kind === 'choice' || kind === 'yes-no') return <ChoiceInput props={props} shared={shared} />;
  if (kind === 'long-text')
    return (
      <textarea
        {...shared}
        dir="auto"
        rows={3}
        value={value}
        placeholder={t('card.notKnown')}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    );
  return (
    <input
      {...shared}
      type={kind === 'date' ? 'date' : 'text'}
      dir={kind === 'text' ? 'auto' : undefined}
      inputMode={kind === 'number' ? 'decimal' : props.inputMode}
      list={props.proposals}
      autocomplete="off"
      value={value}
      placeholder={t('card.notKnown')}
      onInput={({ currentTarget: { value: text, validity } }) => onType(text, validity?.badInput)}
    />
  );
}
