// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { badFact, isContactFact, tidyFact } from '@/core/model/contact-rules';
import { type FieldDefinition, missingFields } from '@/core/model/field';

describe('facts about a contact', () => {
  test.each([
    ['email', 'ana@mail.example', true],
    ['email', 'ana.mail.example', false],
    ['email', 'ana@mail.example, ben@mail.example', false],
    ['email', 'Ana <ana@mail.example>', false],
    ['phone', '+12025550118', true],
    ['phone', '2025550118', false],
    ['phone', '+1202', false],
    ['language', 'pt-BR', true],
    ['language', 'portuguese of brazil', false],
    ['timeZone', 'Europe/Lisbon', true],
    ['timeZone', 'Lisbon time', false],
    ['name', 'x'.repeat(201), false],
    ['name', 'two\nlines', false],
    ['city', '', true],
  ] as const)('%s «%s»: %s', (fact, value, fits) => {
    expect(isContactFact(fact, value)).toBe(fits);
  });

  test('a number is stored without the signs people read it by', () => {
    expect(tidyFact('phone', ' +1 (202) 555-01.18 ')).toBe('+12025550118');
    expect(tidyFact('phone', '0044 7700 900100')).toBe('+447700900100');
  });

  test('of a change the first fact that does not fit is named', () => {
    expect(badFact({ name: 'Ana', email: 'no' })).toBe('email');
    expect(badFact({ notes: 'x'.repeat(20_001) })).toBe('notes');
    expect(badFact({ name: '', notes: 'Calls late' })).toBe('');
  });
});

test('only required fields of cases are missing, and only while empty', () => {
  const field = (id: string, over: Partial<FieldDefinition>): FieldDefinition => ({
    id,
    label: id,
    on: 'case',
    kind: 'text',
    options: [],
    required: true,
    ...over,
  });
  const all = [
    field('a', {}),
    field('b', {}),
    field('c', { required: false }),
    field('d', { on: 'contact' }),
  ];
  expect(missingFields(all, { b: 'filled' }).map(({ id }) => id)).toEqual(['a']);
});
