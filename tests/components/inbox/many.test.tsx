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
import { LOCAL_CAPABILITIES } from '@/core/connectors/local/capabilities';
import { INBOX_VIEWS } from '@/core/model/inbox-view';
import { queries } from '@/core/queries/index';
import { aCase } from '../../fixtures/model';
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
    // Looking at the results has put the toast away; the way back must not go with it.
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.getAllByText(/Taken back/)).toHaveLength(2));
    expect(within(screen.getByRole('dialog')).queryByRole('button', { name: 'Undo' })).toBeNull();
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

/** A view of so many cases that only a window of it is loaded; every other one belongs to another desk. */
async function aLongInbox(total: number) {
  const surface = await aSurface();
  const desks = await queries.desks.run(null);
  vi.spyOn(queries.desks, 'run').mockImplementation(async () =>
    desks.flatMap((one) => [one, { ...one, id: 'far', name: 'Far', capabilities: FAR, queues: [] }]),
  );
  vi.spyOn(queries.inbox, 'run').mockImplementation(async ({ from, count }) => ({
    total,
    from,
    rows: Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, i) => ({
      ...aCase({ id: `local:${from + i}`, number: `${from + i}`, contactName: `Contact ${from + i}` }),
      desk: (from + i) % 2 ? 'far' : 'local',
      unconfirmed: 0,
      queueName: 'Sales',
      assigneeName: '',
      tagNames: [],
      mine: true,
      pending: false,
    })),
  }));
  place.value = { view: 'all', case: null };
  surface.show(
    <>
      <Inbox />
      <GroupDialogs />
      <Toasts />
    </>,
  );
  await screen.findByRole('option', { name: /Contact 0\b/ });
  return surface;
}
const FAR = { ...LOCAL_CAPABILITIES, queues: false };

describe('a view of which only a part is loaded', () => {
  it('is chosen whole by Ctrl+A, after saying how many that is', async () => {
    const user = userEvent.setup();
    await aLongInbox(640);
    await user.keyboard('{Control>}a{/Control}');
    expect(await screen.findByRole('heading', { name: 'Choose all 640 cases of this view' })).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Chosen cases' })).toBeNull();
    await expectNoFaults(document.body);
    fireEvent.click(screen.getByRole('button', { name: 'Choose 640' }));
    await waitFor(() => expect(bar().textContent).toContain('640 chosen'));
  });

  it('is chosen up to what can be changed at once, which is said', async () => {
    await aLongInbox(3_200);
    fireEvent.keyDown(document.body, { key: 'x' });
    fireEvent.click(await within(bar()).findByRole('button', { name: /Choose all 3,200/ }));
    expect(await screen.findByText(/More cannot be changed at once/)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Choose the first 1,000 of 3,200 cases' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Choose 1,000' }));
    await waitFor(() => expect(bar().textContent).toContain('1,000 chosen'));
  });

  it('has no case left out of a range from its top to its end', async () => {
    await aLongInbox(640);
    fireEvent.keyDown(document.body, { key: 'x' });
    fireEvent.keyDown(document.body, { key: 'End' });
    await waitFor(() =>
      expect(screen.getByRole('listbox').getAttribute('aria-activedescendant')).toBe('case-row-639'),
    );
    fireEvent.keyDown(document.body, { key: 'X', shiftKey: true });
    await waitFor(() => expect(bar().textContent).toContain('640 chosen'));
  });

  it('mixes desks: what belongs to one of them says why it cannot be given to all', async () => {
    await aLongInbox(3);
    fireEvent.keyDown(document.body, { key: 'a', ctrlKey: true });
    await waitFor(() => expect(bar().textContent).toContain('3 chosen'));
    const button = (name: RegExp) => within(bar()).getByRole('button', { name });
    for (const name of [/Add or remove a tag/, /^Assign$/])
      expect(button(name).getAttribute('aria-description')).toMatch(/several desks/);
    expect(button(/Return to queue/).getAttribute('aria-description')).toBeNull();
  });
});

