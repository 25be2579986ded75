import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { afterSend } from '@/components/app/after-send';
import { place } from '@/components/app/navigation';
import { changeSettings } from '@/components/app/settings';
import { Toasts } from '@/components/controls';
import { shownDialog } from '@/components/inbox/change-many';
import { clearChosen } from '@/components/inbox/chosen';
import { GroupDialogs } from '@/components/inbox/GroupDialogs';
import { Inbox } from '@/components/inbox/Inbox';
import { leaveAt } from '@/components/inbox/window';
import { INBOX_VIEWS } from '@/core/model/inbox-view';
import { anEntry, aSampleCase, aSurface, toastTexts } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

const at = (number: string, contact: string, minutesAgo: number, over = {}) =>
  aSampleCase({ number, contact, thread: [anEntry({ minutesAgo })], ...over });
const THREE = [
  at('1001', 'carla', 300),
  at('1002', 'dan', 200),
  at('1003', 'carla', 100, { status: 'closed', assignee: 'ben' }),
];

beforeEach(() => {
  clearChosen();
  shownDialog.value = null;
  for (const view of INBOX_VIEWS) leaveAt(view, { top: 0, row: 0 });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(680);
});

const rows = () => [...document.querySelectorAll<HTMLElement>('.case-row[data-case]')];

async function anInbox(cases = THREE) {
  const surface = await aSurface({ cases });
  await changeSettings({ sorts: {}, afterSend: 'stay' });
  place.value = { view: 'all', case: null };
  surface.show(
    <>
      <Inbox />
      <GroupDialogs />
      <Toasts />
    </>,
  );
  await waitFor(() => expect(rows()).toHaveLength(cases.length));
  return surface;
}
const bar = () => screen.getByRole('region', { name: 'Chosen cases' });
const order = () =>
  [...document.querySelectorAll('.case-row')]
    .sort((a, b) => Number(a.getAttribute('aria-posinset')) - Number(b.getAttribute('aria-posinset')))
    .map((row) => row.getAttribute('data-case'));

describe('several cases at once', () => {
  it('are chosen with X and Shift, all with Ctrl+A, and none with Esc', async () => {
    const user = userEvent.setup();
    await anInbox();
    await user.keyboard('x');
    expect(bar().textContent).toContain('1 chosen');
    fireEvent.keyDown(document.body, { key: 'J', shiftKey: true });
    await waitFor(() => expect(bar().textContent).toContain('2 chosen'));
    await user.keyboard('{Control>}a{/Control}');
    expect(bar().textContent).toContain('3 chosen');
    expect(rows().map((row) => row.ariaSelected ?? row.getAttribute('aria-selected'))).toEqual([
      'true',
      'true',
      'true',
    ]);
    await expectNoFaults(document.body);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Chosen cases' })).toBeNull();
  });

  it('are changed with one press; the toast takes all back and shows each result', async () => {
    const user = userEvent.setup();
    const { calls } = await anInbox();
    await user.keyboard('{Control>}a{/Control}');
    fireEvent.click(within(bar()).getByRole('button', { name: 'Change status' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: /Resolved/ }));
    await waitFor(() => expect(toastTexts()).toContain('2 changed, 1 not'));
    await waitFor(() =>
      expect(rows().filter((row) => row.textContent?.includes('Resolved'))).toHaveLength(2),
    );
    shownDialog.value = null;
    fireEvent.click(await screen.findByRole('button', { name: 'Show' }));
    expect(await screen.findByText(/A closed case is never reopened/)).toBeTruthy();
    expect(screen.getAllByText(/On its way to the desk/)).toHaveLength(2);
    expect(calls('changeCases')).toHaveLength(1);
  });

  it('come back with Undo', async () => {
    const user = userEvent.setup();
    await anInbox();
    await user.keyboard('{Control>}a{/Control}');
    fireEvent.click(within(bar()).getByRole('button', { name: 'Change status' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: /Resolved/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(toastTexts()).toContain('2 changes taken back'));
    await waitFor(() => expect(rows().some((row) => row.textContent?.includes('Resolved'))).toBe(false));
  });

  it('are chosen by Shift+click without opening any', async () => {
    const { calls } = await anInbox();
    fireEvent.click(rows().at(2) ?? document.body, { shiftKey: true });
    expect(bar().textContent).toContain('3 chosen');
    expect(calls('openCase')).toEqual([]);
  });
});

describe('the order of a view', () => {
  it('is chosen from a menu and kept for this view', async () => {
    await anInbox();
    const newest = order();
    fireEvent.click(screen.getByRole('button', { name: 'Sort: Newest first' }));
    fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Waiting longest' }));
    await waitFor(() => expect(order()).toEqual(['local:1001', 'local:1002', 'local:1003']));
    expect(order()).not.toEqual(newest);
    expect(screen.getByRole('button', { name: 'Sort: Waiting longest' })).toBeTruthy();
  });
});

describe('the end of the shift', () => {
  it('hands my open cases over, those that stay ticked, with a note', async () => {
    const mine = [
      at('1001', 'carla', 30, { status: 'open', assignee: 'ana' }),
      at('1002', 'dan', 20, { status: 'open', assignee: 'ana' }),
    ];
    const { calls } = await anInbox(mine);
    fireEvent.click(screen.getByRole('button', { name: 'Hand over my open cases' }));
    const dan = await screen.findByRole('checkbox', { name: /Dan Roe/ });
    fireEvent.click(dan);
    fireEvent.input(screen.getByRole('textbox', { name: /Note/ }), { target: { value: 'Calls at six' } });
    fireEvent.click(screen.getByRole('button', { name: 'Hand over 1 case' }));
    await waitFor(() => expect(calls('changeCases')).toHaveLength(1));
    expect(calls('changeCases')[0]?.slice(1)).toEqual([
      ['local:1001'],
      { kind: 'return', note: 'Calls at six' },
    ]);
  });
});

describe('after an answer', () => {
  const mine = [
    at('1001', 'carla', 30, { status: 'open', assignee: 'ana' }),
    at('1002', 'dan', 20, { status: 'open', assignee: 'ana' }),
  ];
  it.each([
    ['stay', 'local:1001'],
    ['list', null],
    ['next', 'local:1002'],
  ] as const)('%s', async (wanted, then) => {
    await anInbox(mine);
    await changeSettings({ afterSend: wanted });
    place.value = { view: 'all', case: 'local:1001' };
    await afterSend('local:1001');
    expect(place.value.case).toBe(then);
  });
});
