import { fireEvent, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { place } from '@/components/app/navigation';
import { Inbox } from '@/components/inbox/Inbox';
import { leaveAt } from '@/components/inbox/window';
import { INBOX_VIEWS } from '@/core/model/inbox-view';
import { queries } from '@/core/queries/index';
import { aCase } from '../../fixtures/model';
import { anEntry, aSampleCase, aSurface } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

const ROW = 68;
const HEIGHT = 10 * ROW;

/** happy-dom lays nothing out and clamps no scrolling: the list is ten rows high and begins at its top. */
beforeEach(() => {
  for (const view of INBOX_VIEWS) leaveAt(view, { top: 0, row: 0 });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(HEIGHT);
});

/** A desk whose queues hold so many cases that only a window of them can be here. */
async function aLongInbox(total: number) {
  const surface = await aSurface();
  vi.spyOn(queries.inbox, 'run').mockImplementation(async ({ from, count }) => ({
    total,
    from,
    rows: Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, i) => ({
      ...aCase({ id: `local:${from + i}`, number: `${from + i}`, contactName: `Contact ${from + i}` }),
      unconfirmed: 0,
      queueName: 'Sales',
      assigneeName: '',
      tagNames: [],
      mine: false,
      pending: false,
    })),
  }));
  surface.show(<Inbox />);
  await screen.findByRole('option', { name: /Contact 0\b/ });
  return surface;
}
const list = () => screen.getByRole('listbox', { name: 'Cases' });
const current = () => screen.getByRole('option', { selected: true });
const rows = () => document.querySelectorAll('.case-row').length;
const scrollTo = (top: number) => {
  list().scrollTop = top;
  fireEvent.scroll(list());
};

describe('a list of 10,000 cases', () => {
  it('draws the rows around what is visible, and says how many there are', async () => {
    await aLongInbox(10_000);
    expect(rows()).toBeLessThan(30);
    expect(current().getAttribute('aria-setsize')).toBe('10000');
    expect(list().firstElementChild?.getAttribute('style')).toContain('calc(var(--row) * 10000)');
    await expectNoFaults(document.body);
  });

  it('shows what is scrolled to', async () => {
    await aLongInbox(10_000);
    scrollTo(5_000 * ROW);
    expect(await screen.findByRole('option', { name: /Contact 5003\b/ })).toBeTruthy();
    expect(rows()).toBeLessThan(30);
  });

  it('keeps the row that has the keyboard, wherever the list is scrolled', async () => {
    await aLongInbox(10_000);
    fireEvent.keyDown(document.body, { key: 'j' });
    const before = current().id;
    scrollTo(40 * ROW);
    await screen.findByRole('option', { name: /Contact 45\b/ });
    expect(current().id).toBe(before);
    expect(list().getAttribute('aria-activedescendant')).toBe(before);
  });

  it('is gone through by J, K, arrows, pages, Home and End', async () => {
    const user = userEvent.setup();
    await aLongInbox(10_000);
    const at = async (keys: string, row: number) => {
      await user.keyboard(keys);
      await waitFor(() => expect(list().getAttribute('aria-activedescendant')).toBe(`case-row-${row}`));
    };
    await at('jj', 2);
    await at('k', 1);
    await at('{ArrowDown}{ArrowUp}k', 0);
    await at('k', 0);
    await at('{PageDown}', 9);
    await at('{End}', 9_999);
    expect(list().scrollTop).toBe(10_000 * ROW - HEIGHT);
    await at('j', 9_999);
    await at('{Home}', 0);
    expect(list().scrollTop).toBe(0);
  });

  it('goes on where it was left', async () => {
    const surface = await aLongInbox(10_000);
    await userEvent.keyboard('{End}');
    fireEvent.scroll(list());
    place.value = { view: 'all', case: null };
    await waitFor(() => expect(list().scrollTop).toBe(0));
    place.value = { view: 'queues', case: null };
    await waitFor(() => expect(list().scrollTop).toBe(10_000 * ROW - HEIGHT));
    expect(list().getAttribute('aria-activedescendant')).toBe('case-row-9999');
    expect(surface.calls('openCase')).toEqual([]);
  });
});

