import { act } from '@/components/app/act.ts';
import { t } from '@/components/locales';
import { desk } from '@/core/live/desk';
import { CONTACT_FACTS, type ContactFact, isContactFact, tidyFact } from '@/core/model/contact-rules';
import { type FieldDefinition, isFieldValue } from '@/core/model/field';
import type { CaseView } from '@/core/queries/case';
import type { CardField } from './FieldRow.tsx';
import { languageChoices } from './languages.ts';

const FACT_LABELS = {
  name: 'card.name',
  email: 'card.email',
  phone: 'card.phone',
  company: 'card.company',
  city: 'card.city',
  language: 'card.language',
  timeZone: 'card.timeZone',
} as const;

/** What people call a fact about a contact. */
export const factLabel = (fact: ContactFact) => t(FACT_LABELS[fact]);

function factProblem(fact: ContactFact, value: string): string {
  if (isContactFact(fact, value)) return '';
  if (fact === 'email' || fact === 'phone' || fact === 'timeZone') return t(`card.bad.${fact}`);
  return t('card.bad.long');
}

/** Facts every contact has; a contact who is not pulled yet has none to change. */
export function factFields({ contact, case: { id } }: CaseView): CardField[] {
  if (!contact) return [];
  return CONTACT_FACTS.map((fact) => ({
    name: `contact.${fact}`,
    label: factLabel(fact),
    kind: fact === 'language' ? 'choice' : 'text',
    choices: fact === 'language' ? languageChoices(contact.language) : [],
    required: false,
    value: contact[fact],
    inputMode: fact === 'email' ? 'email' : fact === 'phone' ? 'tel' : 'text',
    ...(fact === 'timeZone' && { proposals: Intl.supportedValuesOf('timeZone') }),
    tidy: (typed) => tidyFact(fact, typed),
    problemOf: (value) => factProblem(fact, value),
    save: (value) => act(desk.changeContact(id, { [fact]: value })),
  }));
}

/** A comma is how most of our agents write decimals. */
const tidyValue = ({ kind }: FieldDefinition, typed: string) =>
  kind === 'number' ? typed.trim().replace(',', '.') : kind === 'long-text' ? typed : typed.trim();

const choicesOf = ({ kind, options }: FieldDefinition) =>
  kind === 'yes-no'
    ? [
        { value: 'yes', label: t('card.yes') },
        { value: 'no', label: t('card.no') },
      ]
    : options.map((value) => ({ value, label: value }));

/** A custom field of the desk, of the case or of its contact. */
export function customField({ contact, case: row }: CaseView, definition: FieldDefinition): CardField {
  const { id, label, kind, required, on } = definition;
  const ofCase = on === 'case';
  return {
    name: ofCase ? `case.${id}` : `contact.fields.${id}`,
    label,
    kind,
    choices: choicesOf(definition),
    required,
    value: (ofCase ? row.fields[id] : contact?.fields[id]) ?? '',
    tidy: (typed) => tidyValue(definition, typed),
    problemOf: (value) =>
      isFieldValue(definition, value) ? '' : t(`card.bad.${kind === 'yes-no' ? 'choice' : kind}`),
    save: (value) =>
      act(
        ofCase ? desk.setField(row.id, id, value) : desk.changeContact(row.id, { fields: { [id]: value } }),
      ),
  };
}
