import { beforeEach, expect, test } from 'vitest';
import { openServer, type ServerDb } from '@/core/connectors/local/server/database';
import { createDeskServer, type DeskServer } from '@/core/connectors/local/server/desk-server';
import { clear } from '@/core/connectors/local/server/seed';
import { withSenders } from '@/core/connectors/local/server/senders';
import type { AdminChange } from '@/core/model/admin-change';
import type { Channel } from '@/core/model/channel';
import { NO_RULES } from '@/core/model/desk-rules';
import type { Right } from '@/core/model/directory';
import { putServerCase } from '../../fixtures/server-case';
import { smallDesk } from '../../fixtures/small-desk';

const DAY = 24 * 3_600_000;
// A Wednesday.
const START = Date.parse('2026-01-14T10:00:00Z');
let now = START;
let db: ServerDb;
let server: DeskServer;
const agent = (id: string, rights: readonly Right[], over = {}) => ({
  id,
  name: id,
  email: `${id}@bikes.example`,
  rights,
  queues: ['sales'],
  signature: '',
  ...over,
});
const size = { id: 'size', label: 'Size', on: 'case', kind: 'text', options: [], required: false } as const;
const rules = (part: Partial<typeof NO_RULES>): AdminChange => ({
  kind: 'rules',
  rules: { ...NO_RULES, ...part },
});
const caseNow = async (id: string) => {
  await server.pull(0);
  return db.get('cases', id);
};

beforeEach(async () => {
  now = START;
  db ??= await openServer('admin-test');
  await clear(db);
  server = createDeskServer(db, () => now);
  const base = smallDesk();
  await server.seed({
    ...base,
    agents: base.agents.map((one) => (one.id === 'ana' ? { ...one, rights: ['reply', 'administer'] } : one)),
  });
});

test.each<[string, AdminChange, string]>([
  ['a queue without a name', { kind: 'put-queue', queue: { id: 'x', name: ' ', mode: 'pull' } }, 'empty'],
  [
    'a second queue of the name',
    { kind: 'put-queue', queue: { id: 'x', name: 'sales ', mode: 'pull' } },
    'conflict',
  ],
  ['a queue that is gone', { kind: 'delete-queue', id: 'x', to: null }, 'gone'],
  ['cases into a queue that is not there', { kind: 'delete-queue', id: 'sales', to: 'x' }, 'rejected'],
  ['cases into the queue that goes', { kind: 'delete-queue', id: 'sales', to: 'sales' }, 'rejected'],
  ['the last administrator’s right', { kind: 'put-agent', agent: agent('ana', ['reply']) }, 'rejected'],
  ['deleting oneself', { kind: 'delete-agent', id: 'ana' }, 'rejected'],
  [
    'a second agent of the name',
    { kind: 'put-agent', agent: agent('x', [], { name: 'Ben Ode' }) },
    'conflict',
  ],
  [
    'an address of somebody else',
    { kind: 'put-agent', agent: agent('x', [], { email: 'BEN@bikes.example' }) },
    'conflict',
  ],
  ['what is no address', { kind: 'put-agent', agent: agent('x', [], { email: 'ben' }) }, 'rejected'],
  ['a queue nobody knows', { kind: 'put-agent', agent: agent('x', [], { queues: ['x'] }) }, 'rejected'],
  ['a second tag of the name', { kind: 'put-tag', tag: { id: 'x', name: 'vip' } }, 'conflict'],
  ['a tag that is gone', { kind: 'delete-tag', id: 'x' }, 'gone'],
  ['a choice without options', { kind: 'put-field', field: { ...size, kind: 'choice' } }, 'empty'],
  ['a field that is gone', { kind: 'move-field', id: 'x', by: 1 }, 'gone'],
  [
    'a quick reply without text',
    {
      kind: 'put-quick-reply',
      quickReply: { id: 'x', title: 'Hello', text: ' ', language: 'en', kinds: [], status: null },
    },
    'empty',
  ],
  ['a mailbox without an address', { kind: 'senders', channel: 'mail', addresses: [' '] }, 'empty'],
  [
    'an address that is none',
    { kind: 'senders', channel: 'mail', addresses: ['a@bikes.example', 'b at c'] },
    'rejected',
  ],
  ['addresses of a telephone', { kind: 'senders', channel: 'phone', addresses: ['a@bikes.example'] }, 'gone'],
  ['a zone that does not exist', rules({ timeZone: 'Mars' }), 'rejected'],
])('the desk refuses %s and changes nothing', async (_, change, code) => {
  const before = await server.directory();
  await expect(server.administer(change)).rejects.toMatchObject({ code });
  expect(await server.directory()).toEqual(before);
});

