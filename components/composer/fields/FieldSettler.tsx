import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button, Icon, TriangleAlertIcon, XIcon } from '@/components/controls';
import { t } from '@/components/locales';
import {
  customName,
  isFieldName,
  settleField,
  type UnsettledField,
  unsettledFields,
} from '@/core/templates/fill-fields';
import './fields.css';

interface FieldSettlerProps {
  readonly text: string;
  onChange(text: string): void;
}

/** What stands between a text and its sending: each field without a value, to be filled or taken out. */
export function FieldSettler({ text, onChange }: FieldSettlerProps) {
  const id = useId();
  const box = useRef<HTMLElement>(null);
  const fields = unsettledFields(text);
  const settled = useRef(false);

  // The row that had the focus is gone: the next field takes it, so that Tab does not begin at the top again.
  useLayoutEffect(() => {
    if (settled.current) box.current?.querySelector('input')?.focus();
    settled.current = false;
  });

  const settle = (name: string, value: string) => {
    settled.current = true;
    onChange(settleField(text, name, value));
  };
  if (fields.length === 0) return null;
  return (
    <section ref={box} class="field-settler" aria-labelledby={id}>
      <h2 id={id}>
        <Icon of={TriangleAlertIcon} />
        {t('fields.title', { count: fields.length })}
      </h2>
      <ul>
        {fields.map((field) => (
          <FieldRow key={field.name} field={field} onSettle={(value) => settle(field.name, value)} />
        ))}
      </ul>
    </section>
  );
}

/** What people call a field; one that Casebar does not know keeps the name it was written with. */
const humanName = (name: string) => (isFieldName(name) ? t(`fields.${name}`) : customName(name) || name);

interface FieldRowProps {
  readonly field: UnsettledField;
  onSettle(value: string): void;
}

function FieldRow({ field, onSettle }: FieldRowProps) {
  const id = useId();
  const [value, setValue] = useState('');
  const name = humanName(field.name);
  const settle = () => value.trim() && onSettle(value.trim());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    // Here Enter fills the field, with Ctrl as well: it must never send what is not settled.
    event.preventDefault();
    event.stopPropagation();
    settle();
  };
  return (
    <li class="field-row">
      <label for={id}>
        {field.known ? name : t('fields.unknown', { name })}
        {field.count > 1 && <span class="count"> ×{field.count}</span>}
      </label>
      <input
        id={id}
        class="input"
        type="text"
        autocomplete="off"
        aria-label={t('fields.fill', { name })}
        value={value}
        onInput={(event) => setValue(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button small disabled={value.trim() === ''} onClick={settle}>
        {t('fields.use')}
      </Button>
      <Button
        small
        variant="quiet"
        icon={XIcon}
        label={`${t('fields.remove')}: ${name}`}
        onClick={() => onSettle('')}
      />
    </li>
  );
}
