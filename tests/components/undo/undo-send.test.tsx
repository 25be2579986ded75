import { act, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { place } from '@/components/app/navigation';
import { changeSettings } from '@/components/app/settings';
import { CasePane } from '@/components/case/CasePane';
import { Toasts } from '@/components/controls';
import { UndoSending } from '@/components/settings/UndoSending';
import { UndoSend } from '@/components/undo/UndoSend';
import { desk } from '@/core/live/desk';
import { aSampleCase, aSurface } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

// A case of its own for each: answers about the last one's are kept.
let number = 1100;
let user: ReturnType<typeof userEvent.setup>;
let surface: Awaited<ReturnType<typeof aSurface>>;
beforeEach(async () => {
  user = userEvent.setup();
  number += 1;
  surface = await aSurface({
    cases: [aSampleCase({ number: `${number}`, channel: 'phone', status: 'open', assignee: 'ana' })],
  });
  await changeSettings({ undoSeconds: 30 });
  place.value = { view: 'mine', case: `local:${number}` };
  surface.show(
    <>
      <CasePane id={`local:${number}`} />
      <UndoSend />
      <Toasts />
    </>,
  );
  await screen.findByText('It squeaks');
});
const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Reply to/ });
const bar = async () => {
  const [, left] = [await screen.findByText(/^Goes out in \d+ s$/), document.querySelector('.later-bar')];
  if (!(left instanceof HTMLElement)) throw new Error('no bar');
  return within(left);
};
async function send(text: string) {
  await user.type(await field(), text);
  await user.click(screen.getByRole('button', { name: 'Send' }));
  return bar();
}
const isBack = (text: string) => waitFor(async () => expect((await field()).value).toBe(text));

describe('what was sent a moment ago', () => {
  it('says how long it can be taken back, for the eye only, and gives it back from the thread', async () => {
    const below = await send('Too early');
    await isBack('');
    await expectNoFaults(document.body);
    expect(screen.getByText(/^Goes out in \d+ s$/).getAttribute('aria-hidden')).toBe('true');
    await user.click(below.getByRole('button', { name: 'Undo' }));
    await isBack('Too early');
    await waitFor(() => expect(document.querySelector('.later-bar')).toBeNull());
    await user.clear(await field());
  });

  it('can be taken back from its toast, which says to whom it goes', async () => {
    await send('Wrong person');
    const toast = await screen.findByText('The reply to Carla Lima goes out in a moment');
    const box = toast.closest<HTMLElement>('.toast') ?? document.body;
    expect(box.textContent).toMatch(/Reply to Carla Lima goes out in \d+ s/);
    await user.click(within(box).getByRole('button', { name: 'Undo' }));
    await isBack('Wrong person');
    await screen.findByText('Taken back. Nothing was sent.');
    await user.clear(await field());
  });

  it('is taken back by Ctrl+Z in the field it left, not while a text there has its own undo', async () => {
    await send('First');
    await isBack('');
    (await field()).focus();
    await user.keyboard('And{Control>}z{/Control}');
    expect(surface.calls('takeBack')).toEqual([]);
    (await field()).blur();
    await user.keyboard('{Control>}z{/Control}');
    await isBack('First\n\nAnd');
    expect(surface.calls('takeBack')).toHaveLength(1);
    await user.clear(await field());
  });

  it('taken back from elsewhere, its case is in front again', async () => {
    await send('Somewhere');
    act(() => {
      place.value = { view: 'mine', case: null };
    });
    const toast = await screen.findByText(/^The reply to Carla Lima/);
    await user.click(
      within(toast.closest<HTMLElement>('.toast') ?? document.body).getByRole('button', { name: 'Undo' }),
    );
    await waitFor(() => expect(place.value.case).toBe(`local:${number}`));
    await isBack('Somewhere');
    await user.clear(await field());
  });

  it('goes at once when asked to, and then it is too late, in words', async () => {
    const below = await send('Go');
    const item = (await desk.openCase(`local:${number}`)) && document.querySelector('[data-message^=outbox]');
    const id = item?.getAttribute('data-message')?.replace('outbox:', '') ?? '';
    await user.click(below.getByRole('button', { name: 'Send now' }));
    await waitFor(() => expect(document.querySelector('.later-bar')).toBeNull());
    const { undoSend } = await import('@/components/undo/undo-send');
    await undoSend(id);
    await screen.findByText('Too late to take it back: it is on its way.');
    expect((await field()).value).toBe('');
  });

  it('a note, too', async () => {
    await user.click(screen.getByRole('tab', { name: 'Note' }));
    const note = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Only your team/ });
    await user.type(note, 'Ask Ben');
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    await screen.findByText(/^Added in \d+ s$/);
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(note.value).toBe('Ask Ben'));
    await user.clear(note);
  });
});

it('the time is chosen in the options, and none means at once', async () => {
  surface.show(<UndoSending />);
  const choice = screen.getByRole<HTMLSelectElement>('combobox', {
    name: 'Time to take a reply or note back',
  });
  expect([...choice.options].map(({ text }) => text)).toEqual([
    'None: send at once',
    '5 seconds',
    '10 seconds',
    '20 seconds',
    '30 seconds',
  ]);
  await user.selectOptions(choice, 'None: send at once');
  await user.type(await field(), 'Now');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(surface.calls('submitReply')).toHaveLength(1));
  expect(surface.calls('submitReply')[0]?.[0]).toMatchObject({ undo: 0 });
  await isBack('');
});
