// @vitest-environment node
import { beforeEach, expect, test } from 'vitest';
import { openServer, type ServerDb } from '@/core/connectors/local/server/database';
import { createDeskServer, type DeskServer } from '@/core/connectors/local/server/desk-server';
import { clear } from '@/core/connectors/local/server/seed';
import type { MessageTemplate, TemplateButton, WhatsAppTemplate } from '@/core/model/template';
import { putServerCase, serverThread } from '../../fixtures/server-case';
import { smallDesk } from '../../fixtures/small-desk';
import { aTemplate, filledWith } from '../../fixtures/template';

const START = Date.parse('2026-11-02T12:00:00.000Z');
const MINUTE = 60_000;
const quickReply = (label: string): TemplateButton => ({ kind: 'quick-reply', label });

const PLAIN = aTemplate();
const ASKS = aTemplate({ id: 'asks', name: 'asks', buttons: [quickReply('Confirmo'), quickReply('Mudar')] });
const OFFER = aTemplate({
  id: 'offer',
  name: 'offer',
  category: 'marketing',
  buttons: [quickReply('Quero'), quickReply('PARAR')],
});
const PICKER: MessageTemplate = {
  kind: 'apple',
  id: 'when',
  name: 'When',
  language: 'en',
  title: 'When shall we expect you?',
  subtitle: '',
  content: { kind: 'time-picker', place: '', slots: [{ at: '2026-01-01T09:00:00.000Z', minutes: 30 }] },
  channels: [],
};

let db: ServerDb | undefined;
let server: DeskServer;
let now = START;
let item = 0;

beforeEach(async () => {
  now = START;
  db ??= await openServer('templates-test');
  await clear(db);
  server = createDeskServer(db, () => now);
  const base = smallDesk({ templates: [PLAIN, ASKS, OFFER, PICKER] });
  await server.seed({
    ...base,
    agents: base.agents.map((one) => (one.id === 'ana' ? { ...one, rights: ['reply', 'administer'] } : one)),
    consents: [
      { contact: 'dan', channel: 'whatsapp', state: 'given', how: 'a form', minutesAgo: 60, by: 'ben' },
    ],
  });
});

function database(): ServerDb {
  if (!db) throw new Error('not open');
  return db;
}

const conversation = (practice: readonly string[] = []) =>
  putServerCase(database(), { channel: 'phone', practice }, new Date(now).toISOString());

const sendTemplate = (id: string, template: WhatsAppTemplate) =>
  server.deliver({
    item: `i${++item}`,
    agent: 'ana',
    case: id,
    action: {
      kind: 'reply',
      text: 'whatever the client thinks',
      attachments: [],
      status: null,
      template: filledWith(template),
    },
  });

/** Time passes until practice customers have done everything they wanted. */
async function wait() {
  now += 2 * MINUTE;
  await server.pull(0);
}
const threadOf = async (id: string) =>
  (await serverThread(database(), id)).filter(({ kind }) => kind === 'message');
const consentsOf = async (id: string) => (await server.contacts([id]))[0]?.consents;

test('the platform sends its own text, whatever was sent along', async () => {
  const id = await conversation();
  await sendTemplate(id, PLAIN);
  expect((await threadOf(id)).at(-1)).toMatchObject({ text: 'Hello Carla, your plan ends soon.' });
});

test('a practice customer presses the first answer of a template', async () => {
  const id = await conversation();
  const { message } = await sendTemplate(id, ASKS);
  await wait();
  expect((await threadOf(id)).at(-1)).toMatchObject({
    direction: 'in',
    text: 'Confirmo',
    pressed: true,
    replyTo: message,
  });
  await wait();
  expect(await threadOf(id)).toHaveLength(3);
});

test('what needs no answer gets a sign, and only a word where they have one', async () => {
  const id = await conversation();
  await sendTemplate(id, PLAIN);
  await wait();
  expect((await threadOf(id)).at(-1)).toMatchObject({
    direction: 'out',
    delivery: 'read',
    reactions: [{ emoji: '👍', by: 'contact' }],
  });
  const other = await conversation(['Thanks!']);
  await sendTemplate(other, PLAIN);
  await wait();
  expect((await threadOf(other)).at(-1)).toMatchObject({ direction: 'in', text: 'Thanks!' });
});

