import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { App } from '@/components/app/App';
import { place } from '@/components/app/navigation';
import { caseById } from '@/core/store/cases';
import { openCase, previewCase } from '@/core/workflow/open-case';
import { aSampleCase, aSurface, toastTexts } from '../../fixtures/surface';

const mine = aSampleCase({ number: '1001', assignee: 'ana', status: 'open' });
const bens = aSampleCase({ number: '1002', contact: 'dan', assignee: 'ben', status: 'open' });

/** The app with a tab for each of these cases. */
async function open(...cases: (typeof mine)[]) {
  const surface = await aSurface({ cases });
  for (const { number, assignee } of cases)
    await (assignee === 'ana' ? openCase : previewCase)(`local:${number}`);
  surface.show(<App where="panel" />);
  const nav = await screen.findByRole('navigation', { name: 'Inbox and open cases' });
  const open = cases.map(({ number }) => `main-tab-local:${number}`);
  await waitFor(() =>
    expect(
      within(nav)
        .getAllByRole('tab')
        .map(({ id }) => id),
    ).toEqual(['main-tab-inbox', ...open]),
  );
  return surface;
}
const tab = (name: RegExp) => screen.getByRole('tab', { name });
const assigneeOf = async (number: string) => (await caseById(`local:${number}`))?.assignee;

describe('the tab of a case', () => {
  it.each([
    ['a case of mine', mine, 'Goes back to Sales when you close it'],
    ['a case of mine in no queue', { ...mine, queue: null }, 'Stays with you when you close the tab'],
    ['a resolved case', { ...mine, status: 'resolved' as const }, 'Closing the tab changes nothing'],
    ['a case of somebody else', bens, 'Closing the tab changes nothing'],
  ])('says beforehand what closing does: %s', async (_, sample, words) => {
    await open(sample);
    const name = sample.contact === 'dan' ? /Dan Roe/ : /Carla Lima/;
    await waitFor(() => expect(tab(name).getAttribute('aria-description')).toBe(words));
  });

  it('gives the case back when it is closed, and undo keeps it', async () => {
    const user = userEvent.setup();
    await open(mine);
    await user.click(tab(/Carla Lima/));
    expect(place.value.case).toBe('local:1001');
    await user.keyboard('{Delete}');
    await waitFor(() => expect(toastTexts()).toEqual(['Returned to Sales']));
    expect(place.value.case).toBeNull();
    await waitFor(async () => expect(await assigneeOf('1001')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await assigneeOf('1001')).toBe('ana'));
    await waitFor(() => expect(place.value.case).toBe('local:1001'));
    await waitFor(() => expect(tab(/Carla Lima/)).toBeTruthy());
  });

  it('closes without a word when nothing comes of it', async () => {
    const { calls } = await open(bens);
    await waitFor(() => expect(tab(/Dan Roe/)).toBeTruthy());
    const cross = tab(/Dan Roe/).querySelector('.tab-close');
    fireEvent.click(cross ?? tab(/Dan Roe/));
    await waitFor(() => expect(screen.queryByRole('tab', { name: /Dan Roe/ })).toBeNull());
    expect(calls('closeTab')).toEqual([['local:1002']]);
    expect(toastTexts()).toEqual([]);
    expect(await assigneeOf('1002')).toBe('ben');
  });

  it('has a dot as long as something in it is new', async () => {
    await open(mine);
    await waitFor(() => expect(tab(/Carla Lima/).querySelector('.mark')).toBeTruthy());
    fireEvent.click(tab(/Carla Lima/));
    await waitFor(() => expect(tab(/Carla Lima/).querySelector('.mark')).toBeNull());
  });
});

describe('keys', () => {
  it('Esc goes one step back: the card, then the case', async () => {
    await open(mine);
    fireEvent.click(tab(/Carla Lima/));
    const card = await screen.findByRole('button', { name: 'Customer card' });
    fireEvent.click(card);
    await screen.findByRole('region', { name: 'Customer card' });
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Customer card' })).toBeNull());
    expect(place.value.case).toBe('local:1001');
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(place.value.case).toBeNull());
  });

  it('? shows them all, and while it is open no other key does anything', async () => {
    await open(mine);
    fireEvent.keyDown(document.body, { key: '?' });
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard' });
    fireEvent.keyDown(dialog, { key: 'm' });
    fireEvent.keyDown(document.body, { key: 'Enter' });
    expect(place.value.case).toBeNull();
  });

  it('R and N write, E resolves with a way back', async () => {
    const user = userEvent.setup();
    await open(mine);
    fireEvent.click(tab(/Carla Lima/));
    await screen.findByRole('tab', { name: 'Reply' });
    await user.keyboard('n');
    await waitFor(() =>
      expect(screen.getByRole('tab', { name: 'Note' }).getAttribute('aria-selected')).toBe('true'),
    );
    await waitFor(() => expect(document.activeElement?.getAttribute('data-tab')).toBe('note'));
    await user.keyboard('e');
    expect(toastTexts()).toEqual([]); // typed into the note
    await user.keyboard('{Escape}e');
    await waitFor(() => expect(toastTexts()).toEqual(['Status: Resolved']));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await caseById('local:1001'))?.status).toBe('open'));
  });
});
