import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { ClockIcon, Icon } from '@/components/controls';
import { t } from '@/components/locales';
import type { FieldKind } from '@/core/model/field';
import { type Choice, FieldInput } from './FieldInput.tsx';
import { undoable } from './undo-field.ts';
import { type Editing, useEditing } from './use-editing.ts';

/** A value with its name, wherever it belongs. */
export interface CardField extends Editing {
  /** As in `CaseView.changing`. */
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly choices: readonly Choice[];
  readonly required: boolean;
  readonly inputMode?: 'text' | 'email' | 'tel';
  /** What may be typed, offered while typing. */
  readonly proposals?: readonly string[];
}

interface RowProps {
  readonly field: CardField;
  /** Changed here, not confirmed by the desk. */
  readonly changing: boolean;
  /** The desk takes no changes. */
  readonly fixed: boolean;
  /** Buttons that belong to the value. */
  readonly children?: ComponentChildren;
}

const shownValue = ({ value, choices }: CardField) =>
  choices.find((choice) => choice.value === value)?.label ?? value;

function Label({ field, changing }: Pick<RowProps, 'field' | 'changing'>) {
  return (
    <>
      {field.label}
      {field.required && (
        <span class="card-required" data-empty={field.value === '' || undefined}>
          {' '}
          {t('card.required')}
        </span>
      )}
      {changing && <Icon of={ClockIcon} label={t('card.waiting')} />}
    </>
  );
}

function EditableRow({ field, changing, children }: Omit<RowProps, 'fixed'>) {
  const id = useId();
  const { text, problem, type, finish, forget } = useEditing(undoable(field));
  return (
    <div class="card-row" data-kind={field.kind}>
      <label for={id}>
        <Label field={field} changing={changing} />
      </label>
      <div class="card-value">
        <FieldInput
          {...field}
          id={id}
          value={text}
          bad={problem !== ''}
          note={problem ? `${id}-note` : undefined}
          proposals={field.proposals ? `${id}-list` : undefined}
          onType={type}
          onFinish={() => void finish()}
          onForget={forget}
        />
        {children}
      </div>
      {field.proposals && (
        <datalist id={`${id}-list`}>
          {field.proposals.map((proposal) => (
            <option key={proposal} value={proposal} />
          ))}
        </datalist>
      )}
      {problem && (
        <p id={`${id}-note`} class="field-note" data-bad role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** One line of the card: its name, its value, and what stands in the way of saving it. */
export function FieldRow({ field, changing, fixed, children }: RowProps) {
  if (!fixed)
    return (
      <EditableRow field={field} changing={changing}>
        {children}
      </EditableRow>
    );
  if (field.value === '') return null;
  return (
    <dl class="card-row" data-kind={field.kind}>
      <dt>
        <Label field={field} changing={changing} />
      </dt>
      <dd class="card-value">
        <bdi>{shownValue(field)}</bdi>
        {children}
      </dd>
    </dl>
  );
}