describe('a case of the list', () => {
  const free = aSampleCase({ number: '1001', contact: 'carla' });
  const bens = aSampleCase({ number: '1002', contact: 'dan', assignee: 'ben', status: 'open' });

  it('is taken by Enter and only looked at by Space', async () => {
    const user = userEvent.setup();
    const { calls, show } = await aSurface({ cases: [free, bens] });
    show(<Inbox />);
    await screen.findByRole('option', { name: /Carla Lima/ });
    await user.keyboard(' ');
    expect(place.value.case).toBe('local:1001');
    expect(calls('previewCase')).toEqual([['local:1001']]);
    expect(calls('openCase')).toEqual([]);
    await user.keyboard('{Enter}');
    expect(calls('openCase')).toEqual([['local:1001']]);
  });

  it('is opened by a click, and looked at by a click on its eye', async () => {
    const { calls, show } = await aSurface({ cases: [free] });
    show(<Inbox />);
    const row = await screen.findByRole('option', { name: /Carla Lima/ });
    fireEvent.click(row.querySelector('.row-eye') ?? row);
    expect([calls('previewCase').length, calls('openCase').length]).toEqual([1, 0]);
    fireEvent.click(row);
    expect([calls('previewCase').length, calls('openCase').length]).toEqual([1, 1]);
  });

  it('says who has it, where it is, what is new and how long the contact waits', async () => {
    const thread = [anEntry({ minutesAgo: 180 }), anEntry({ minutesAgo: 120, text: 'Anybody there?' })];
    const { show } = await aSurface({ cases: [{ ...bens, thread, tags: ['vip'] }] });
    place.value = { view: 'all', case: null };
    show(<Inbox />);
    const row = await screen.findByRole('option', { name: /Dan Roe/ });
    for (const words of [
      'Anybody there?',
      'With Ben Ode',
      '2 unread messages',
      'Waiting for 3h',
      'VIP',
      'Open',
    ])
      expect(row.textContent).toContain(words);
  });

  it('leaves the keys alone while somebody types', async () => {
    const user = userEvent.setup();
    const { calls, show } = await aSurface({ cases: [free] });
    show(
      <>
        <Inbox />
        <input aria-label="elsewhere" />
      </>,
    );
    await screen.findByRole('option', { name: /Carla Lima/ });
    await user.click(screen.getByRole('textbox', { name: 'elsewhere' }));
    await user.keyboard('jk m{Enter}');
    expect(place.value.case).toBeNull();
    expect([...calls('openCase'), ...calls('takeNext')]).toEqual([]);
  });
});

describe('an empty view', () => {
  it.each([
    ['mine', /./],
    ['queues', /./],
    ['all', /./],
    ['pending', /./],
  ] as const)('%s says what will be there', async (view, words) => {
    const { show } = await aSurface();
    place.value = { view, case: null };
    show(<Inbox />);
    await waitFor(() => expect(document.querySelector('.empty-title')?.textContent).toMatch(words));
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('has nothing to give: the button says so instead of doing nothing', async () => {
    const { calls, show } = await aSurface();
    show(<Inbox />);
    const more = await screen.findByRole('button', { name: /Give me more/ });
    await waitFor(() => expect(more.getAttribute('aria-description')).toMatch(/Nothing is waiting/));
    fireEvent.click(more);
    expect(calls('takeNext')).toEqual([]);
  });
});

describe('«Give me more»', () => {
  it('brings the case that has waited longest, by button and by key', async () => {
    const long = aSampleCase({ number: '1005', contact: 'dan', thread: [anEntry({ minutesAgo: 600 })] });
    const { calls, show } = await aSurface({ cases: [aSampleCase(), long] });
    show(<Inbox />);
    await screen.findByRole('option', { name: /Dan Roe/ });
    await userEvent.keyboard('m');
    await waitFor(() => expect(place.value.case).toBe('local:1005'));
    expect(calls('takeNext')).toHaveLength(1);
  });
});
