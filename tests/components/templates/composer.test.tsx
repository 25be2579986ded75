import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Composer } from '@/components/composer/Composer';
import { draftOf } from '@/components/composer/draft-model';
import { useQuery } from '@/core/live/use-query';
import type { MessageTemplate } from '@/core/model/template';
import { anEntry, aSampleCase, aSurface } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';
import { colours, renewal, thanks } from './fixtures';

let number = 2000;

function Shown({ id }: { readonly id: string }) {
  const view = useQuery('case', id);
  return view.state === 'ready' && view.value ? <Composer view={view.value} /> : null;
}

/** The composer of a WhatsApp case of Carla's with a desk that has these templates. */
async function aComposer(templates: readonly MessageTemplate[], over: { minutesAgo?: number } = {}) {
  number += 1;
  const one = aSampleCase({
    number: String(number),
    channel: 'phone',
    status: 'open',
    assignee: 'ana',
    thread: [anEntry(over)],
  });
  const surface = await aSurface({ cases: [one], templates: [...templates] });
  const id = `local:${number}`;
  const draft = draftOf({ case: id, tab: 'reply', agent: 'ana' });
  await draft.ready;
  surface.show(<Shown id={id} />);
  const open = async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Choose template' }));
    await screen.findByRole('combobox', { name: /^Find by name/ });
    return screen.findByRole('dialog', { name: 'Choose template' });
  };
  return { surface, draft, id, open };
}
const send = () => screen.getByRole('button', { name: /^Send$/ });
const whyNot = () => send().getAttribute('aria-description') ?? '';
const preview = () => screen.getByRole('region', { name: 'As the customer will see it' });
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });

it('is found by its text, filled in field by field, and goes out as the template with the kept text left in the draft', async () => {
  const { surface, draft, open } = await aComposer([renewal(), thanks()]);
  draft.setText('Hello Carla');
  await open();
  await userEvent.type(screen.getByRole('combobox', { name: /^Find by name/ }), 'vence');
  expect(screen.getAllByRole('option')).toHaveLength(1);
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(field('{{1}}')));
  expect(field('{{1}}').placeholder).toBe('Ana');
  expect(preview().textContent).toContain('Olá Ana, seu plano vence em 30/11.');
  expect(whyNot()).toBe('Fill in the template first.');
  expect(screen.getByText(/Your text is kept: “Hello Carla”/)).toBeDefined();
  await userEvent.keyboard('Carla{Enter}amanhã{Enter}Ben{Enter}4004-0002');
  expect(preview().textContent).toContain(
    'Olá Carla, seu plano vence em amanhã. Fale com Ben pelo 4004-0002',
  );
  expect(document.querySelector('.template-gap[data-active]')?.textContent).toBe('4004-0002');
  await expectNoFaults(document.body);
  await userEvent.click(send());
  await waitFor(() => expect(surface.calls('submitReply')).toHaveLength(1));
  const [[owed]] = surface.calls('submitReply') as [[{ text: string }]];
  expect(owed).toMatchObject({
    attachments: [],
    template: {
      template: 'renewal',
      values: { 'body:1': { text: 'Carla' }, 'body:4': { text: '4004-0002' } },
    },
  });
  expect(owed.text).toContain('Olá Carla, seu plano vence em amanhã.');
  await waitFor(() => expect(document.querySelector('textarea')?.value).toBe('Hello Carla'));
  expect(draft.template.value).toBeUndefined();
});

it('one without variables is sent with one press, once', async () => {
  const { surface, open } = await aComposer([thanks()]);
  const list = await open();
  const button = within(list).getByRole('button', { name: 'Send' });
  fireEvent.click(button);
  fireEvent.click(button);
  await waitFor(() => expect(surface.calls('submitReply')).toHaveLength(1));
  expect(surface.calls('submitReply')[0]).toMatchObject([
    { text: 'Thank you for your order.', template: { template: 'thanks' } },
  ]);
  await waitFor(() => expect(document.querySelector('textarea')).not.toBeNull());
  expect(surface.calls('submitReply')).toHaveLength(1);
});

