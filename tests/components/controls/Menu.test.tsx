import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Menu, type MenuItem, SplitButton } from '@/components/controls';
import { expectNoFaults } from './axe';

const chosen = vi.fn<(id: string) => void>();
const action = (id: string, label: string, more: object = {}): MenuItem => ({
  id,
  label,
  onSelect: () => chosen(id),
  ...more,
});
const ITEMS = [
  action('me', 'Assign to me'),
  action('else', 'Assign to someone else'),
  { id: 'g', group: 'Status' },
  action('queue', 'Return to queue', { reason: 'This case belongs to no queue' }),
  action('resolve', 'Ícone final'),
];

async function openMenu(items: readonly MenuItem[] = ITEMS) {
  chosen.mockClear();
  const user = userEvent.setup();
  render(<Menu button={{ children: 'Actions' }} label="Case actions" items={items} />);
  const button = screen.getByRole('button', { name: 'Actions' });
  await user.click(button);
  return { user, button };
}
const focused = () => document.activeElement?.getAttribute('data-text');

describe('a menu', () => {
  it('opens on a click with the focus on its first item, and closes on a second click', async () => {
    const { user, button } = await openMenu();
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(focused()).toBe('Assign to me');
    await user.click(button);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('opens with the arrow key', async () => {
    const user = userEvent.setup();
    render(<Menu button={{ children: 'Actions' }} items={ITEMS} />);
    await user.tab();
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('Assign to me');
  });

  it('walks with the arrows, round the ends, and jumps with Home and End', async () => {
    const { user } = await openMenu();
    await user.keyboard('{ArrowDown}');
    expect(focused()).toBe('Assign to someone else');
    await user.keyboard('{Home}{ArrowUp}');
    expect(focused()).toBe('Ícone final');
    await user.keyboard('{Home}{End}{ArrowDown}');
    expect(focused()).toBe('Assign to me');
  });

  it('finds items by their first letters, accents or not', async () => {
    const { user } = await openMenu();
    await user.keyboard('i');
    expect(focused()).toBe('Ícone final');
  });

  it('goes round the items that start with the same letter', async () => {
    const { user } = await openMenu();
    await user.keyboard('a');
    expect(focused()).toBe('Assign to someone else');
    await user.keyboard('a');
    expect(focused()).toBe('Assign to me');
  });

  it('does what is chosen once, closes and gives the focus back', async () => {
    const { user, button } = await openMenu();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(chosen.mock.calls).toEqual([['else']]);
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('closes on Esc without the surface behind hearing it', async () => {
    const { user, button } = await openMenu();
    const behind = vi.fn();
    document.addEventListener('keydown', behind);
    await user.keyboard('{Escape}');
    document.removeEventListener('keydown', behind);
    expect(behind).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button);
    expect(chosen).not.toHaveBeenCalled();
  });

  it('says why an item cannot be chosen, and does not do it', async () => {
    const { user } = await openMenu();
    const item = screen.getByRole('menuitem', { name: /Return to queue/ });
    expect(item.textContent).toContain('This case belongs to no queue');
    await user.click(item);
    expect(chosen).not.toHaveBeenCalled();
    expect(screen.getByRole('menu')).toBeTruthy();
  });

  it('starts at the checked choice', async () => {
    await openMenu([
      action('open', 'Open', { checked: false }),
      action('pending', 'Pending', { checked: true }),
    ]);
    expect(focused()).toBe('Pending');
    expect(screen.getByRole('menuitemradio', { checked: true }).textContent).toBe('Pending');
  });

  it('has no accessibility faults while open', async () => {
    await openMenu();
    await expectNoFaults();
  });
});

describe('a split button', () => {
  const send = vi.fn();
  const setup = (more: { busy?: boolean; reason?: string } = {}) => {
    send.mockClear();
    chosen.mockClear();
    render(
      <SplitButton
        items={[action('resolved', 'Send as resolved')]}
        menuLabel="More ways to send"
        onClick={send}
        {...more}
      >
        Send
      </SplitButton>,
    );
    return userEvent.setup();
  };

  it('does the main thing on the main half', async () => {
    const user = setup();
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(send).toHaveBeenCalledOnce();
  });

  it('offers the other ways on the other half', async () => {
    const user = setup();
    await user.click(screen.getByRole('button', { name: 'More ways to send' }));
    await user.keyboard('{Enter}');
    expect(chosen.mock.calls).toEqual([['resolved']]);
    expect(send).not.toHaveBeenCalled();
  });

  it('sends nothing while it is busy, by either half', async () => {
    const user = setup({ busy: true });
    await user.click(screen.getByRole('button', { name: /^Send/ }));
    await user.click(screen.getByRole('button', { name: 'More ways to send' }));
    expect(send).not.toHaveBeenCalled();
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('has no accessibility faults', async () => {
    setup();
    await expectNoFaults();
  });
});
