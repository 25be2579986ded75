import { act, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CasePane } from '@/components/case/CasePane';
import { desk } from '@/core/live/desk';
import { embeddedDesk } from '@/core/workflow/connectors';
import { pullDesk } from '@/core/workflow/pull-desk';
import { runDue } from '@/core/workflow/schedule';
import { anEntry, aSampleCase, aSurface } from '../../fixtures/surface';
import { thanks } from '../templates/fixtures';

const HOUR = 3_600_000;
let number = 1400;
let surface: Awaited<ReturnType<typeof aSurface>>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  number += 1;
  const thread = [anEntry({ minutesAgo: 23 * 60 + 50 })];
  surface = await aSurface({
    cases: [aSampleCase({ number: `${number}`, channel: 'phone', status: 'open', assignee: 'ana', thread })],
    templates: [thanks()],
  });
});
afterEach(() => vi.useRealTimers());

/** A reply for in an hour, and two hours later: the window closed in between. */
async function heldReply() {
  surface.show(<CasePane id={`local:${number}`} />);
  await screen.findByText('It squeaks');
  await desk.submitReply({
    draft: crypto.randomUUID(),
    case: `local:${number}`,
    text: 'We look into it',
    attachments: [],
    status: null,
    sendAt: new Date(Date.now() + HOUR).toISOString(),
    seenRevision: 1,
  });
  vi.setSystemTime(Date.now() + 2 * HOUR);
  await runDue();
  const told = await waitFor(() => {
    const found = document.querySelector<HTMLElement>('.unseen-stop');
    if (!found) throw new Error('it is not held');
    return found;
  });
  await act(() => void window.dispatchEvent(new Event('focus')));
  return told;
}
it('a reply whose window closed is held, and its text becomes a template’s value', async () => {
  const told = await heldReply();
  expect(told.textContent).toContain('the 24-hour window is closed');
  expect(within(told).queryByRole('button', { name: 'Send anyway' })).toBeNull();
  await userEvent.click(within(told).getByRole('button', { name: 'Choose template' }));
  await screen.findByRole('dialog', { name: 'Choose template' });
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Reply to/ }).value).toBe(
    'We look into it',
  );
  await waitFor(() => expect(document.querySelector('.unseen-stop')).toBeNull());
});

it('once the customer wrote, it can go as it is', async () => {
  const told = await heldReply();
  await (await embeddedDesk()).receive({ case: `${number}`, text: 'Well?' });
  await pullDesk('local');
  await screen.findByText('Well?');
  expect(await within(told).findByRole('button', { name: 'Send anyway' })).toBeDefined();
  expect(within(told).queryByRole('button', { name: 'Choose template' })).toBeNull();
});
