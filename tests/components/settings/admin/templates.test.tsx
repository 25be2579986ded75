import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { Administration } from '@/components/settings/admin/Administration';
import { emptyContent, fromLines, linesOf } from '@/components/settings/admin/apple-form';
import { buttonOf, newTemplate, withBody, withSample } from '@/components/settings/admin/template-form';
import { directoryOf } from '@/core/store/desks';
import { smallDesk } from '../../../fixtures/small-desk';
import { aSurface } from '../../../fixtures/surface';
import { expectNoFaults } from '../../controls/axe';
import { renewal } from '../../templates/fixtures';

const user = userEvent.setup();
const {
  agents: [ana, ...others],
  channels,
} = smallDesk();
const [mail] = channels;
if (!ana || !mail) throw new Error('an empty desk');
const admin = { ...ana, rights: [...ana.rights, 'administer' as const] };
const apple = { ...mail, id: 'apple', name: 'apple', kind: 'apple' as const };

beforeEach(() => {
  document.body.innerHTML = '';
});

async function show(templates = [renewal()]) {
  const surface = await aSurface({
    agents: [admin, ...others],
    channels: [...channels, apple],
    templates,
  });
  surface.show(<Administration desk="local" me={admin} />);
  const section = await screen.findByRole('region', { name: 'Message templates' });
  fireEvent.click(section.querySelector('summary') ?? section);
  return { surface, section };
}
const inDialog = () => within(screen.getByRole('dialog'));
const type = (name: string, value: string) =>
  fireEvent.input(inDialog().getByRole('textbox', { name }), { target: { value } });
const templates = async () => (await directoryOf('local'))?.templates ?? [];

it('a template is made, checked while it is written, shown as the customer will see it, and stored', async () => {
  const { section } = await show([]);
  await user.click(within(section).getByRole('button', { name: 'New message template' }));
  await user.click(inDialog().getByRole('button', { name: 'Save' }));
  expect(inDialog().getByText('Names have small letters, digits and underscores only.')).toBeTruthy();
  type('Name', 'order_update');
  type('Text', '{{1}}, it is on its way');
  expect(inDialog().getByText('The text must not begin or end with a variable.')).toBeTruthy();
  type('Text', 'Hi {{1}}, it is on its way.');
  expect(inDialog().getByText('Each variable needs a sample.')).toBeTruthy();
  type('Sample for {{1}}', 'Carla');
  expect(inDialog().getByRole('region', { name: 'As the customer will see it' }).textContent).toBe(
    'Hi Carla, it is on its way.',
  );
  await expectNoFaults(document.body);
  await user.click(inDialog().getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(async () =>
    expect(await templates()).toMatchObject([{ name: 'order_update', format: 'positional' }]),
  );
});

it('one is edited and deleted; both can be undone', async () => {
  const { surface, section } = await show();
  await user.click(await within(section).findByRole('button', { name: 'Edit plano_renovacao' }));
  type('Footer', 'Bikes');
  await user.click(inDialog().getByRole('button', { name: 'Save' }));
  await waitFor(async () => expect(await templates()).toMatchObject([{ footer: 'Bikes' }]));
  await user.click(within(section).getByRole('button', { name: 'Delete plano_renovacao' }));
  await waitFor(() =>
    expect(surface.calls('administer').at(-1)).toEqual(['local', { kind: 'delete-template', id: 'renewal' }]),
  );
  await waitFor(async () => expect(await templates()).toEqual([]));
});

it('an Apple message is made of lines', async () => {
  const { section } = await show([]);
  await user.click(within(section).getByRole('button', { name: 'New Apple message' }));
  type('Name', 'Colours');
  type('Title', 'Which colour?');
  type('Answers', 'Red');
  expect(inDialog().getByText('There are too few choices here.')).toBeTruthy();
  type('Answers', 'Red\nBlue');
  await user.click(inDialog().getByRole('button', { name: 'Save' }));
  await waitFor(async () =>
    expect(await templates()).toMatchObject([{ content: { kind: 'quick-reply', choices: ['Red', 'Blue'] } }]),
  );
});

describe('lines of a rich message', () => {
  const back = (kind: Parameters<typeof emptyContent>[0], text: string) => {
    const content = fromLines(emptyContent(kind), text);
    return { content, again: linesOf(content) };
  };
  it('keep sections, details and pages', () => {
    const list = back('list-picker', '# Bikes\nRed | fast | new\nBlue\n# Parts\nBell');
    expect(list.content).toMatchObject({
      sections: [
        { title: 'Bikes', choices: [{ title: 'Red', detail: 'fast | new' }, { title: 'Blue' }] },
        { title: 'Parts' },
      ],
    });
    expect(list.again).toBe('# Bikes\nRed | fast | new\nBlue\n# Parts\nBell');
    expect(back('form', '# You\nName\nCity').content).toMatchObject({
      pages: [{ title: 'You', fields: ['Name', 'City'] }],
    });
  });
  it('keep times of this clock, and what is no time as it is', () => {
    const times = back('time-picker', '2026-12-01 09:00 | 90\nsoon | x');
    expect(times.content).toMatchObject({
      slots: [
        { at: new Date('2026-12-01T09:00').toISOString(), minutes: 90 },
        { at: 'soon', minutes: 0 },
      ],
    });
    expect(times.again).toBe('2026-12-01 09:00 | 90\nsoon | 0');
  });
});

it('samples stay with their variables, names make a named template, and an address finds its own variable', () => {
  const first = withSample(withBody(newTemplate(), 'Hi {{1}} and {{2}}.'), 'body', '2', 'two');
  expect(withBody(first, 'Only {{2}}.').body.variables).toEqual([{ key: '2', sample: 'two' }]);
  expect(withBody(first, 'Hi {{name}}!').format).toBe('named');
  expect(buttonOf('url', 'Track', 'https://x.example/{{1}}', 'A')).toMatchObject({
    variable: { key: '1', sample: 'A' },
  });
});
