import { screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { toasts } from '@/components/controls';
import { Options } from '@/components/settings/Options';
import { smallDesk } from '../../../fixtures/small-desk';
import { aSampleCase, aSurface, toastTexts } from '../../../fixtures/surface';

const user = userEvent.setup();
const desk = smallDesk();
const agents = desk.agents.map((one) =>
  one.id === 'ana' ? { ...one, rights: [...one.rights, 'administer' as const] } : one,
);
const section = async (name: string) => {
  const found = await screen.findByRole('region', { name });
  const summary = found.querySelector('summary');
  if (summary) await user.click(summary);
  return found;
};

const inDialog = () => within(screen.getByRole('dialog'));

async function show(over: Parameters<typeof aSurface>[0] = { agents, cases: [aSampleCase()] }) {
  const surface = await aSurface(over);
  surface.show(<Options />);
  return surface;
}

beforeEach(() => {
  document.body.innerHTML = '';
});

test('who may not administer is told so in one sentence', async () => {
  await show({});
  expect(await screen.findByText(/Only an administrator can/)).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Queues' })).toBeNull();
});

test('a queue is added with the keyboard alone, and a name that is taken is refused in place', async () => {
  await show();
  const queues = await section('Queues');
  within(queues).getByRole('button', { name: 'New queue' }).focus();
  await user.keyboard('{Enter}');
  await user.keyboard('Sales{Enter}');
  await screen.findByText(/This name or address is taken/);
  await user.keyboard(' two{Enter}');
  await waitFor(() => expect(within(queues).getByText('Sales two')).toBeTruthy());
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a change can be undone', async () => {
  await show();
  const tags = await section('Tags and sentiment');
  await user.click(within(tags).getByRole('button', { name: 'Edit VIP' }));
  await user.keyboard('s{Enter}');
  await within(tags).findByText('VIPs');
  await waitFor(() => expect(toastTexts()).toContain('Saved.'));
  toasts.value.at(-1)?.action?.run();
  await within(tags).findByText('VIP');
});

test('nobody deletes themselves or the last administrator’s right', async () => {
  await show();
  const list = await section('Agents');
  const own = within(list).getByRole('button', { name: 'Delete Ana Reis' });
  expect(own.getAttribute('aria-disabled')).toBe('true');
  await user.click(within(list).getByRole('button', { name: 'Edit Ana Reis' }));
  await user.click(screen.getByRole('checkbox', { name: 'Administer' }));
  await user.click(inDialog().getByRole('button', { name: 'Save' }));
  await screen.findByText(/one administrator must remain/);
});

test('deleting a queue asks where its cases go', async () => {
  await show();
  const queues = await section('Queues');
  await user.click(within(queues).getByRole('button', { name: 'Delete Sales' }));
  expect(screen.getByLabelText('Its cases go to')).toHaveProperty('value', 'repairs');
  await user.click(inDialog().getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(within(queues).queryByText('Sales')).toBeNull());
});

test('a promised answer is set, and nonsense is refused before it is sent', async () => {
  const { calls } = await show();
  const hours = await section('Business hours and rules');
  const field = within(hours).getByLabelText('Promised first answer, in hours');
  await user.clear(field);
  await user.type(field, 'soon{Enter}');
  await within(hours).findByText(/Check the times/);
  expect(calls('administer')).toEqual([]);
  await user.clear(field);
  await user.type(field, '4{Enter}');
  await waitFor(() => expect(toastTexts()).toContain('Saved.'));
  expect(calls('administer')[0]?.[1]).toMatchObject({ kind: 'rules', rules: { answerHours: 4 } });
});

test('a quick reply is found, deleted and put back', async () => {
  const quickReplies = ['Hello', 'Bye'].map((title) => ({
    id: title,
    title,
    text: `${title}!`,
    language: 'en',
    kinds: [],
    status: null,
  }));
  await show({ agents, quickReplies });
  const list = await section('Quick replies');
  await user.type(within(list).getByLabelText('Search quick replies'), 'bye');
  expect(within(list).queryByText('Hello')).toBeNull();
  await user.click(within(list).getByRole('button', { name: 'Delete Bye' }));
  await waitFor(() => expect(within(list).queryByText('Bye')).toBeNull());
  await waitFor(() => expect(toastTexts()).toContain('Saved.'));
  toasts.value.at(-1)?.action?.run();
  await within(list).findByText('Bye');
});

test('a mailbox gets further addresses, each on a line, and what is none is refused in place', async () => {
  await show();
  const mailboxes = await section('Mailboxes');
  await user.click(within(mailboxes).getByRole('button', { name: 'Edit mail' }));
  const field = inDialog().getByRole('textbox', { name: 'Addresses it receives at and sends from' });
  await user.clear(field);
  await user.type(field, 'help@bikes.example{Enter}orders');
  await user.click(inDialog().getByRole('button', { name: 'Save' }));
  await screen.findByText(/The desk did not take this/);
  await user.type(field, '@bikes.example');
  await user.click(inDialog().getByRole('button', { name: 'Save' }));
  await within(mailboxes).findByText('help@bikes.example, orders@bikes.example');
});

test('unanswered approvals go on to a queue after some minutes, and not without one', async () => {
  const { calls } = await show();
  const hours = await section('Business hours and rules');
  const minutes = within(hours).getByLabelText('Pass an unanswered approval on after minutes');
  await user.clear(minutes);
  await user.type(minutes, '15{Enter}');
  await within(hours).findByText(/Choose the queue/);
  expect(calls('administer')).toEqual([]);
  await user.selectOptions(within(hours).getByLabelText('Queue it goes on to'), 'Repairs');
  await user.type(minutes, '{Enter}');
  await waitFor(() => expect(toastTexts()).toContain('Saved.'));
  expect(calls('administer')[0]?.[1]).toMatchObject({
    kind: 'rules',
    rules: { approvalMinutes: 15, approvalQueue: 'repairs' },
  });
});
