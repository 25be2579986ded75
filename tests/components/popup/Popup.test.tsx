import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { Popup } from '@/components/popup/Popup';
import { anEntry, aSampleCase, aSurface } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

const waiting = aSampleCase({ number: '1001', assignee: 'ana', status: 'open' });
const answered = aSampleCase({
  number: '1002',
  contact: 'dan',
  assignee: 'ana',
  status: 'pending',
  thread: [anEntry(), anEntry({ by: 'ana', text: 'Done', minutesAgo: 5 })],
});
const free = aSampleCase({ number: '1003', contact: 'dan' });

const close = vi.fn<() => void>();
beforeEach(() => {
  close.mockClear();
  vi.spyOn(window, 'close').mockImplementation(close);
});

describe('the popup', () => {
  it('shows what is mine, what waits, and the cases with something new', async () => {
    const { show } = await aSurface({ cases: [waiting, answered, free] });
    show(<Popup />);
    await screen.findByRole('button', { name: /Carla Lima/ });
    expect(screen.queryByRole('button', { name: /Dan Roe/ })).toBeNull();
    const counts = document.querySelector('.popup-counts')?.textContent;
    expect(counts).toContain('2');
    expect(counts).toContain('1');
    await expectNoFaults(document.body);
  });

  it('opens a case in a tab', async () => {
    const { show } = await aSurface({ cases: [waiting] });
    const create = vi.spyOn(browser.tabs, 'create');
    show(<Popup />);
    fireEvent.click(await screen.findByRole('button', { name: /Carla Lima/ }));
    await waitFor(() => expect(create.mock.calls[0]?.[0].url).toContain('sidebar.html?case=local%3A1001'));
    expect(close).toHaveBeenCalled();
  });

  it('says what to do where the browser lets no extension in', async () => {
    const { show, calls } = await aSurface();
    show(<Popup />);
    fireEvent.click(await screen.findByRole('button', { name: 'Open Casebar here' }));
    expect(await screen.findByText(/Use the side panel or a full tab/)).toBeTruthy();
    expect(calls('openSurface')).toEqual([['page']]);
    expect(close).not.toHaveBeenCalled();
  });

  it('says so when nothing needs the agent', async () => {
    const { show } = await aSurface({ cases: [answered] });
    show(<Popup />);
    await waitFor(() => expect(screen.queryByText('Nothing needs you now')).toBeTruthy());
  });
});
