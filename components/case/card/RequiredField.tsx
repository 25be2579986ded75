import { useId } from 'preact/hooks';
import type { FieldDefinition } from '@/core/model/field';
import type { CaseView } from '@/core/queries/case';
import { customField } from './card-fields.ts';
import { FieldInput } from './FieldInput.tsx';

interface FieldProps {
  readonly view: CaseView;
  readonly definition: FieldDefinition;
  readonly value: string;
  readonly problem: string;
  onType(text: string): void;
}

/** A field the team wants filled in, with what is wrong about it. */
export function RequiredField({ view, definition, value, problem, onType }: FieldProps) {
  const id = useId();
  const { kind, choices, inputMode } = customField(view, definition);
  return (
    <div class="field">
      <label for={id}>{definition.label}</label>
      <FieldInput
        id={id}
        kind={kind}
        choices={choices}
        inputMode={inputMode}
        required
        value={value}
        bad={problem !== ''}
        note={problem ? `${id}-note` : undefined}
        onType={onType}
        onFinish={() => {}}
        onForget={() => {}}
      />
      {problem && (
        <p id={`${id}-note`} class="field-note" data-bad role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
