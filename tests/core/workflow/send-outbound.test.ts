import { beforeEach, expect, test } from 'vitest';
import type { Directory } from '@/core/model/directory';
import type { Outbound } from '@/core/model/outbound-args';
import type { WhatsAppTemplate } from '@/core/model/template';
import { queries } from '@/core/queries/index';
import { directoryOf, putDirectory } from '@/core/store/desks';
import { itemById } from '@/core/store/outbox';
import { sendOutbound } from '@/core/workflow/send-outbound';
import { setConsent } from '@/core/workflow/set-consent';
import { takeBack } from '@/core/workflow/waiting-reply';
import { anEntry, aSampleCase, aSurface } from '../../fixtures/surface';

const template = (over: Partial<WhatsAppTemplate> = {}): WhatsAppTemplate => ({
  kind: 'whatsapp',
  id: 't1',
  name: 'order_ready',
  language: 'en',
  category: 'utility',
  status: 'approved',
  quality: 'green',
  format: 'positional',
  header: null,
  body: { text: 'Hello {{1}}, it is ready.', variables: [{ key: '1', sample: 'Ana' }] },
  footer: '',
  buttons: [],
  channels: [],
  ...over,
});

let draft = 0;
const mail = (over: Partial<Outbound> = {}): Outbound => ({
  draft: `d${++draft}`,
  desk: 'local',
  to: { channel: 'mail', address: 'zoe@example.com', contact: null, name: 'Zoe' },
  subject: 'Your bike',
  text: 'It is ready',
  attachments: [],
  undo: 30_000,
  consent: { channel: 'email', state: 'given', how: 'at the fair' },
  ...over,
});
const toPhone = (over: Partial<Outbound> = {}): Outbound =>
  mail({
    to: { channel: 'phone', address: '+5511961234567', contact: null, name: '' },
    template: { template: 't1', values: { 'body:1': { text: 'Zoe' } } },
    consent: { channel: 'whatsapp', state: 'given', how: 'a form' },
    ...over,
  });

const useTemplates = async (...templates: WhatsAppTemplate[]) => {
  const directory: Directory | undefined = await directoryOf('local');
  if (directory) await putDirectory('local', { ...directory, templates });
};

beforeEach(async () => {
  await aSurface({ cases: [aSampleCase({ status: 'open', assignee: 'ana', thread: [anEntry()] })] });
  await useTemplates(template(), template({ id: 't2', name: 'sale', category: 'marketing' }));
});

test('is owed with who noted the consent, as a case of our own', async () => {
  const sent = mail();
  await sendOutbound(sent);
  const item = await itemById(sent.draft);
  expect(item).toMatchObject({
    case: `local:new:${sent.draft}`,
    state: 'queued',
    action: { kind: 'outbound', text: 'It is ready', consent: { state: 'given', by: { id: 'ana' } } },
  });
  expect(await queries.firstMessage.run(`local:new:${sent.draft}`)).toMatchObject({ became: '' });
});

test('asked again it is one message, and with another text a conflict', async () => {
  const sent = mail();
  await sendOutbound(sent);
  await sendOutbound(sent);
  await expect(sendOutbound({ ...sent, text: 'Another' })).rejects.toMatchObject({ code: 'conflict' });
});

test('nobody is written to who has not allowed it', async () => {
  await expect(sendOutbound(mail({ consent: undefined }))).rejects.toMatchObject({ code: 'no-consent' });
  await expect(sendOutbound(toPhone({ consent: undefined }))).rejects.toMatchObject({ code: 'no-consent' });
});

test('an earlier message from them is permission, until they take it back', async () => {
  const carla = mail({
    to: { channel: 'mail', address: 'CARLA@mail.example', contact: null, name: '' },
    consent: undefined,
  });
  await sendOutbound(carla);
  expect((await itemById(carla.draft))?.action).toMatchObject({ to: { contact: 'local:carla' } });
  await setConsent('local:1001', { channel: 'email', state: 'revoked', how: 'by mail' });
  await expect
    .poll(() => sendOutbound({ ...carla, draft: `d${++draft}` }).catch((error) => error.code))
    .toBe('no-consent');
});

test('on WhatsApp only a template goes out, filled in and approved', async () => {
  await expect(sendOutbound(toPhone({ template: undefined }))).rejects.toMatchObject({ code: 'window-over' });
  await expect(sendOutbound(toPhone({ template: { template: 't1', values: {} } }))).rejects.toMatchObject({
    code: 'bad-template',
  });
  await expect(sendOutbound(toPhone({ template: { template: 'gone', values: {} } }))).rejects.toMatchObject({
    code: 'bad-template',
    detail: '132001 gone',
  });
  const sent = toPhone();
  await sendOutbound(sent);
  expect((await itemById(sent.draft))?.action).toMatchObject({ text: 'Hello Zoe, it is ready.' });
});

test.each([
  ['a number without its country', { channel: 'phone', address: '11961234567' }],
  ['an address on a channel for numbers', { channel: 'phone', address: 'zoe@example.com' }],
  ['a number on a channel for mails', { channel: 'mail', address: '+5511961234567' }],
])('%s is refused before anything is owed', async (_, to) => {
  const sent = toPhone({ to: { contact: null, name: '', ...to } });
  await expect(sendOutbound(sent)).rejects.toMatchObject({ code: 'rejected' });
  expect(await itemById(sent.draft)).toBeUndefined();
});

test('taken back it is a draft again: whom it is for, how they allowed it, and the template', async () => {
  const sent = toPhone();
  await sendOutbound(sent);
  const { draft: back } = await takeBack(sent.draft);
  expect(back).toMatchObject({
    case: `local:new:${sent.draft}`,
    tab: 'reply',
    text: '',
    to: { channel: 'phone', address: '+5511961234567', how: 'a form' },
    template: { template: 't1', values: { 'body:1': { text: 'Zoe' } } },
  });
  expect(await queries.firstMessage.run(`local:new:${sent.draft}`)).toBeNull();
});
