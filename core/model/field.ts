/** What a custom field holds; it decides how it is written and checked. */
export const FIELD_KINDS = ['text', 'long-text', 'number', 'date', 'choice', 'yes-no'] as const;
/** One of the kinds. */
export type FieldKind = (typeof FIELD_KINDS)[number];

/** A custom field as the desk's administrator defined it. */
export interface FieldDefinition {
  readonly id: string;
  /** What people call it, in the team's language. */
  readonly label: string;
  readonly on: 'case' | 'contact';
  readonly kind: FieldKind;
  /** What may be chosen; [] for every kind but `choice`. */
  readonly options: readonly string[];
  /** Must have a value before a case is resolved or closed. */
  readonly required: boolean;
}

/**
 * Values by the field's id; a field without one is absent. All are text: numbers with a point, dates as
 * `YYYY-MM-DD`, `yes` or `no`.
 */
export type FieldValues = Readonly<Record<string, string>>;

/** Required fields of cases without a value: they are asked for before a case is resolved or closed. */
export const missingFields = (definitions: readonly FieldDefinition[], values: FieldValues) =>
  definitions.filter(({ id, on, required }) => on === 'case' && required && !values[id]);

/** Whether the field may hold the value; '' always may. */
export function isFieldValue({ kind, options }: FieldDefinition, value: string): boolean {
  if (value === '') return true;
  switch (kind) {
    case 'number':
      return /^-?\d{1,15}(\.\d{1,10})?$/.test(value);
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
    case 'choice':
      return options.includes(value);
    case 'yes-no':
      return value === 'yes' || value === 'no';
    case 'text':
      return value.length <= 1000 && !value.includes('\n');
    case 'long-text':
      return value.length <= 20_000;
  }
}
