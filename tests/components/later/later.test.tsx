import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { CasePane } from '@/components/case/CasePane';
import { Scheduled } from '@/components/later/Scheduled';
import { formatWhen, fromField, timeChoices, toField } from '@/components/later/times';
import { desk } from '@/core/live/desk';
import { anEntry, aSampleCase, aSurface } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

const at = (text: string) => new Date(text).getTime();
const names = (now: string) => timeChoices(at(now)).map(({ name }) => name);

describe('the times offered', () => {
  it('are those that make sense now', () => {
    expect(names('2026-11-03T10:00')).toEqual(['hour', 'afternoon', 'tomorrow', 'monday']);
    expect(names('2026-11-03T14:30')).toEqual(['hour', 'tomorrow', 'monday']);
    // A Sunday: tomorrow is that Monday.
    expect(names('2026-11-08T16:00')).toEqual(['hour', 'tomorrow']);
  });

  it('are by the clock on the wall', () => {
    const [, , tomorrow, monday] = timeChoices(at('2026-11-03T10:00'));
    expect(toField(Date.parse(tomorrow?.at ?? ''))).toBe('2026-11-04T09:00');
    expect(toField(Date.parse(monday?.at ?? ''))).toBe('2026-11-09T09:00');
    expect(fromField('2026-11-04T09:00')).toBe(at('2026-11-04T09:00'));
    expect(fromField('')).toBeUndefined();
  });

  it('are said as people say them', () => {
    const tomorrow = new Date('2026-11-04T09:00').toISOString();
    expect(formatWhen(tomorrow, at('2026-11-03T10:00'))).toBe('tomorrow 09:00');
  });
});

describe('a case', () => {
  // A case of its own for each: answers about the last one's are kept.
  let number = 1001;
  let user: ReturnType<typeof userEvent.setup>;
  let surface: Awaited<ReturnType<typeof aSurface>>;
  beforeEach(async () => {
    user = userEvent.setup();
    number += 1;
    const thread = [anEntry({ text: 'The bell rings' }), anEntry({ text: 'It squeaks', minutesAgo: 50 })];
    surface = await aSurface({
      cases: [
        aSampleCase({ number: `${number}`, channel: 'phone', status: 'open', assignee: 'ana', thread }),
      ],
    });
    surface.show(<CasePane id={`local:${number}`} />);
    await screen.findByText('It squeaks');
  });
  const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Reply to/ });
  const schedule = async (text: string) => {
    await user.type(await field(), text);
    await user.click(screen.getByRole('button', { name: 'More ways to send' }));
    await user.click(screen.getByRole('menuitem', { name: 'Send later…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Send later' });
    await user.click(within(dialog).getByRole('radio', { name: /^Tomorrow morning/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Send later' }));
  };

  it('shows when a reply goes out, and gives it back before what was written since', async () => {
    await schedule('Good morning');
    await screen.findByText(/Goes out tomorrow 09:00/);
    await waitFor(async () => expect((await field()).value).toBe(''));
    await expectNoFaults(document.body);
    await user.type(await field(), 'Another');
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    await waitFor(async () => expect((await field()).value).toBe('Good morning\n\nAnother'));
    await waitFor(() => expect(screen.queryByText(/Goes out/)).toBeNull());
    await user.clear(await field());
  });

  it('says of a reply whose time has passed that it waits for the desk, not that it goes out in the past', () => {
    surface.show(<Scheduled item="x" sendAt={new Date(Date.now() - 3_600_000).toISOString()} />);
    expect(screen.getByText(/^It was to go out .* It goes out once the desk can be reached\.$/)).toBeTruthy();
    expect(screen.queryByText(/Goes out/)).toBeNull();
  });

  it('discards one only until it is undone', async () => {
    await schedule('See you');
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(screen.queryByText(/Goes out/)).toBeNull());
    const { toasts } = await import('@/components/controls');
    await waitFor(() => expect(toasts.value.at(-1)?.action).toBeTruthy());
    toasts.value.at(-1)?.action?.run();
    await screen.findByText(/Goes out tomorrow 09:00/);
    await user.click(screen.getByRole('button', { name: 'Send now' }));
    await waitFor(() => expect(screen.queryByText(/Goes out/)).toBeNull());
    expect(await screen.findByText('See you')).toBeTruthy();
  });

  it('takes no time that is over', async () => {
    await user.type(await field(), 'x');
    await user.click(screen.getByRole('button', { name: 'More ways to send' }));
    await user.click(screen.getByRole('menuitem', { name: 'Send later…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Send later' });
    expect(dialog.querySelector('input[type=datetime-local]')).toBeNull(); // no field as long as no own time is meant
    await user.click(within(dialog).getByRole('radio', { name: 'Date and time' }));
    const own = dialog.querySelector<HTMLInputElement>('input[type=datetime-local]');
    if (own) fireEvent.input(own, { target: { value: '2020-01-01T09:00' } });
    await user.click(within(dialog).getByRole('button', { name: 'Send later' }));
    expect(within(dialog).getByRole('alert').textContent).toMatch(/^This time is over/);
    expect(surface.calls('submitReply')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await user.clear(await field());
  });

  it('is remembered, with a note, until it is done', async () => {
    await user.click(screen.getByRole('button', { name: 'Case actions' }));
    await user.click(screen.getByRole('menuitem', { name: 'Remind me…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Remind me…' });
    await user.type(within(dialog).getByRole('textbox', { name: /^Note to yourself/ }), 'Ask the workshop');
    await user.click(within(dialog).getByRole('button', { name: 'Remind me' }));
    await screen.findByText(/Reminder: Ask the workshop/);
    await user.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByText(/Ask the workshop/)).toBeNull());
  });

  it('answers one message by keyboard, and shows which', async () => {
    const [first] = screen.getAllByRole('button', { name: 'Answer this message' });
    first?.focus();
    await user.keyboard('{Enter}');
    await screen.findByText(/^Answer to Carla Lima:/);
    await user.type(await field(), 'That one');
    // A key in the first moments after a case was opened sends nothing.
    await waitFor(async () => {
      await user.keyboard('{Control>}{Enter}{/Control}');
      expect(surface.calls('submitReply')).toHaveLength(1);
    });
    await screen.findByRole('button', { name: 'Answers Carla Lima: The bell rings' });
    await waitFor(() => expect(screen.queryByText(/^Answer to Carla Lima:/)).toBeNull());
    const [sent] = surface.calls('submitReply');
    expect(sent?.[0]).toMatchObject({ text: 'That one', replyTo: expect.stringContaining('local:m') });
  });
});

it('somebody else’s case names them, and nothing written there takes it', async () => {
  const surface = await aSurface({ cases: [aSampleCase({ status: 'open', assignee: 'ben' })] });
  await desk.previewCase('local:1001');
  surface.show(<CasePane id="local:1001" />);
  await screen.findByText('Ben Ode has this case.');
  expect(screen.queryByRole('textbox', { name: /^Reply to/ })).toBeNull();
  expect(screen.getByText('Take the case to answer it.')).toBeTruthy();
  await userEvent.keyboard('r');
  expect(surface.calls('assignToMe')).toEqual([]);
  expect(surface.calls('openCase')).toEqual([]);
});