it('the place in the preview leads to its field, and the field marks its place', async () => {
  const { open } = await aComposer([renewal()]);
  await open();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(field('{{1}}')));
  await userEvent.click(within(preview()).getByRole('button', { name: 'Bruno' }));
  expect(document.activeElement).toBe(field('{{3}}'));
  expect(document.querySelector('[data-active]')?.textContent).toBe('Bruno');
});

it('what WhatsApp would refuse is said at its field with its number, and cleaned with one press', async () => {
  const { open } = await aComposer([renewal()]);
  await open();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(field('{{1}}')));
  fireEvent.input(field('{{1}}'), { target: { value: 'Carla\tLima' } });
  expect(
    await screen.findByText('A value must stay on one line, without tabs. WhatsApp error 132018.'),
  ).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Clean up' }));
  expect(field('{{1}}').value).toBe('Carla Lima');
  expect(field('{{1}}').getAttribute('aria-invalid')).toBeNull();
});

it('values come from the contact, the agent and the kept text, and say so until somebody changes them', async () => {
  const { draft, open } = await aComposer([renewal()]);
  draft.setText('on Friday\nat ten');
  await open();
  await userEvent.keyboard('{Enter}');
  await userEvent.click(await screen.findByRole('button', { name: 'Put a value into {{1}}' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^First name of the contact/ }));
  expect(field('{{1}}').value).toBe('Carla');
  expect(draft.template.value?.values['body:1']?.from).toMatchObject({ kind: 'contact' });
  await userEvent.click(screen.getByRole('button', { name: 'Put a value into {{2}}' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Your text/ }));
  expect(field('{{2}}').value).toBe('on Friday at ten');
  await userEvent.type(field('{{1}}'), '!');
  expect(draft.template.value?.values['body:1']).toEqual({ text: 'Carla!' });
});

it('is kept as a draft and put away again; what was written comes back', async () => {
  const { draft, open } = await aComposer([renewal()]);
  draft.setText('Hello');
  await open();
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('textbox', { name: '{{1}}' });
  await userEvent.click(screen.getByRole('button', { name: 'Back to your text' }));
  expect(document.querySelector('textarea')?.value).toBe('Hello');
});

it('cannot-be-sent ones stand last with the reason, and are not taken', async () => {
  const paused = renewal({ id: 'paused', name: 'a_paused', status: 'paused' });
  const { draft, open } = await aComposer([paused, thanks()]);
  await open();
  const [first, second] = screen.getAllByRole('option');
  expect(first?.textContent).toContain('thanks');
  expect(second?.textContent).toContain('WhatsApp has paused this template because of its quality.');
  expect(second?.getAttribute('aria-disabled')).toBe('true');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(draft.template.value).toBeUndefined();
});

it('is starred, and then the first of the list', async () => {
  const { surface, open } = await aComposer([
    renewal({ language: 'en' }),
    thanks({ id: 'unused', name: 'thanks_new' }),
  ]);
  const list = await open();
  expect(screen.getAllByRole('option')[0]?.textContent).toContain('plano_renovacao');
  await userEvent.keyboard('{ArrowDown}');
  await userEvent.click(within(list).getByRole('button', { name: 'Star thanks_new' }));
  await waitFor(() => expect(surface.calls('starTemplate')).toEqual([['local', 'unused', true]]));
  await waitFor(() => expect(screen.getAllByRole('option')[0]?.textContent).toContain('thanks'));
});

it('says that the customer reads another language', async () => {
  const { open } = await aComposer([renewal()]);
  await open();
  expect(screen.getByText('The customer reads English.')).toBeDefined();
  expect(screen.getByText('Other languages')).toBeDefined();
});

it('goes out although the window is over', async () => {
  const { surface, open } = await aComposer([thanks()], { minutesAgo: 3000 });
  const list = await open();
  fireEvent.click(within(list).getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(surface.calls('submitReply')).toHaveLength(1));
});

it('a rich message of Apple is no template for WhatsApp', async () => {
  await aComposer([colours()]);
  await userEvent.click(await screen.findByRole('button', { name: 'Choose template' }));
  expect(await screen.findByText('No template for this channel')).toBeDefined();
});
