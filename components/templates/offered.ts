import { t } from '@/components/locales';
import type { ValueSource } from '@/core/model/template';
import { cleanValue } from '@/core/templates/clean';
import { FIELD_NAMES, type FieldSource, fieldValues } from '@/core/templates/fill-fields';

/** Something that is known and can stand in a field. */
export interface Offered {
  readonly text: string;
  /** What it is, in people's words. */
  readonly label: string;
  readonly from: Exclude<ValueSource, { readonly kind: 'page' }>;
}

const KINDS = { contact: 'contact', case: 'case', agent: 'agent' } as const;
type Known = keyof typeof KINDS;
const isKnown = (word: string): word is Known => word in KINDS;

/** What Casebar knows by itself: of the contact, the case and whoever writes. */
function ownFields(values: Readonly<Record<string, string>>): Offered[] {
  return FIELD_NAMES.flatMap((name) => {
    const [kind = ''] = name.split('.');
    const text = cleanValue(values[name] ?? '');
    const label = t(`fields.${name}`);
    return text && isKnown(kind) ? [{ text, label, from: { kind, what: label } }] : [];
  });
}

/** The desk's own fields. */
const customFields = ({ fields }: FieldSource, values: Readonly<Record<string, string>>): Offered[] =>
  fields.flatMap(({ id, on, label }) => {
    const text = cleanValue(values[`${on}.field.${id}`] ?? '');
    return text ? [{ text, label, from: { kind: on, what: label } }] : [];
  });

/** Values for the fields of a template: from the contact, the case, the agent, and from what was being written. */
export function offeredValues(source: FieldSource, language: string, written: string): Offered[] {
  const values = fieldValues(source, language);
  const text = cleanValue(written);
  const label = t('template.offer.draft');
  const draft: Offered[] = text ? [{ text, label, from: { kind: 'draft', what: label } }] : [];
  return [...draft, ...ownFields(values), ...customFields(source, values)];
}
