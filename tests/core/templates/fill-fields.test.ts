import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldDefinition } from '@/core/model/field';
import {
  customName,
  FIELD_NAMES,
  fieldValues,
  fillFields,
  isFieldName,
  settleField,
  unsettledFields,
} from '@/core/templates/fill-fields';
import { aCase, anAgent } from '../../fixtures/model';

const aContact = {
  id: 'local:carla',
  desk: 'local',
  name: 'Carla  Lima',
  email: 'carla@mail.example',
  phone: '',
  company: '',
  city: 'Lisboa',
  language: 'pt-PT',
  fields: {},
  timeZone: '',
  notes: '',
};
const names = (text: string) => unsettledFields(text).map(({ name }) => name);
/** Text as people write it, braces and replacement patterns included. */
const anyText = fc.string({
  unit: fc.constantFrom('a', 'B', ' ', '{', '}', '$', '&', '.', '\n', 'é'),
  maxLength: 40,
});
const wordsOnly = fc.stringMatching(/^[a-z ,.$&\n]{0,20}$/);
const fieldName = fc.constantFrom(...FIELD_NAMES);

describe('filling the fields of a quick reply', () => {
  it('puts values in the place of fields, however they are spaced', () => {
    const values = { 'contact.firstName': 'Ana', 'case.number': '1042' };
    expect(fillFields('Hi {{contact.firstName}}, about {{ case.number }}.', values)).toBe(
      'Hi Ana, about 1042.',
    );
  });

  it('leaves fields that are unknown or have no value for the agent to see', () => {
    const text = 'To {{contact.city}}, {{voucher}} and {{constructor}}';
    expect(fillFields(text, { 'contact.city': '' })).toBe(text);
  });

  it('inserts replacement patterns and fields within values as plain text', () => {
    const filled = fillFields('{{contact.name}}!', {
      'contact.name': "$& $1 $' {{agent.name}}",
      'agent.name': 'Bo',
    });
    expect(filled.replaceAll('\u2060', '')).toBe("$& $1 $' {{agent.name}}!");
    expect(names(filled)).toEqual([]);
  });

  it('makes no field out of braces that meet at the edge of a value', () => {
    const values = { 'contact.name': '{', 'contact.city': '{x}}' };
    expect(names(fillFields('{{contact.name}}{{contact.city}}', values))).toEqual([]);
    expect(names(fillFields('{{{contact.name}}x}} {{{contact.city}}', values))).toEqual([]);
  });

  it('never leaves a field that the reply did not have, whatever the values', () => {
    const piece = fc.oneof(
      wordsOnly,
      fieldName.map((name) => `{{${name}}}`),
      fc.constant('{{unknown}}'),
    );
    const someValues = fc.dictionary(fieldName, anyText);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), someValues, (pieces, values) => {
        const text = pieces.join('');
        const given = new Map(Object.entries(values));
        const left = names(fillFields(text, values));
        const expected = names(text).filter((name) => !given.get(name));
        expect(left).toEqual(expected);
      }),
    );
  });

  it('changes nothing in a text without values, and shows every value as it is', () => {
    fc.assert(fc.property(anyText, (text) => fillFields(text, {}) === text));
    fc.assert(
      fc.property(anyText, (value) => {
        fc.pre(value !== '');
        const shown = fillFields('<{{contact.name}}>', { 'contact.name': value }).replaceAll('\u2060', '');
        expect(shown).toBe(`<${value}>`);
      }),
    );
  });
});

describe('the fields still to be settled', () => {
  it('are told once each with how often they stand there, also those typed by hand', () => {
    expect(unsettledFields('{{ contact.city }} {{order  no}} {{contact.city}}')).toEqual([
      { name: 'contact.city', known: true, count: 2 },
      { name: 'order no', known: false, count: 1 },
    ]);
  });

  it('are no single braces, empty braces or braces over two lines', () => {
    expect(names('{contact.city} {{}} {{ }} {{a\nb}} }}{{')).toEqual([]);
  });

  it('are looked for in a hostile text, and it ends', () => {
    expect(unsettledFields('{{ '.repeat(100_000))).toEqual([]);
    expect(settleField(`${' '.repeat(100_000)}x {{a}}`, 'a', '')).not.toContain('{{');
  });
});

