// @vitest-environment node
import { beforeEach, expect, test } from 'vitest';
import type { Contact } from '@/core/model/contact';
import type { Consent } from '@/core/model/template';
import { queries } from '@/core/queries/index';
import { applyChanges } from '@/core/store/changes-in';
import { closeDatabase } from '@/core/store/database';
import { putDesk, putDirectory } from '@/core/store/desks';
import { enqueue } from '@/core/store/outbox';
import { aCase, aDesk, aDirectory, aMessage, anItem, minutesAfterNoon, NOON } from '../../fixtures/model';

const noted = (state: Consent['state'], at = NOON): Consent => ({
  channel: 'whatsapp',
  state,
  how: 'on the phone',
  at,
  by: { id: 'ana', name: 'Ana' },
});

let cursor: string | null = null;
const bring = async (over: Partial<Parameters<typeof applyChanges>[0]>) => {
  const since = cursor;
  cursor = String(Number(cursor ?? 0) + 1);
  const nothing = { cases: [], contacts: [], messages: [], gone: [] };
  return applyChanges({ ...nothing, desk: 'local', since, cursor, dueAt: NOON, ...over });
};
const person = (over: Partial<Contact> = {}): Contact => ({
  id: 'local:c1',
  desk: 'local',
  name: 'Maria',
  email: 'maria@example.com',
  phone: '+551187654321',
  company: '',
  city: '',
  language: '',
  timeZone: '',
  notes: '',
  fields: {},
  ...over,
});

beforeEach(async () => {
  await closeDatabase();
  cursor = null;
  const { capabilities } = aDesk();
  await putDesk(
    aDesk({ capabilities: { ...capabilities, consents: true, outbound: ['whatsapp', 'email'] } }),
  );
  await putDirectory('local', aDirectory());
  await bring({
    cases: [aCase({ kind: 'whatsapp', contact: 'local:c1', waitingSince: null })],
    contacts: [person()],
  });
});

test('every kind on which the desk writes first is told, with the case’s own in front', async () => {
  await bring({ cases: [aCase({ kind: 'sms', contact: 'local:c1', waitingSince: null })] });
  const { lines } = await queries.consents.run('local:1');
  expect(lines.map(({ kind, state }) => [kind, state])).toEqual([
    ['sms', 'none'],
    ['whatsapp', 'none'],
    ['email', 'none'],
  ]);
});

test('who wrote on a channel may be answered there, and only there', async () => {
  await bring({ messages: [aMessage({ direction: 'in', text: 'Oi' })] });
  const { lines } = await queries.consents.run('local:1');
  expect(lines.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['whatsapp earlier', 'email none']);
});

test('what is noted here shows before the desk has it, and says so', async () => {
  await bring({ contacts: [person({ consents: [noted('given')] })] });
  await enqueue(
    anItem({
      action: { kind: 'consent', contact: 'local:c1', consent: noted('stopped', minutesAfterNoon(5)) },
    }),
    null,
    'deliver:local',
  );
  const [line] = (await queries.consents.run('local:1')).lines;
  expect(line).toMatchObject({ kind: 'whatsapp', state: 'stopped', waiting: true });
});

test('a word that asks to stop is pointed out until something is noted after it', async () => {
  await bring({
    messages: [aMessage({ id: 'local:m1', direction: 'in', text: 'PARAR', at: minutesAfterNoon(3) })],
  });
  expect((await queries.consents.run('local:1')).stop).toEqual({ message: 'local:m1', word: 'PARAR' });
  await bring({ contacts: [person({ consents: [noted('stopped', minutesAfterNoon(4))] })] });
  expect((await queries.consents.run('local:1')).stop).toBeNull();
});

test('a word of ours is no request to stop', async () => {
  await bring({ messages: [aMessage({ direction: 'out', text: 'STOP' })] });
  expect((await queries.consents.run('local:1')).stop).toBeNull();
});

test('a desk that keeps no consents is asked for none', async () => {
  const { capabilities } = aDesk();
  await putDesk(aDesk({ capabilities: { ...capabilities, consents: false } }));
  expect(await queries.consents.run('local:1')).toEqual({ lines: [], stop: null });
});

test.each(['+551187654321', '+5511987654321', 'MARIA@example.com'])(
  'the person with the address %s is found, with their case and consent',
  async (address) => {
    const kind = address.includes('@') ? 'email' : 'whatsapp';
    await bring({ cases: [aCase({ kind, contact: 'local:c1' })] });
    const found = await queries.recipient.run({ desk: 'local', address, kind, contact: null });
    expect(found.contact?.name).toBe('Maria');
    expect(found.cases.map(({ id }) => id)).toEqual(['local:1']);
    expect(found.consent).toBe('earlier');
  },
);

test('somebody nobody knows has no case and no consent', async () => {
  const asked = { desk: 'local', address: '+14155550123', kind: 'whatsapp', contact: null };
  expect(await queries.recipient.run(asked)).toEqual({
    contact: null,
    cases: [],
    consent: 'none',
    noted: null,
  });
  expect(await queries.recipient.run({ ...asked, address: '' })).toMatchObject({ contact: null });
});

test('contacts are found by name and by the digits people know, with the address of the channel', async () => {
  const find = async (text: string, kind: string) =>
    (await queries.findContacts.run({ desk: 'local', text, kind })).map(({ address }) => address);
  expect(await find('mar', 'whatsapp')).toEqual(['+551187654321']);
  expect(await find('8765-43', 'whatsapp')).toEqual(['+551187654321']);
  expect(await find('mar', 'email')).toEqual(['maria@example.com']);
  expect(await find('', 'email')).toEqual([]);
  expect(await find('zoe', 'email')).toEqual([]);
});
