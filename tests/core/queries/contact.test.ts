// @vitest-environment node
import { beforeEach, expect, test } from 'vitest';
import type { Contact } from '@/core/model/contact';
import { queries } from '@/core/queries/index';
import { applyChanges } from '@/core/store/changes-in';
import { closeDatabase } from '@/core/store/database';
import { putDesk } from '@/core/store/desks';
import { aCase, aDesk, minutesAfterNoon, NOON } from '../../fixtures/model';

const aContact = (over: Partial<Contact>): Contact => ({
  id: 'local:carla',
  desk: 'local',
  name: 'Carla Lima',
  email: '',
  phone: '',
  company: '',
  city: '',
  language: '',
  fields: {},
  timeZone: '',
  notes: '',
  ...over,
});
/** A case of somebody, changed so many minutes after noon. */
const at = (n: number, contact: string, desk = 'local') =>
  aCase({ id: `${desk}:${n}`, desk, number: `${n}`, contact, updatedAt: minutesAfterNoon(n) });

const bring = (desk: string, cases: ReturnType<typeof at>[], contacts: Contact[]) =>
  applyChanges({ desk, cases, contacts, messages: [], gone: [], since: null, cursor: '1', dueAt: NOON });
const earlier = (limit = 20) => queries.earlierCases.run({ case: 'local:1', limit });
const ids = async (limit?: number) => (await earlier(limit)).rows.map(({ id }) => id);

beforeEach(async () => {
  await closeDatabase();
  await putDesk(aDesk());
  await putDesk(aDesk({ id: 'shop', name: 'Shop' }));
});

test('other cases of the person, newest first, without the one in front', async () => {
  await bring(
    'local',
    [at(1, 'local:carla'), at(3, 'local:carla'), at(2, 'local:carla'), at(4, 'local:dan')],
    [aContact({})],
  );
  expect(await ids()).toEqual(['local:3', 'local:2']);
});

test('a person with the same address is the same on every desk, however it is written', async () => {
  await bring('local', [at(1, 'local:carla')], [aContact({ email: 'Carla@Mail.example' })]);
  await bring(
    'shop',
    [at(5, 'shop:c9', 'shop'), at(6, 'shop:x', 'shop')],
    [
      aContact({ id: 'shop:c9', desk: 'shop', email: 'carla@mail.EXAMPLE' }),
      aContact({ id: 'shop:x', desk: 'shop' }),
    ],
  );
  expect((await earlier()).rows).toMatchObject([{ id: 'shop:5', deskName: 'Shop' }]);
});

test('so is one with the same number; who has neither is nobody else', async () => {
  await bring(
    'local',
    [at(1, 'local:carla'), at(2, 'local:p')],
    [aContact({ phone: '+12025550118' }), aContact({ id: 'local:p', phone: '+12025550118' })],
  );
  await bring('shop', [at(5, 'shop:x', 'shop')], [aContact({ id: 'shop:x', desk: 'shop' })]);
  expect(await ids()).toEqual(['local:2']);
});

test.each([
  ['+5511987654321', '+551187654321'],
  ['+525512345678', '+5215512345678'],
  ['+541123456789', '+5491123456789'],
])('%s and %s are one person', async (one, other) => {
  await bring(
    'local',
    [at(1, 'local:carla'), at(2, 'local:p')],
    [aContact({ phone: one }), aContact({ id: 'local:p', phone: other })],
  );
  expect(await ids()).toEqual(['local:2']);
});

test('of many only the newest, and that there are more', async () => {
  const many = Array.from({ length: 30 }, (_, n) => at(n + 1, 'local:carla'));
  await bring('local', many, [aContact({})]);
  const { rows, more } = await earlier();
  expect([rows.length, more, rows[0]?.id]).toEqual([20, true, 'local:30']);
  expect(await earlier(40)).toMatchObject({ more: false });
});

test('a contact who is not here yet still has their cases', async () => {
  await bring('local', [at(1, 'local:carla'), at(2, 'local:carla')], []);
  expect(await ids()).toEqual(['local:2']);
});

test('a case nobody knows has none', async () => {
  expect(await earlier()).toEqual({ rows: [], more: false });
});
