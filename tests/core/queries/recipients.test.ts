// @vitest-environment node
import { beforeEach, expect, test } from 'vitest';
import type { Contact } from '@/core/model/contact';
import { bestRecipients } from '@/core/model/find-recipient';
import { queries } from '@/core/queries/index';
import { applyChanges } from '@/core/store/changes-in';
import { closeDatabase } from '@/core/store/database';
import { putDesk } from '@/core/store/desks';
import { aCase, aDesk, NOON } from '../../fixtures/model';

const rest = { phone: '', company: '', city: '', language: '', fields: {}, timeZone: '', notes: '' };
const person = (desk: string, id: string, name: string, email: string): Contact => ({
  id: `${desk}:${id}`,
  desk,
  name,
  email,
  ...rest,
});
const bring = (desk: string, contacts: Contact[]) => {
  const cases = [aCase({ id: `${desk}:1`, desk, contact: `${desk}:a` })];
  return applyChanges({
    desk,
    cases,
    contacts,
    messages: [],
    gone: [],
    since: null,
    cursor: '1',
    dueAt: NOON,
  });
};
const asked = (text: string) => queries.recipients.run({ case: 'local:1', text });

beforeEach(async () => {
  await closeDatabase();
  await putDesk(aDesk());
  await putDesk(aDesk({ id: 'shop', name: 'Shop' }));
});

test('contacts of the same desk are found by name and address, never those of another desk', async () => {
  await bring('local', [
    person('local', 'a', 'Ana Souza', 'ANA@mail.example'),
    person('local', 'b', 'Bruno', 'none'),
  ]);
  await bring('shop', [person('shop', 'c', 'Ana Other', 'other@mail.example')]);
  expect(await asked('ana')).toEqual([{ name: 'Ana Souza', address: 'ana@mail.example' }]);
  expect(await asked('souza')).toHaveLength(1);
  expect(await asked('bru')).toEqual([]);
  expect(await asked('')).toEqual([]);
});

test('of many the best eight are told: beginnings first, each address once, with its name', () => {
  const many = Array.from({ length: 30 }, (_, i) => ({ name: `Zoe Ana ${i}`, address: `z${i}@m.example` }));
  const people = [
    ...many,
    { name: '', address: 'ana@m.example' },
    { name: 'Ána Lima', address: 'ana@m.example' },
    { name: 'X', address: 'x@ana.example' },
  ];
  const found = bestRecipients(people, 'ana', 8);
  expect(found).toHaveLength(8);
  expect(found[0]).toEqual({ name: 'Ána Lima', address: 'ana@m.example' });
  expect(found.some(({ name }) => name === 'X')).toBe(false);
  expect(bestRecipients(people, 'lima an', 8)).toEqual([{ name: 'Ána Lima', address: 'ana@m.example' }]);
});