test('the second advertisement is one too many: they ask to stop, and nobody has to note it', async () => {
  const id = await conversation();
  await sendTemplate(id, OFFER);
  await wait();
  expect((await threadOf(id)).at(-1)).toMatchObject({ text: 'Quero', pressed: true });
  expect(await consentsOf('carla')).toBeUndefined();
  await sendTemplate(id, OFFER);
  await wait();
  expect((await threadOf(id)).at(-1)).toMatchObject({ text: 'PARAR', pressed: true });
  expect(await consentsOf('carla')).toMatchObject([
    { channel: 'whatsapp', state: 'stopped', how: 'PARAR', by: null },
  ]);
  await expect(sendTemplate(id, OFFER)).rejects.toMatchObject({
    code: 'no-consent',
    detail: '131050 stopped',
  });
  await sendTemplate(id, ASKS);
});

test.each([
  ['STOP', true],
  ['parar', true],
  ['Baja.', true],
  ['Please stop by on Friday', false],
  ['pode parar na loja?', false],
])('«%s» alone ends advertising: %s', async (text, ends) => {
  const id = await conversation();
  await server.receive({ case: id, text });
  await server.receive({ case: id, text });
  expect((await consentsOf('carla'))?.length ?? 0).toBe(ends ? 1 : 0);
});

test('what contacts allow is there from the start, and times to choose from are to come', async () => {
  expect(await consentsOf('dan')).toEqual([
    {
      channel: 'whatsapp',
      state: 'given',
      how: 'a form',
      at: new Date(START - 60 * MINUTE).toISOString(),
      by: { id: 'ben', name: 'Ben Ode' },
    },
  ]);
  const picker = (await server.directory()).templates?.find(({ id }) => id === 'when');
  if (picker?.kind !== 'apple' || picker.content.kind !== 'time-picker') throw new Error('no picker');
  expect(Date.parse(picker.content.slots[0]?.at ?? '')).toBeGreaterThan(START);
});

test('an administrator makes and deletes templates, but none that would not be approved', async () => {
  const put = (template: MessageTemplate) => server.administer({ kind: 'put-template', template });
  await put(aTemplate({ id: 'new', name: 'brand_new' }));
  await put(aTemplate({ id: 'new', name: 'brand_new', footer: 'Bye' }));
  const names = async () => (await server.directory()).templates?.map(({ name }) => name);
  expect(await names()).toEqual(['renewal', 'asks', 'offer', 'When', 'brand_new']);
  await expect(put(aTemplate({ id: 'x', name: 'brand_new' }))).rejects.toMatchObject({ code: 'conflict' });
  await put(aTemplate({ id: 'x', name: 'brand_new', language: 'es' }));
  await expect(put(aTemplate({ id: 'y', name: ' ' }))).rejects.toMatchObject({ code: 'empty' });
  await expect(put(aTemplate({ id: 'y', name: 'Not So' }))).rejects.toMatchObject({ code: 'bad-template' });
  await expect(put({ ...PICKER, id: 'z', name: 'Empty', title: '' })).rejects.toMatchObject({
    code: 'bad-template',
  });
  await server.administer({ kind: 'delete-template', id: 'new' });
  await expect(server.administer({ kind: 'delete-template', id: 'new' })).rejects.toMatchObject({
    code: 'gone',
  });
});

test('a desk from before there were templates has none, and takes its first', async () => {
  const { templates: _, ...old } = await server.directory();
  await database().put('directory', { ...old, key: 'directory' });
  const id = await conversation();
  await expect(sendTemplate(id, PLAIN)).rejects.toMatchObject({
    code: 'bad-template',
    detail: '132001 gone',
  });
  await server.administer({ kind: 'put-template', template: PLAIN });
  await sendTemplate(id, PLAIN);
});
