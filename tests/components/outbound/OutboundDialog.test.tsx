import { screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { place } from '@/components/app/navigation';
import { changeSettings } from '@/components/app/settings';
import { askOutbound, type OutboundWish, outboundAsked } from '@/components/outbound/asked';
import { FirstMessage } from '@/components/outbound/FirstMessage';
import { OutboundDialogs } from '@/components/outbound/OutboundDialogs';
import { undoSend } from '@/components/undo/undo-send';
import type { WhatsAppTemplate } from '@/core/model/template';
import { queries } from '@/core/queries/index';
import { database } from '@/core/store/database';
import { directoryOf, putDirectory } from '@/core/store/desks';
import { keepDrafts } from '@/core/workflow/keep-drafts';
import { anEntry, aSampleCase, aSurface } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

const ORDER_READY: WhatsAppTemplate = {
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
};

afterEach(() => {
  outboundAsked.value = undefined;
});

/** The dialog over a desk with one case of Carla's, on mail. */
async function aDialog(wish: OutboundWish = {}, over: Parameters<typeof aSurface>[0] = {}) {
  const surface = await aSurface({
    cases: [aSampleCase({ status: 'open', assignee: 'ana', thread: [anEntry()] })],
    ...over,
  });
  await (await database()).clear('drafts');
  // The background keeps what surfaces write, as in its entry.
  browser.storage.onChanged.addListener((changes, area) => area === 'local' && void keepDrafts(changes));
  surface.show(<OutboundDialogs />);
  askOutbound(wish);
  const dialog = await screen.findByRole('dialog', { name: 'Send outbound message' });
  const recipient = await screen.findByRole('combobox', { name: 'Recipient' });
  return { surface, dialog, recipient };
}
const send = () => screen.getByRole('button', { name: /^Send/ });
const whyNot = () => send().getAttribute('aria-description') ?? '';
const toMail = () =>
  userEvent.selectOptions(screen.getByRole('combobox', { name: 'Channel' }), 'Email · mail');

it('goes through the whole way of a first mail: recipient, consent, subject, text, sent', async () => {
  const { surface, recipient, dialog } = await aDialog({ to: 'zoe@example.com' });
  await waitFor(() => expect(whyNot()).toBe('Record their consent first.'));
  await userEvent.type(screen.getByRole('textbox', { name: 'Name (optional)' }), 'Zoe');
  await userEvent.type(screen.getByRole('textbox', { name: 'How did they allow it?' }), 'at the fair');
  expect(whyNot()).toBe('Write the message first.');
  await userEvent.type(screen.getByRole('textbox', { name: 'Subject' }), 'Your bike');
  await userEvent.type(screen.getByRole('textbox', { name: 'Message' }), 'It is ready');
  expect(recipient).toHaveProperty('value', 'zoe@example.com');
  await expectNoFaults(dialog);
  await userEvent.click(send());
  await waitFor(() => expect(outboundAsked.value).toBeUndefined());
  const [[owed]] = surface.calls('sendOutbound') as [[{ draft: string }]];
  expect(owed).toMatchObject({
    desk: 'local',
    to: { channel: 'mail', address: 'zoe@example.com', contact: null, name: 'Zoe' },
    subject: 'Your bike',
    text: 'It is ready',
    consent: { channel: 'email', state: 'given', how: 'at the fair' },
  });
  const ours = `local:new:${owed.draft}`;
  expect(place.value.case).toBe(ours);
  // Its place goes over into the desk's own case as soon as there is one.
  surface.show(<FirstMessage id={ours} />);
  await waitFor(() => expect(place.value.case).toMatch(/^local:\d+$/));
  const view = await queries.case.run(place.value.case ?? '');
  expect(view?.contact).toMatchObject({ name: 'Zoe', email: 'zoe@example.com' });
  expect(view?.contact?.consents).toMatchObject([{ channel: 'email', how: 'at the fair' }]);
});

it('finds the case there is already and goes there, keeping what was written as a draft', async () => {
  await aDialog({ to: 'carla@mail.example' });
  expect(await screen.findByText(/Carla Lima already has the case #1001/)).toBeDefined();
  expect(screen.getByText('They wrote to you on this channel before.')).toBeDefined();
  await userEvent.type(screen.getByRole('textbox', { name: 'Message' }), 'About your brake');
  await userEvent.click(screen.getByRole('button', { name: 'Go to the case' }));
  await waitFor(() => expect(place.value.case).toBe('local:1001'));
  expect(outboundAsked.value).toBeUndefined();
  await waitFor(async () => {
    const lines = await queries.drafts.run(null);
    expect(lines.find(({ place: at }) => at === 'new')).toMatchObject({
      draft: { text: 'About your brake' },
      name: 'carla@mail.example',
    });
  });
});

it('closed and opened again, it goes on with what was written', async () => {
  await aDialog({ to: 'zoe@example.com' });
  await userEvent.type(await screen.findByRole('textbox', { name: 'Message' }), 'Half a sentence');
  await waitFor(async () =>
    expect((await queries.drafts.run(null)).some(({ draft }) => draft.text === 'Half a sentence')).toBe(true),
  );
  await userEvent.click(screen.getAllByRole('button', { name: 'Close' }).at(-1) ?? document.body);
  expect(screen.queryByRole('dialog')).toBeNull();
  askOutbound();
  const text = await screen.findByRole('textbox', { name: 'Message' });
  await waitFor(() => expect(text).toHaveProperty('value', 'Half a sentence'));
  await userEvent.click(screen.getByRole('button', { name: 'Start another' }));
  await waitFor(() =>
    expect(screen.getByRole('combobox', { name: 'Recipient' })).toHaveProperty('value', ''),
  );
});

it('a contact is found by name, and its number used', async () => {
  const { recipient } = await aDialog();
  await toMail();
  await userEvent.type(recipient, 'carl');
  await userEvent.click(await screen.findByRole('option', { name: /Carla Lima/ }));
  expect(recipient).toHaveProperty('value', 'carla@mail.example');
  expect(await screen.findByText(/already has the case/)).toBeDefined();
});

it('the focus goes to the recipient, and a second wish has a form of its own', async () => {
  const { recipient } = await aDialog({ to: 'zoe@example.com' });
  await waitFor(() => expect(document.activeElement).toBe(recipient));
  await waitFor(() => expect(recipient).toHaveProperty('value', 'zoe@example.com'));
  askOutbound({ to: '+55 11 96123-4567' });
  await waitFor(() =>
    expect(screen.getByRole('combobox', { name: 'Recipient' })).toHaveProperty('value', '+55 11 96123-4567'),
  );
});

it('Enter after a name takes nobody the list put in the way; arrows do', async () => {
  const { recipient } = await aDialog();
  await toMail();
  await userEvent.type(recipient, 'carl');
  await screen.findByRole('option', { name: /Carla Lima/ });
  await userEvent.keyboard('{Enter}');
  expect(recipient).toHaveProperty('value', 'carl');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(recipient).toHaveProperty('value', 'carla@mail.example');
});

it('a number without its country is read as the guessed one, and another can be chosen', async () => {
  const { recipient } = await aDialog({ to: '(11) 96123-4567', site: 'loja.com.br' });
  await waitFor(() => expect(recipient).toHaveProperty('value', '(11) 96123-4567'));
  expect(await screen.findByText('+55 11 96123 4567, Brazil')).toBeDefined();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Country of the number' }), 'AR');
  expect(screen.queryByText(/Brazil$/)).toBeNull();
});

it('half a number and one’s own are said at the field, and nothing can be sent', async () => {
  const { recipient } = await aDialog({ to: '+55 11 9612' });
  await screen.findByText(/no complete phone number/);
  expect(whyNot()).toContain('no complete phone number');
  await userEvent.clear(recipient);
  expect(whyNot()).toBe('Enter a recipient first.');
});

it('Ctrl+Enter sends from any field, and what was just sent comes back into the form', async () => {
  const { surface } = await aDialog({ to: 'carla@mail.example', text: 'About your brake' });
  await changeSettings({ undoSeconds: 30 });
  await screen.findByText(/already has the case/);
  await userEvent.type(screen.getByRole('textbox', { name: 'Subject' }), 'Brake{Control>}{Enter}{/Control}');
  await waitFor(() => expect(outboundAsked.value).toBeUndefined());
  const [[{ draft }]] = surface.calls('sendOutbound') as [[{ draft: string }]];
  await undoSend(draft);
  expect(await screen.findByRole('textbox', { name: 'Message' })).toHaveProperty('value', 'About your brake');
  expect(screen.getByRole('textbox', { name: 'Subject' })).toHaveProperty('value', 'Brake');
  expect(place.value.case).toBeNull();
});

it('on WhatsApp a template is chosen, filled in and sent, and nothing else can be', async () => {
  const { surface } = await aDialog({ to: '+55 11 96123-4567' });
  const directory = await directoryOf('local');
  if (!directory) throw new Error('no directory');
  await putDirectory('local', { ...directory, templates: [ORDER_READY] });
  await userEvent.type(await screen.findByRole('textbox', { name: 'How did they allow it?' }), 'a form');
  await waitFor(() => expect(whyNot()).toBe('Choose a template first.'));
  expect(screen.queryByRole('textbox', { name: 'Message' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Choose template' }));
  await screen.findByRole('option', { name: /order_ready/ });
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(whyNot()).toBe('Fill in the template first.'));
  await userEvent.keyboard('Zoe');
  await waitFor(() => expect(whyNot()).toBe(''));
  await userEvent.click(send());
  await waitFor(() => expect(outboundAsked.value).toBeUndefined());
  expect(surface.calls('sendOutbound')).toMatchObject([
    [
      {
        to: { channel: 'phone', address: '+5511961234567' },
        template: { template: 't1', values: { 'body:1': { text: 'Zoe' } } },
        consent: { channel: 'whatsapp', how: 'a form' },
      },
    ],
  ]);
});

it('who may not reply may not write first', async () => {
  const desk = await aSurface();
  void desk;
  const { desk: commands } = await import('@/core/live/desk');
  await commands.switchAgent('local', 'nia');
  desk.show(<OutboundDialogs />);
  askOutbound({ to: 'zoe@example.com' });
  await waitFor(() => expect(whyNot()).toBe('You may not write to customers at this desk.'));
});
