import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import compact from 'emojibase-data/pt/compact.json';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { EmojiPicker } from '@/components/composer/emoji/EmojiPicker';
import { chooseLocale } from '@/components/locales';
import { expectNoFaults } from '../../controls/axe';

/** The file as wxt.config.ts writes it, of the real data; Portuguese has the accents to fold. */
const FILE = compact
  .filter((emoji) => emoji.group !== undefined && emoji.group !== 2)
  .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
  .map((emoji) => [emoji.group, emoji.unicode, [emoji.label, ...(emoji.tags ?? [])].join(' ')]);

const fetched = vi.fn<(url: string) => Promise<Response>>();
const picked = vi.fn<(emoji: string) => void>();
// By text: asking 1,900 buttons for their role and name takes a second.
const cell = (char: string) => screen.getByText(char, { selector: 'button' });
const search = () => screen.getByRole('searchbox', { name: 'Procurar um emoji' });

async function open() {
  const user = userEvent.setup();
  render(<EmojiPicker onPick={picked} />);
  await user.click(screen.getByRole('button', { name: 'Emoji' }));
  await screen.findByRole('searchbox');
  return user;
}

beforeEach(async () => {
  picked.mockReset();
  fetched.mockReset().mockImplementation(async () => Response.json(FILE));
  vi.stubGlobal('fetch', fetched);
  await chooseLocale('pt-BR');
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await chooseLocale('en');
});

describe('the emoji picker', () => {
  it('says when the emoji could not be read, and tries again', async () => {
    await chooseLocale('es');
    fetched.mockRejectedValueOnce(new TypeError('gone'));
    const user = userEvent.setup();
    render(<EmojiPicker onPick={picked} />);
    await user.click(screen.getByRole('button', { name: 'Emoji' }));
    await user.click(await screen.findByRole('button', { name: 'Intentar de nuevo' }));
    expect(await screen.findByRole('searchbox')).toBeTruthy();
  });

  it('refuses a file that is no list of emoji', async () => {
    await chooseLocale('en');
    fetched.mockImplementation(async () => Response.json([[99, '<b>', 'x']]));
    const user = userEvent.setup();
    render(<EmojiPicker onPick={picked} />);
    await user.click(screen.getByRole('button', { name: 'Emoji' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
  });

  it('reads its file once, on the first opening', async () => {
    const user = await open();
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Emoji' }));
    expect(await screen.findByRole('searchbox')).toBeTruthy();
    expect(fetched).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/emoji\/pt-BR\.json$/));
  });

  it('shows every emoji under its group', async () => {
    await open();
    const groups = screen.getAllByRole('region').map((group) => group.getAttribute('aria-label'));
    expect(groups).toHaveLength(9);
    expect(document.querySelectorAll('section button')).toHaveLength(FILE.length);
    expect(within(screen.getByRole('region', { name: 'Bandeiras' })).getByText('🇵🇹')).toBeTruthy();
  });

  it('finds by words without accents, and Enter picks the first', async () => {
    const user = await open();
    await user.type(search(), 'coracao vermelho');
    expect(screen.getAllByRole('region')).toHaveLength(1);
    await user.keyboard('{Enter}');
    expect(picked).toHaveBeenCalledExactlyOnceWith('❤️');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says when there is none', async () => {
    const user = await open();
    await user.type(search(), 'xyzzy');
    expect(screen.getByText('Nenhum emoji encontrado')).toBeTruthy();
  });

  it('moves with arrows, goes back up to the search, and Enter picks', async () => {
    const user = await open();
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowDown}');
    const reached = document.activeElement?.textContent ?? '';
    expect(reached).toBe(FILE[10]?.[1]);
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(document.activeElement).toBe(search());
    expect(document.querySelectorAll('section button[tabindex="0"]')).toHaveLength(1);
    cell(reached).focus();
    await user.keyboard('{Enter}');
    expect(picked).toHaveBeenCalledExactlyOnceWith(reached);
  });

  it('stays open while Shift is held, and keeps what was used lately for the next time', async () => {
    const user = await open();
    fireEvent.click(cell('🚀'), { shiftKey: true });
    fireEvent.click(cell('🙏'));
    expect(picked.mock.calls).toEqual([['🚀'], ['🙏']]);
    expect(screen.queryByRole('dialog')).toBeNull();
    await waitFor(async () =>
      expect(await browser.storage.local.get('emoji-recent')).toEqual({ 'emoji-recent': ['🙏', '🚀'] }),
    );
    await user.click(screen.getByRole('button', { name: 'Emoji' }));
    const lately = await screen.findByRole('region', { name: 'Usados há pouco' });
    expect(within(lately).getAllByRole('button')).toHaveLength(2);
  });

  it('survives a spoiled list of those used lately', async () => {
    await browser.storage.local.set({ 'emoji-recent': { not: 'a list' } });
    await open();
    expect(screen.queryByRole('region', { name: 'Usados há pouco' })).toBeNull();
  });

  it('keeps its keys to itself and gives the focus back on Escape', async () => {
    const sent = vi.fn();
    document.addEventListener('keydown', sent);
    const user = await open();
    await user.keyboard('{Control>}{Enter}{/Control}{Escape}');
    document.removeEventListener('keydown', sent);
    expect(sent.mock.calls.map(([event]) => event.key)).not.toContain('Enter');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Emoji' }));
  });

  it('can be used by everybody', async () => {
    const user = await open();
    await user.type(search(), 'foguete');
    await expectNoFaults();
  });
});