test('only administrators change anything', async () => {
  await server.signIn('ben');
  const change: AdminChange = { kind: 'uses', uses: { tags: false, sentiment: false } };
  await expect(server.administer(change)).rejects.toMatchObject({ code: 'forbidden' });
});

test('every change of the directory is told', async () => {
  const { upTo } = await server.pull(0);
  await server.administer({ kind: 'uses', uses: { tags: false, sentiment: true } });
  expect(await server.pull(upTo)).toMatchObject({ directoryChanged: true });
  expect((await server.directory()).uses).toEqual({ tags: false, sentiment: true });
});

test('the cases of a deleted queue go where the administrator says, and nobody works for it any more', async () => {
  const id = await putServerCase(db, { queue: 'sales' });
  await server.administer({ kind: 'delete-queue', id: 'sales', to: 'repairs' });
  expect(await caseNow(id)).toMatchObject({ queue: 'repairs' });
  const { queues, agents } = await server.directory();
  expect(queues.map((queue) => queue.id)).toEqual(['repairs']);
  expect(agents.flatMap((one) => one.queues)).toEqual(['repairs']);
});

test('the cases of a deleted agent are free again, in their queues', async () => {
  const id = await putServerCase(db, { assignee: 'ben', queue: 'repairs' });
  await server.administer({ kind: 'delete-agent', id: 'ben' });
  expect(await caseNow(id)).toMatchObject({ assignee: null, queue: 'repairs' });
});

test('a deleted tag leaves every case', async () => {
  const id = await putServerCase(db, { tags: ['vip', 'late'] });
  await server.administer({ kind: 'delete-tag', id: 'vip' });
  expect(await caseNow(id)).toMatchObject({ tags: ['late'] });
});

test('a field is counted, moved and deleted with its values; what it is stays what it is', async () => {
  const field = { ...size, kind: 'choice' as const, options: [' S ', 'L', 'L', ''] };
  await server.administer({ kind: 'put-field', field });
  await server.administer({ kind: 'put-field', field: { ...size, id: 'colour', label: 'Colour' } });
  expect((await server.directory()).fields[0]).toMatchObject({ options: ['S', 'L'] });
  await expect(server.administer({ kind: 'put-field', field: size })).rejects.toMatchObject({
    code: 'rejected',
  });
  await server.administer({ kind: 'move-field', id: 'colour', by: -1 });
  expect((await server.directory()).fields.map(({ id }) => id)).toEqual(['colour', 'size']);
  const id = await putServerCase(db);
  const action = { kind: 'field', field: 'size', value: 'L' } as const;
  await server.deliver({ item: 'i1', agent: 'ana', case: id, action });
  expect((await server.settings()).values).toEqual({ size: 1 });
  await server.administer({ kind: 'delete-field', id: 'size' });
  expect(await caseNow(id)).toMatchObject({ fields: {} });
  expect((await server.settings()).values).toEqual({});
});

test('a quick reply that was deleted can be put back', async () => {
  const quickReply = { id: 'x', title: 'Hello', text: 'Hi', language: 'en', kinds: [], status: null };
  await server.administer({ kind: 'put-quick-reply', quickReply });
  await server.administer({ kind: 'delete-quick-reply', id: 'x' });
  await server.administer({ kind: 'put-quick-reply', quickReply });
  expect((await server.directory()).quickReplies).toEqual([quickReply]);
});

