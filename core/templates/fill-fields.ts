import type { CaseFacts } from '@/core/model/case';
import type { Contact } from '@/core/model/contact';
import type { Agent } from '@/core/model/directory';
import type { FieldDefinition } from '@/core/model/field';

/** Fields of quick replies that Casebar can fill. */
export const FIELD_NAMES = [
  'contact.name',
  'contact.firstName',
  'contact.email',
  'contact.phone',
  'contact.company',
  'contact.city',
  'agent.name',
  'agent.firstName',
  'case.number',
  'case.subject',
] as const;
/** A field whose value Casebar knows; each has a name for people in every language. */
export type FieldName = (typeof FIELD_NAMES)[number];

/** Whether Casebar knows the field; what it does not know was typed by hand or comes from another tool. */
export const isFieldName = (name: string): name is FieldName => FIELD_NAMES.some((known) => known === name);

/** `contact.field.Frame size`: a custom field of the desk, by what people call it or by its id. */
const CUSTOM = /^(?:contact|case)\.field\.(.+)$/;
/** What people call a custom field, without where it stands; '' = the field is none. */
export const customName = (name: string): string => CUSTOM.exec(name)?.[1] ?? '';

/** What is known around a case; a `CaseView` fits. */
export interface FieldSource {
  readonly contact: Contact | null;
  readonly case: Pick<CaseFacts, 'number' | 'subject' | 'contactName' | 'fields'>;
  /** Custom fields of the desk; only what is defined is filled. */
  readonly fields: readonly FieldDefinition[];
  /** Who writes; without somebody signed in the agent's fields stay open. */
  readonly me: Agent | null;
}

/** A field that still stands in a text as `{{name}}`. */
export interface UnsettledField {
  /** As written between the braces, blanks tidied. */
  readonly name: string;
  readonly known: boolean;
  /** How often it stands there. */
  readonly count: number;
}

/**
 * Puts values in place of `{{name}}`. One pass: what a value says is text, never a field or a pattern. Fields
 * without a value stay as they are, for the agent to settle.
 */
export function fillFields(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(FIELD, (field, inner: string) => {
    const name = nameIn(inner);
    // hasOwn: a field called `constructor` must not find Object's.
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return name && value ? literal(value) : field;
  });
}

/** The fields that still stand in a text, in its order; a message with one of them must not go out. */
export function unsettledFields(text: string): UnsettledField[] {
  const counts = new Map<string, number>();
  for (const { name } of fieldsIn(text)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({
    name,
    known: isFieldName(name) || customName(name) !== '',
    count,
  }));
}

/** Puts a value in every place of one field; an empty value takes the field out, with the blank it leaves double. */
export function settleField(text: string, name: string, value: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (const field of fieldsIn(text)) {
    if (field.name !== name) continue;
    pieces.push(text.slice(from, field.at));
    from = field.at + field.length;
  }
  pieces.push(text.slice(from));
  if (value !== '') return pieces.join(literal(value));
  return pieces.reduce((left, right, index) => joinGap(left, right, index === pieces.length - 1));
}

/** As it is written in a reply. Yes and no are words of a language nobody knows here: those stay for the agent. */
function written({ kind }: FieldDefinition, value: string, language: string): string {
  if (kind === 'yes-no') return '';
  if (kind !== 'date' || Number.isNaN(Date.parse(value))) return oneLine(value);
  try {
    return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(value));
  } catch {
    return value;
  }
}

/** Values of the desk's own fields, by label and by id; where two share a label the first has it. */
function customValues({ contact, case: one, fields }: FieldSource, language: string): Record<string, string> {
  const values: Record<string, string> = {};
  const put = (name: string, value: string) => {
    if (!Object.hasOwn(values, name)) values[name] = value;
  };
  const filled = fields.map((field) => {
    const own = (field.on === 'case' ? one.fields : contact?.fields) ?? {};
    const value = Object.hasOwn(own, field.id) ? (own[field.id] ?? '') : '';
    return { field, value: written(field, value, language) };
  });
  for (const { field, value } of filled) put(`${field.on}.field.${field.id}`, value);
  for (const { field, value } of filled) put(`${field.on}.field.${oneLine(field.label)}`, value);
  return values;
}

/** The values of a case for `fillFields`, as one writes them in `language`; '' where nothing is known. */
export function fieldValues(source: FieldSource, language: string): Readonly<Record<string, string>> {
  return { ...customValues(source, language), ...knownValues(source) };
}

function knownValues({ contact, case: one, me }: FieldSource): Record<FieldName, string> {
  const name = oneLine(contact?.name || one.contactName);
  return {
    'contact.name': name,
    'contact.firstName': firstName(name),
    'contact.email': oneLine(contact?.email),
    'contact.phone': oneLine(contact?.phone),
    'contact.company': oneLine(contact?.company),
    'contact.city': oneLine(contact?.city),
    'agent.name': oneLine(me?.name),
    'agent.firstName': firstName(oneLine(me?.name)),
    'case.number': oneLine(one.number),
    'case.subject': oneLine(one.subject),
  };
}

/** `{{ … }}` on one line. Bounded, so that a hostile text of braces is read in a straight line. */
const FIELD = /\{\{([^{}\n\r]{1,80})\}\}/g;
/** `{{ contact.name }}` and `{{contact.name}}` are one field. */
const nameIn = (inner: string) => inner.trim().replace(/\s+/g, ' ');

const fieldsIn = (text: string) =>
  [...text.matchAll(FIELD)]
    .map((match) => ({ name: nameIn(match[1] ?? ''), at: match.index, length: match[0].length }))
    .filter(({ name }) => name !== '');

/** Word joiner: no width, no break, no effect on how the text around it looks. */
const WALL = '\u2060';

/**
 * A value that no later pass takes for a field: a wall stands before each of its `{` and after a last one, so it
 * can make no `{{`, neither alone nor with braces around it. People with `{` in their name are the only ones who pay.
 */
const literal = (value: string) => value.replaceAll('{', `${WALL}{`).replace(/\{$/, `{${WALL}`);

/** Joins what stood around a removed field, as somebody would who deletes the word by hand. */
function joinGap(left: string, right: string, last: boolean): string {
  const before = left.replace(/(?<![ \t])[ \t]+$/, '');
  const after = right.replace(/^[ \t]+/, '');
  if (before === '' || before.endsWith('\n')) return before + after;
  if (/^[\r\n,.;:!?)\]]/.test(after) || (after === '' && last)) return before + after;
  const bothBlank = left !== before && right !== after;
  return bothBlank ? `${before} ${after}` : left + right;
}

/** Values go into running text: a folded subject or a name over two lines becomes one. */
const oneLine = (value = '') => value.replace(/\s+/g, ' ').trim();

/** The name to greet with: `Souza, Ana` → `Ana`; none if the name is an address or a number. */
function firstName(name: string): string {
  if (name.includes('@') || !/\p{L}/u.test(name)) return '';
  const [family = '', given] = name.split(',', 2);
  return (given?.trim() || family.trim()).split(' ')[0] ?? '';
}
