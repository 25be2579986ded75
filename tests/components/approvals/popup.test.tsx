import { screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { changeSettings } from '@/components/app/settings';
import { anEntry, toastTexts } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';
import { answerOf, becomes, openPopup, requestsBy, rowOf, textField } from './fixtures';

let user: ReturnType<typeof userEvent.setup>;
beforeEach(() => {
  user = userEvent.setup();
});
/** The list of these requests; answers of the test before are kept for a moment. */
async function list({ ids }: { readonly ids: readonly string[] }) {
  await waitFor(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('.request')].map(
      ({ dataset }) => dataset.request,
    );
    expect(shown.toSorted()).toEqual([...ids].sort());
  });
  return screen.getByRole('listbox', { name: /most urgent first/ });
}

describe('the popup of an approver', () => {
  it('lists what waits, with author, contact and the last message, and keeps the ways to the rest', async () => {
    const surface = await requestsBy(['It is on its way', 'Monday at the latest']);
    await openPopup(surface);
    const rows = await within(await list(surface)).findAllByRole('option');
    expect(rows).toHaveLength(2);
    expect(rows[0]?.textContent).toContain('Carla Lima');
    expect(rows[0]?.textContent).toContain('by Nia Cruz');
    expect(rows[0]?.textContent).toContain('Where is order');
    expect(screen.getByRole('button', { name: 'Open Casebar here' })).toBeTruthy();
    await expectNoFaults(document.body);
  });

  it('says so where the customer sent no words last, only a picture or a voice note', async () => {
    const surface = await requestsBy(['Nice wheel'], {}, () => ({ thread: [anEntry({ text: '' })] }));
    await openPopup(surface);
    const row = await within(await list(surface)).findByRole('option');
    await waitFor(() => expect(row.querySelector('.request-said')?.textContent).toBe('No text'));
  });

  it('is decided by keys alone: open, edit, approve, and the next request is there', async () => {
    const surface = await requestsBy(['It is on its wai', 'Monday at the latest']);
    await openPopup(surface);
    await list(surface);
    await user.keyboard('{Enter}');
    const field = await textField();
    expect(field.value).toBe('It is on its wai');
    await user.keyboard('e');
    expect(document.activeElement).toBe(field);
    await user.type(field, '{Backspace}y');
    const changes = await screen.findByRole('region', { name: 'Your changes' });
    expect(changes.querySelector('del')?.textContent).toContain('wai');
    expect(changes.querySelector('ins')?.textContent).toContain('way');
    await expectNoFaults(document.body);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect((await textField()).value).toBe('Monday at the latest'));
    expect(toastTexts()).toContain('Approved: the reply to Carla Lima goes out in a moment');
    const decided = await becomes(surface.ids[0] ?? '', 'approved');
    expect(decided?.approval.decision?.text).toBe('It is on its way');
  });

  it('takes a decision back within the seconds, with the changes as they were', async () => {
    const surface = await requestsBy(['One']);
    await changeSettings({ undoSeconds: 30 });
    await openPopup(surface);
    await list(surface);
    await user.keyboard('{Enter}');
    const field = await textField();
    await user.type(field, ' and two');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText(/^Reply to Carla Lima goes out in \d+ s$/);
    await waitFor(() => expect(rowOf(surface.ids[0] ?? '')?.dataset.done).toBe('true'));
    // A click beside the popup, and it is open again: the way back is still there.
    await openPopup(surface);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await textField()).value).toBe('One and two'));
    await becomes(surface.ids[0] ?? '', 'waiting');
  });

  it('has the way back even if it was closed before the answer to the decision came', async () => {
    const surface = await requestsBy(['One']);
    const [id = ''] = surface.ids;
    await changeSettings({ undoSeconds: 30 });
    await openPopup(surface);
    await list(surface);
    await user.keyboard('{Enter}');
    await textField();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await answerOf('approval', id, (found) => found?.owed?.step.do === 'approve');
    await browser.storage.local.remove('decisions');
    await openPopup(surface);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await textField()).value).toBe('One'));
    await becomes(id, 'waiting');
  });
});
