import { screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Look } from '@/components/insert/page-tool';
import { Palette } from '@/components/palette/Palette';
import { wishes } from '@/core/store/from-page';
import { openPalette, paletteSite, provePalette } from '@/core/workflow/palette';
import { anIdleFrame, aPage, proofIn } from '../../fixtures/fake-page';
import { aSampleCase, aSurface } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

const TAB = { id: 7, url: 'https://crm.example/orders', windowId: 1 };
const reply = (id: string, title: string, text: string) => ({
  id,
  title,
  text,
  language: 'en',
  kinds: [],
  status: null,
});
const REPLIES = [
  reply('hours', 'Opening hours', 'We are open from 9 to 18.'),
  reply('hello', 'Hello', 'Hi {{contact.firstName}}, your order {{order}} is here. {{agent.firstName}}'),
];

const copied = vi.fn<(text: string) => Promise<void>>();
beforeEach(() => {
  copied.mockReset().mockResolvedValue();
  Object.assign(fakeBrowser.tabs, { get: async () => TAB });
  Object.assign(browser.sidebarAction, { isOpen: async () => true });
});

/** Called on a page where the person is like this. */
async function aPalette(look: Partial<Look> = {}) {
  const { show } = await aSurface({
    quickReplies: REPLIES,
    cases: [aSampleCase({ number: '1001', contact: 'carla', assignee: 'ana', status: 'open' })],
  });
  const page = aPage({ 0: anIdleFrame({ focused: true, field: true, ...look }) });
  const opening = openPalette(TAB as never);
  await vi.waitFor(() => expect(page.url).not.toBe(''));
  const proof = proofIn(page.url);
  await provePalette(TAB.id, 4, proof);
  await opening;
  show(<Palette nonce={proof} site={await paletteSite(proof)} />);
  await screen.findByRole('option', { name: /Opening hours/ });
  const user = userEvent.setup();
  // It brings a clipboard of its own.
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: copied } });
  return { page, user };
}

describe('the palette', () => {
  it('inserts a text without gaps with one key', async () => {
    const { page, user } = await aPalette();
    await expectNoFaults(document.body);
    await user.keyboard('open ho{Enter}');
    await waitFor(() => expect(page.written).toEqual(['We are open from 9 to 18.']));
  });

  it('asks for every gap, shows the text growing, and inserts it only when it is whole', async () => {
    const { page, user } = await aPalette();
    await user.keyboard('hello{Enter}');
    await screen.findByRole('textbox', { name: 'first name of the contact' });
    await expectNoFaults(document.body);
    expect(screen.getByRole('button', { name: 'Insert' }).getAttribute('aria-description')).toBe(
      '2 fields are still empty',
    );
    await user.keyboard('Bia{Enter}');
    expect(screen.getByText(/Hi Bia, your order/)).toBeTruthy();
    await user.keyboard('TW-7{Enter}');
    await waitFor(() => expect(page.written).toEqual(['Hi Bia, your order TW-7 is here. Ana']));
  });

  it('offers what was selected as a value, with where it is from', async () => {
    const { page, user } = await aPalette({ selection: 'TW-\n88120' });
    await user.keyboard('hello{Enter}');
    await user.keyboard('Bia');
    await user.click(await screen.findByRole('button', { name: 'Use “TW- 88120” from crm.example' }));
    await screen.findByText(/^from crm\.example, /);
    await user.click(screen.getByRole('textbox', { name: 'order' }));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(page.written).toEqual(['Hi Bia, your order TW- 88120 is here. Ana']));
  });

  it('says so and copies where the page did not take the text', async () => {
    const { page, user } = await aPalette();
    page.refuses = true;
    await user.keyboard('open ho{Enter}');
    await screen.findByText(/The page did not take the text, so it was copied/);
    expect(copied).toHaveBeenCalledWith('We are open from 9 to 18.');
  });

  it('shows the text to be copied by hand where that fails, too', async () => {
    const { page, user } = await aPalette();
    page.refuses = true;
    copied.mockRejectedValue(new Error('not allowed'));
    Object.assign(document, { execCommand: () => false });
    await user.keyboard('open ho{Enter}');
    await screen.findByText(/it could not be copied/);
    expect(screen.getByDisplayValue('We are open from 9 to 18.')).toBeTruthy();
  });

  it('copies where nothing on the page is written in', async () => {
    const { page, user } = await aPalette({ field: false });
    await user.keyboard('open ho{Enter}');
    await screen.findByText('Copied. Paste it where you want it.');
    expect([page.written, copied.mock.lastCall]).toEqual([[], ['We are open from 9 to 18.']]);
  });

  it('knows whose address was selected: the case is one key away', async () => {
    const { user } = await aPalette({ selection: 'CARLA@mail.example' });
    await screen.findByText('Carla Lima');
    await expectNoFaults(document.body);
    await user.keyboard('{Control>}o{/Control}');
    await waitFor(async () =>
      expect((await wishes()).map(({ wish }) => wish)).toEqual([{ kind: 'case', case: 'local:1001' }]),
    );
  });

  it('fills the name of the one person that was selected', async () => {
    const { page, user } = await aPalette({ selection: 'carla@mail.example' });
    await screen.findByText('Carla Lima');
    await user.keyboard('hello{Enter}');
    await screen.findByText(/Hi Carla/);
    expect(page.written).toEqual([]);
  });

  it('goes one step back with Esc, then away', async () => {
    const { page, user } = await aPalette();
    await user.keyboard('hello{Enter}');
    await screen.findByRole('textbox', { name: 'order' });
    await user.keyboard('{Escape}');
    await screen.findByRole('combobox');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(page.orders.at(-1)).toBe('end 0'));
  });
});
