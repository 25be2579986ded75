import { screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { DeskLine } from '@/components/app/DeskLine';
import { hideOver, outboxShown, place } from '@/components/app/navigation';
import { Outbox } from '@/components/outbox/Outbox';
import { useQuery } from '@/core/live/use-query';
import type { Message } from '@/core/model/message';
import type { OutboxItem } from '@/core/model/outbox-item';
import { write } from '@/core/store/database';
import { aMessage, anItem, aReply } from '../../fixtures/model';
import { aSampleCase, aSurface, toastTexts } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

const CASE = 'local:1001';
const problem = (code: 'rejected' | 'unexpected' | 'busy') => ({ code, detail: '' });

/** Puts items into the outbox as a delivery left them. */
const owed = (...items: readonly Partial<OutboxItem>[]) =>
  write(['outbox', 'messages'], async (tx) => {
    for (const [n, over] of items.entries())
      await tx.objectStore('outbox').put(anItem({ id: `item-${n}`, case: CASE, seq: 100 + n, ...over }));
  });
const shows = (message: Partial<Message>) =>
  write(['messages'], async (tx) => {
    await tx.objectStore('messages').put(aMessage({ case: CASE, ...message }));
  });
const stored = () =>
  write(['outbox'], async (tx) =>
    (await tx.objectStore('outbox').getAll()).map(({ id, state }) => `${id} ${state}`),
  );

let surface: Awaited<ReturnType<typeof aSurface>>;
beforeEach(async () => {
  surface = await aSurface({ cases: [aSampleCase()] });
  hideOver();
});
const entry = async (text: string) => {
  const found = (await screen.findByText(text)).closest<HTMLElement>('.outbox-entry');
  if (!found) throw new Error(`no entry with ${text}`);
  return found;
};

test('everything is grouped by what it needs, with whose it is, why, and the next step', async () => {
  await owed(
    { action: aReply('refused'), state: 'failed', problem: problem('rejected') },
    { action: aReply('later'), sendAt: '2099-01-01T12:00:00.000Z', dueAt: '2099-01-01T12:00:00.000Z' },
    { action: { kind: 'tag', tag: 'vip' }, state: 'failed', problem: problem('rejected') },
    { action: aReply('busy'), problem: problem('busy'), dueAt: '2099-01-01T12:00:00.000Z' },
  );
  const { container } = surface.show(<Outbox />);
  const you = await screen.findByRole('region', { name: 'Needs you' });
  expect(within(you).getAllByRole('listitem')).toHaveLength(2);
  expect(within(you).getByText('Add the tag VIP')).toBeTruthy();
  const refused = await entry('refused');
  expect(refused.textContent).toContain('Carla Lima');
  expect(refused.textContent).toContain('#1001');
  expect(refused.textContent).toContain('The desk refused this');
  expect(
    within(refused)
      .getAllByRole('button')
      .map((button) => button.textContent || button.getAttribute('aria-label')),
  ).toEqual(['Send again', 'Edit', 'Discard', 'Open case', 'Copy text']);
  expect(screen.getByRole('region', { name: 'Goes out when the desk answers' })).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Waits for its time' })).toBeTruthy();
  await expectNoFaults(container);
});

test('where the desk cannot tell, both texts stand side by side, and «It is there» settles it', async () => {
  await owed({
    action: aReply('We will call you'),
    state: 'held',
    problem: problem('unexpected'),
    attempts: [{ id: 'a', at: new Date().toISOString() }],
  });
  await shows({
    id: 'local:m9',
    text: 'We will call you',
    at: new Date().toISOString(),
    direction: 'out',
    author: { kind: 'agent', id: 'ana', name: 'Ana Reis' },
  });
  surface.show(<Outbox />);
  expect((await screen.findByRole('region', { name: 'What you sent' })).textContent).toContain(
    'We will call you',
  );
  expect(screen.getByRole('region', { name: 'What the case shows since' }).textContent).toContain(
    'the same text',
  );
  await userEvent.click(screen.getByRole('button', { name: 'It is there' }));
  await screen.findByText('Everything is sent');
  expect(await stored()).toEqual(['item-0 sent']);
});

test('what the network delivered twice is told here too, until somebody has read it', async () => {
  await owed({ action: aReply('Only once'), state: 'sent', copies: 2 });
  surface.show(<Outbox />);
  const twice = await entry('Only once');
  expect(twice.textContent).toContain('Delivered twice by the network');
  expect(
    within(twice)
      .getAllByRole('button')
      .map((button) => button.textContent),
  ).toEqual(['Dismiss', 'Open case']);
  await userEvent.click(within(twice).getByRole('button', { name: 'Dismiss' }));
  await screen.findByText('Everything is sent');
});

test('what was discarded can be had back, word for word', async () => {
  await owed({ action: aReply('refused'), state: 'failed', problem: problem('rejected') });
  surface.show(<Outbox />);
  await userEvent.click(within(await entry('refused')).getByRole('button', { name: 'Discard' }));
  await screen.findByText('Everything is sent');
  // The desk's news of it may be quicker than the answer to the press.
  await waitFor(() => expect(toastTexts().at(-1) ?? '').toContain('the text is kept'));
});

test('«Try all again» sends what failed in its order, and leaves what must be read', async () => {
  await owed(
    { action: aReply('one'), state: 'failed', problem: problem('rejected') },
    { action: aReply('two'), state: 'failed', problem: problem('rejected') },
    { action: aReply('held back'), state: 'held', missed: 'moved', problem: problem('rejected') },
  );
  surface.show(<Outbox />);
  await entry('one');
  await userEvent.click(screen.getByRole('button', { name: 'Try all again' }));
  await waitFor(async () => expect(await stored()).toEqual(['item-0 sent', 'item-1 sent', 'item-2 held']));
  await entry('held back');
});

test('«Open case» goes there; the outbox is out of the way', async () => {
  await owed({ action: { kind: 'tag', tag: 'vip' }, state: 'failed', problem: problem('rejected') });
  surface.show(<Outbox />);
  await userEvent.click(within(await entry('Add the tag VIP')).getByRole('button', { name: 'Open case' }));
  expect(place.value.case).toBe(CASE);
  expect(outboxShown.value).toBe(false);
});

test('the line in the header says what needs the agent, and leads to the outbox', async () => {
  await owed({ action: aReply('refused'), state: 'failed', problem: problem('rejected') });
  const Line = () => {
    const desks = useQuery('desks', null);
    return desks.state === 'ready' ? <DeskLine desks={desks.value} /> : null;
  };
  surface.show(<Line />);
  await userEvent.click(await screen.findByRole('button', { name: /1 needs you/ }));
  expect((await screen.findByRole('dialog', { name: 'Desks and outbox' })).textContent).toContain(
    'Up to date since',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Show outbox' }));
  expect(outboxShown.value).toBe(true);
});
