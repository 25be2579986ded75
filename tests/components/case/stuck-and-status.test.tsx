import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { StatusMenu } from '@/components/case/StatusMenu';
import { StuckItems } from '@/components/case/StuckItems';
import { ERROR_CODES } from '@/core/model/errors';
import type { OutboxItem } from '@/core/model/outbox-item';
import { anItem, aReply } from '../../fixtures/model';
import { toastTexts } from '../../fixtures/surface';
import { aBackground, aView } from '../composer/fixtures';
import { expectNoFaults } from '../controls/axe';

const stuck = (over: Partial<OutboxItem>) => aView({ stuck: [anItem({ state: 'failed', ...over })] });
const claim: Partial<OutboxItem> = { action: { kind: 'claim' } };

describe('what did not get to the desk', () => {
  it.each(ERROR_CODES)('is said in a sentence with a button that does something: %s', async (code) => {
    for (const item of [{}, claim]) {
      const desk = aBackground();
      const view = stuck({ ...item, problem: { code, detail: '' } });
      const { unmount } = render(<StuckItems view={view} />);
      expect(screen.getByRole('alert').textContent).toMatch(/\p{L}+ \p{L}+/u);
      for (const button of screen.getAllByRole('button')) fireEvent.click(button);
      await waitFor(() => expect(desk.calls.length).toBe(screen.getAllByRole('button').length));
      for (const { call, args } of desk.calls) {
        expect(['retryItem', 'discardItem', 'takeBack']).toContain(call);
        expect(args).toEqual(['item-1']);
      }
      unmount();
    }
  });

  it('of a text offers to send it again, and only on purpose to throw it away', async () => {
    const desk = aBackground();
    render(<StuckItems view={stuck({ problem: { code: 'rejected', detail: 'too long' } })} />);
    expect(screen.getByRole('alert').textContent).toContain('too long');
    fireEvent.click(screen.getByRole('button', { name: 'Send again' }));
    await waitFor(() => expect(desk.of('retryItem')).toHaveLength(1));
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(desk.of('discardItem')).toHaveLength(1));
    await expectNoFaults(document.body);
  });

  it('was held back: it is sent anyway only on purpose', async () => {
    const desk = aBackground();
    render(<StuckItems view={stuck({ state: 'held', problem: { code: 'conflict', detail: 'Ben Ode' } })} />);
    fireEvent.click(screen.getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => expect(desk.of('retryItem')).toHaveLength(1));
  });

  it('of a claim is only put away', async () => {
    const desk = aBackground();
    render(<StuckItems view={stuck({ ...claim, problem: { code: 'conflict', detail: 'Ben Ode' } })} />);
    expect(screen.getByRole('alert').textContent).toContain('Ben Ode');
    expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(desk.of('discardItem')).toHaveLength(1));
  });

  it.each([
    [2, 'Delivered twice by the network: “Good morning”'],
    [3, 'Delivered 3 times by the network: “Good morning”'],
  ])('was repeated by the network: says so until it is read (%i)', async (copies, said) => {
    const desk = aBackground();
    render(
      <StuckItems view={stuck({ action: aReply('Good morning'), state: 'sent', problem: null, copies })} />,
    );
    expect(screen.getByRole('alert').textContent).toContain(said);
    expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(desk.of('discardItem')).toHaveLength(1));
    await expectNoFaults(document.body);
  });

  it('says that a reply is out when only its status was refused', () => {
    const view = aView({
      row: { status: 'open' },
      stuck: [
        anItem({
          action: aReply('x', 'resolved'),
          state: 'sent',
          problem: { code: 'rejected', detail: 'closed' },
        }),
      ],
    });
    render(<StuckItems view={view} />);
    expect(screen.getByRole('alert').textContent).toMatch(/^The reply was sent/);
    expect(screen.queryByRole('button', { name: 'Send again' })).toBeNull();
  });

  it('never calls unclear what is refused, or refused what is unclear', () => {
    render(<StuckItems view={stuck({ state: 'unconfirmed', problem: { code: 'offline', detail: '' } })} />);
    expect(screen.getByRole('alert').textContent).toContain(
      'We do not know whether this reached the customer',
    );
  });
});

describe('the status', () => {
  const openMenu = async (status: 'open' | 'closed' | 'new') => {
    const desk = aBackground();
    const user = userEvent.setup();
    render(<StatusMenu view={aView({ row: { status } })} />);
    await user.click(screen.getByRole('button', { name: /^Change status/ }));
    return { desk, user, item: (name: RegExp) => screen.getByRole('menuitemradio', { name }) };
  };

  it('is set by one click, with a way back', async () => {
    const { desk, user, item } = await openMenu('open');
    await user.click(item(/^Pending/));
    await waitFor(() => expect(desk.of('setStatus')[0]?.args[1]).toBe('pending'));
    await waitFor(() => expect(toastTexts()).toContain('Status: Pending'));
  });

  it('is closed only after a question, because that cannot be undone', async () => {
    const { desk, user, item } = await openMenu('open');
    await user.click(item(/^Closed/));
    const dialog = await screen.findByRole('dialog', { name: 'Close this case?' });
    expect(desk.calls).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(dialog.isConnected).toBe(false);
    expect(desk.calls).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Change status/ }));
    await user.click(item(/^Closed/));
    await user.click(await screen.findByRole('button', { name: 'Close the case' }));
    await waitFor(() => expect(desk.of('setStatus')[0]?.args[1]).toBe('closed'));
  });

  it('of a closed case cannot be changed, and says why', async () => {
    const { desk, user, item } = await openMenu('closed');
    await user.click(item(/^Open/));
    expect(item(/^Open/).getAttribute('aria-disabled')).toBe('true');
    expect(item(/^Open/).querySelector('small')?.textContent).toMatch(/\p{L}+ \p{L}+/u);
    expect(desk.calls).toEqual([]);
  });

  it('cannot go back to new', async () => {
    const { item } = await openMenu('open');
    expect(() => item(/^New/)).toThrow();
    expect(item(/^Open/).getAttribute('aria-checked')).toBe('true');
  });
});