describe('settling a field', () => {
  it('fills every place of it and no other', () => {
    expect(settleField('{{a}} {{ a }} {{b}}', 'a', '$&')).toBe('$& $& {{b}}');
  });

  it('takes a value in braces as text', () => {
    expect(names(settleField('See {{a}}', 'a', '{{b}}'))).toEqual([]);
  });

  it.each([
    ['Hello {{a}} there', 'Hello there'],
    ['Hello {{a}}, all fine', 'Hello, all fine'],
    ['{{a}} hello', 'hello'],
    ['Bye {{a}}', 'Bye'],
    ['One\n{{a}} two {{a}}\nthree', 'One\ntwo\nthree'],
    ['on{{a}}two', 'ontwo'],
    ['x {{a}} {{a}} y', 'x y'],
    ['x {{a}}{{a}}y', 'x y'],
  ])('removes it from «%s» without a double blank', (text, rest) => {
    expect(settleField(text, 'a', '')).toBe(rest);
  });

  it('leaves nothing of it, and every other field', () => {
    const piece = fc.oneof(wordsOnly, fc.constantFrom('{{a}}', '{{ a }}', '{{b}}'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), anyText, (pieces, value) => {
        const text = pieces.join('');
        const settled = unsettledFields(settleField(text, 'a', value));
        expect(settled).toEqual(unsettledFields(text).filter(({ name }) => name !== 'a'));
      }),
    );
  });
});

describe('the values of a case', () => {
  const values = (over = {}) =>
    fieldValues({ contact: aContact, case: aCase(), fields: [], me: anAgent(), ...over }, 'en');

  it('come from the contact, the case and the agent', () => {
    expect(values()).toMatchObject({
      'contact.name': 'Carla Lima',
      'contact.firstName': 'Carla',
      'contact.phone': '',
      'agent.firstName': 'Ana',
      'case.subject': 'A squeaking brake',
    });
    expect(Object.keys(values()).every(isFieldName)).toBe(true);
  });

  it('fall back to the name on the case, and to nothing before signing in', () => {
    const some = values({ contact: null, me: null });
    expect(some).toMatchObject({ 'contact.name': 'Carla Lima', 'contact.city': '', 'agent.name': '' });
  });

  it.each([
    ['Souza, Ana', 'Ana'],
    ['ana.souza@mail.example', ''],
    ['+351 912 000 111', ''],
    ['田中太郎', '田中太郎'],
    ['', ''],
  ])('greet «%s» with «%s»', (name, first) => {
    expect(values({ contact: { ...aContact, name } })['contact.firstName']).toBe(first || firstOfCase(name));
  });
});

/** Without a name of their own the contact is greeted by the case's. */
const firstOfCase = (name: string) => (name === '' ? 'Carla' : '');

describe('the desk’s own fields in a quick reply', () => {
  const define = (over: Partial<FieldDefinition>): FieldDefinition => ({
    id: 'size',
    label: 'Frame  size',
    on: 'contact',
    kind: 'text',
    options: [],
    required: false,
    ...over,
  });
  const filled = (text: string, fields: FieldDefinition[], own: Record<string, string>, language = 'en') =>
    fillFields(
      text,
      fieldValues(
        { contact: { ...aContact, fields: own }, case: aCase({ fields: own }), fields, me: null },
        language,
      ),
    );

  it('are filled by what people call them, and by id', () => {
    const own = { size: '54 cm' };
    expect(filled('{{contact.field.Frame size}}, {{ contact.field.size }}', [define({})], own)).toBe(
      '54 cm, 54 cm',
    );
    expect(filled('{{case.field.size}}', [define({ on: 'case' })], own)).toBe('54 cm');
  });

  it('write dates as people of that language do, and leave yes and no to the agent', () => {
    const day = define({ id: 'day', kind: 'date' });
    expect(filled('{{contact.field.day}}', [day], { day: '2026-03-09' }, 'es')).toBe('9 de marzo de 2026');
    expect(filled('{{contact.field.day}}', [day], { day: '2026-03-09' }, 'not a language')).toBe(
      '2026-03-09',
    );
    const paid = define({ id: 'paid', kind: 'yes-no' });
    expect(filled('{{contact.field.paid}}', [paid], { paid: 'yes' })).toBe('{{contact.field.paid}}');
  });

  it('stay for the agent to settle if the desk has none of that name, or no value', () => {
    const text = '{{contact.field.size}} {{contact.field.toString}} {{case.field.__proto__}}';
    expect(filled(text, [], { size: '54' })).toBe(text);
    expect(filled(text, [define({ id: 'toString' })], {})).toBe(text);
    expect(customName('contact.field.Frame size')).toBe('Frame size');
    expect(customName('contact.name')).toBe('');
  });

  it('never become fields or patterns themselves, whatever they hold', () => {
    const own = { size: "{{contact.field.size}} $& $1 $' {{agent.name}}" };
    const text = filled('{{contact.field.size}}!', [define({})], own);
    expect(text.replaceAll('\u2060', '')).toBe(`${own.size}!`);
    expect(names(text)).toEqual([]);
    const hostile = define({ id: '{{x}}', label: '$& {{contact.name}}' });
    expect(filled('{{contact.name}}', [hostile], { '{{x}}': 'no' })).toBe('Carla Lima');
  });
});
