import { expect, test } from 'vitest';
import { gapsOf, openGaps, textOf } from '@/components/palette/ready-text';
import type { Contact } from '@/core/model/contact';
import type { WhatsAppTemplate } from '@/core/model/template';
import type { QuickItem } from '@/core/queries/from-page';
import { smallDesk } from '../../fixtures/small-desk';

const [me] = smallDesk().agents;
const about = {
  id: 'x',
  desk: 'local',
  deskName: 'Bikes',
  me: me ?? expect.unreachable(),
  starred: false,
  used: 0,
};
const reply = (text: string): QuickItem => ({
  ...about,
  kind: 'reply',
  reply: { id: 'r', title: 'Hello', text, language: 'en', kinds: [], status: null },
});
const carla: Contact = { desk: 'local', ...(smallDesk().contacts[0] ?? expect.unreachable()) };

const TEMPLATE: WhatsAppTemplate = {
  kind: 'whatsapp',
  id: 't1',
  name: 'account_note',
  language: 'pt_BR',
  category: 'utility',
  status: 'approved',
  quality: 'green',
  format: 'positional',
  header: { kind: 'text', text: 'Pedido {{1}}', variables: [{ key: '1', sample: 'TW-1' }] },
  body: {
    text: 'Olá {{1}}, até {{2}}.',
    variables: [
      { key: '1', sample: 'Ana' },
      { key: '2', sample: '' },
    ],
  },
  footer: 'Tarnwheel',
  buttons: [
    { kind: 'url', label: 'Ver', url: 'https://x.example/{{1}}', variable: { key: '1', sample: 'a' } },
  ],
  channels: [],
};
const template: QuickItem = { ...about, kind: 'template', template: TEMPLATE };

test('who writes is known, whom it is for is asked, or known from the selection', () => {
  const item = reply('Hi {{contact.firstName}}, {{agent.firstName}} here');
  expect(textOf(item, null, {})).toBe('Hi {{contact.firstName}}, Ana here');
  expect(gapsOf(item, null).map(({ field }) => field)).toEqual(['contact.firstName']);
  expect(textOf(item, carla, {})).toBe('Hi Carla, Ana here');
  expect(gapsOf(item, carla)).toEqual([]);
});

test('what is filled in stands in its place, and is never read as a gap again', () => {
  const item = reply('{{a}} and {{b}}');
  const text = textOf(item, null, { a: { text: '{{b}}' }, b: { text: 'two' } });
  expect(text.replaceAll('\u2060', '')).toBe('{{b}} and two');
});

test('a template asks for its header and body; its buttons are no words for a page', () => {
  const gaps = gapsOf(template, null);
  expect(gaps.map(({ field }) => field)).toEqual(['header:1', 'body:1', 'body:2']);
  expect(openGaps(gaps, { 'header:1': { text: 'TW-7' }, 'body:1': { text: '  ' } })).toHaveLength(2);
  const filled = { 'header:1': { text: 'TW-7' }, 'body:1': { text: 'Bia' }, 'body:2': { text: 'sexta' } };
  expect(textOf(template, null, filled)).toBe('Pedido TW-7\n\nOlá Bia, até sexta.\n\nTarnwheel');
});