test('an answer is promised when the customer writes, kept by answering, and follows the rules', async () => {
  const id = await putServerCase(db, {}, new Date(START).toISOString());
  await server.administer(rules({ answerHours: 4 }));
  expect(await caseNow(id)).toMatchObject({ dueAt: '2026-01-14T14:00:00.000Z' });
  now += 3_600_000;
  await server.receive({ case: id, text: 'Hello?' });
  expect(await caseNow(id)).toMatchObject({ dueAt: '2026-01-14T14:00:00.000Z' });
  const reply = { kind: 'reply', text: 'Here', attachments: [], status: null } as const;
  await server.deliver({ item: 'i1', agent: 'ana', case: id, action: reply });
  expect(await caseNow(id)).toMatchObject({ dueAt: null });
  await server.receive({ case: id, text: 'Thanks, and…' });
  expect(await caseNow(id)).toMatchObject({ dueAt: '2026-01-14T15:00:00.000Z' });
  await server.administer(rules({ answerHours: 0 }));
  expect(await caseNow(id)).toMatchObject({ dueAt: null });
});

test('quiet cases end by themselves, not a moment before, and the desk says when to look', async () => {
  const at = new Date(START).toISOString();
  const resolved = await putServerCase(db, { status: 'resolved' }, at);
  const pending = await putServerCase(db, { status: 'pending' }, at);
  const open = await putServerCase(db, { status: 'open' }, at);
  await server.administer(rules({ closeAfterDays: 3, resolveAfterDays: 2 }));
  expect(await server.pull(0)).toMatchObject({ nextAt: new Date(START + 2 * DAY).toISOString() });
  now = START + 2 * DAY - 1;
  expect(await caseNow(pending)).toMatchObject({ status: 'pending' });
  now += 1;
  expect(await caseNow(pending)).toMatchObject({ status: 'resolved' });
  expect(await caseNow(resolved)).toMatchObject({ status: 'resolved' });
  now = START + 3 * DAY;
  expect(await caseNow(resolved)).toMatchObject({ status: 'closed' });
  expect(await caseNow(pending)).toMatchObject({ status: 'resolved' });
  now = START + 5 * DAY;
  expect(await caseNow(pending)).toMatchObject({ status: 'closed' });
  now = START + 50 * DAY;
  expect(await caseNow(open)).toMatchObject({ status: 'open' });
});

test('a case that lacks a required field does not end by itself, whether pending or resolved', async () => {
  const at = new Date(START).toISOString();
  const pending = await putServerCase(db, { status: 'pending' }, at);
  const resolved = await putServerCase(db, { status: 'resolved' }, at);
  await server.administer({ kind: 'put-field', field: { ...size, required: true } });
  await server.administer(rules({ resolveAfterDays: 1, closeAfterDays: 1 }));
  now = START + 9 * DAY;
  expect(await caseNow(pending)).toMatchObject({ status: 'pending' });
  expect(await caseNow(resolved)).toMatchObject({ status: 'resolved' });
  // Filled in, it has its whole quiet time once more.
  const action = { kind: 'field', field: 'size', value: 'L' } as const;
  await server.deliver({ item: 'fill', agent: 'ana', case: resolved, action });
  now += DAY - 1;
  expect(await caseNow(resolved)).toMatchObject({ status: 'resolved' });
  now += 1;
  expect(await caseNow(resolved)).toMatchObject({ status: 'closed' });
  expect(await caseNow(pending)).toMatchObject({ status: 'pending' });
});

test.each([
  ['is required no more', { kind: 'put-field', field: { ...size, required: false } }],
  ['is deleted', { kind: 'delete-field', id: 'size' }],
] as const)('what waited for a field ends at the next look once the field %s', async (_, change) => {
  const id = await putServerCase(db, { status: 'pending' }, new Date(START).toISOString());
  await server.administer({ kind: 'put-field', field: { ...size, required: true } });
  await server.administer(rules({ resolveAfterDays: 1 }));
  now = START + 9 * DAY;
  expect(await caseNow(id)).toMatchObject({ status: 'pending' });
  await server.administer(change);
  expect(await caseNow(id)).toMatchObject({ status: 'resolved' });
});

test('a mailbox sends from several addresses, each once, and no other mailbox may have them', async () => {
  const addresses = ['help@bikes.example', ' Orders@bikes.example', 'orders@bikes.example'];
  await server.administer({ kind: 'senders', channel: 'mail', addresses });
  const { channels } = await server.directory();
  const mail = channels.find(({ id }) => id === 'mail');
  expect(mail).toMatchObject({ address: 'help@bikes.example', senders: ['orders@bikes.example'] });
  const second = { ...mail, id: 'second', name: 'Second', address: '', senders: [] };
  expect(() => withSenders([...channels, second as Channel], 'second', addresses)).toThrow('conflict');
});