describe('a range drawn with Shift', () => {
  const chosenRows = () => rows().filter((row) => row.dataset.chosen).length;
  it('lets go again of what it is drawn back from', async () => {
    await aLongInbox(20);
    const key = (name: string, shiftKey = false) => fireEvent.keyDown(document.body, { key: name, shiftKey });
    for (const name of ['J', 'J', 'J']) {
      key(name, true);
      await waitFor(() => undefined);
    }
    await waitFor(() => expect(chosenRows()).toBe(4));
    key('K', true);
    await waitFor(() => expect(chosenRows()).toBe(3));
    // Elsewhere a new one begins, and the first stays.
    key('j');
    key('j');
    key('j');
    await waitFor(() => expect(document.querySelector('[data-current]')?.id).toBe('case-row-5'));
    key('J', true);
    await waitFor(() => expect(chosenRows()).toBe(5));
  });

  it('goes from the case chosen last to the one clicked, either way', async () => {
    await aLongInbox(20);
    const row = (index: number) => document.getElementById(`case-row-${index}`) ?? document.body;
    fireEvent.click(row(4).querySelector('.row-check') ?? document.body);
    fireEvent.click(row(8), { shiftKey: true });
    await waitFor(() => expect(chosenRows()).toBe(5));
    fireEvent.click(row(2), { shiftKey: true });
    await waitFor(() => expect(chosenRows()).toBe(3));
    expect(row(2).dataset.chosen).toBeTruthy();
  });
});

describe('what was not changed', () => {
  it('is told at once if it is everything, and can be looked at from there', async () => {
    const kind = { kind: 'text' as const, on: 'case' as const, options: [] };
    const required = { ...kind, id: 'order', label: 'Order', required: true };
    const surface = await aSurface({ cases: THREE.slice(0, 2), fields: [required] });
    place.value = { view: 'all', case: null };
    surface.show(
      <>
        <Inbox />
        <GroupDialogs />
      </>,
    );
    await waitFor(() => expect(rows()).toHaveLength(2));
    fireEvent.keyDown(document.body, { key: 'a', ctrlKey: true });
    fireEvent.click(within(bar()).getByRole('button', { name: 'Change status' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: /Resolved/ }));
    expect(await screen.findAllByText(/Required and empty: Order/)).toHaveLength(2);
    expect(toastTexts()).toEqual([]);
    // Still chosen: filling in is the next thing to do.
    expect(bar().textContent).toContain('2 chosen');
    fireEvent.click(screen.getByRole('button', { name: 'Look at the case of Dan Roe' }));
    expect(place.value.case).toBe('local:1002');
    await waitFor(() => expect(surface.calls('previewCase')).toEqual([['local:1002']]));
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

describe('the end of a shift at two desks with hundreds of cases', () => {
  it('goes with H: each desk its own people, one undo, none left out', async () => {
    const { calls } = await aLongInbox(240);
    fireEvent.keyDown(document.body, { key: 'h' });
    expect(await screen.findByRole('checkbox', { name: 'All (240)' })).toBeTruthy();
    // The desk without queues has to be told somebody.
    const go = screen.getByRole('button', { name: 'Hand over 240 cases' });
    expect(go.getAttribute('aria-description')).toBe('Type a name');
    fireEvent.click(screen.getByRole('combobox', { name: 'Hand over to, at Far' }));
    fireEvent.click(await screen.findByRole('option', { name: 'Ben Ode' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Hand over 240 cases' }));
    await waitFor(() => expect(calls('changeCases')).toHaveLength(2));
    const [here, far] = calls('changeCases').map(([group, cases, change]) => ({ group, cases, change }));
    expect(here).toMatchObject({ change: { kind: 'return', note: '' } });
    expect(far).toMatchObject({ change: { kind: 'assign', desk: 'far', agent: 'ben', queue: null } });
    expect(far?.group).toBe(here?.group);
    expect([here?.cases, far?.cases].flat()).toHaveLength(240);
    // No such cases are stored: all are refused, and that is told by itself.
    expect(await screen.findByRole('heading', { name: 'Result for each case' })).toBeTruthy();
  });

  it('keeps all with one press, and says that nothing is left to hand over', async () => {
    await aLongInbox(4);
    fireEvent.keyDown(document.body, { key: 'h' });
    fireEvent.click(await screen.findByRole('checkbox', { name: 'All (4)' }));
    const go = await screen.findByRole('button', { name: 'Hand over 0 cases' });
    expect(go.getAttribute('aria-description')).toBe('No open case is chosen.');
    await expectNoFaults(document.body);
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
