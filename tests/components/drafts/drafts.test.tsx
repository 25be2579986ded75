import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import browser, { type Storage } from 'webextension-polyfill';
import { App } from '@/components/app/App';
import { showCase, showView } from '@/components/app/navigation';
import { toasts } from '@/components/controls';
import { asked } from '@/components/drafts/asked';
import { desk } from '@/core/live/desk';
import { write } from '@/core/store/database';
import { keepDrafts } from '@/core/workflow/keep-drafts';
import { aSampleCase, aSurface } from '../../fixtures/surface';
import { expectNoFaults } from '../controls/axe';

// What the background's entrypoint does; one change after the other, as the browser tells them.
let queue = Promise.resolve();
const keep = (changes: Record<string, Storage.StorageChange>) => {
  queue = queue.then(() => keepDrafts(changes));
};
beforeEach(() => browser.storage.onChanged.addListener(keep));
afterEach(async () => {
  asked.value = undefined;
  browser.storage.onChanged.removeListener(keep);
  await queue;
});

let last = 7000;
/** Two cases, the first of them open and in front. */
async function open() {
  last += 2;
  const [number, other] = [String(last), String(last + 1)];
  const mine = { assignee: 'ana', status: 'open' } as const;
  const surface = await aSurface({
    cases: [
      aSampleCase({ number, ...mine }),
      aSampleCase({ number: other, contact: 'dan', subject: 'A bell', ...mine }),
    ],
  });
  await desk.pullNow(null);
  const id = `local:${number}`;
  showCase(id);
  surface.show(<App where="panel" />);
  await field();
  return { id, other: `local:${other}` };
}
const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Reply to/ });
const type = async (text: string) => {
  const box = await field();
  fireEvent.input(box, { target: { value: text } });
  await screen.findByText('Draft saved');
  await queue;
};
const key = (name: string) => fireEvent.keyDown(document.body, { key: name });
const dialog = (name: string) => screen.findByRole('dialog', { name });
const press = (name: string | RegExp, where: HTMLElement = document.body) =>
  fireEvent.click(within(where).getByRole('button', { name }));

const LONG = 'We are sorry for the squeaking brake and send you a new one today.';

describe('earlier versions', () => {
  it('are listed by V, compared with what is written, and restored; what stood there is kept as well', async () => {
    await open();
    await type(LONG);
    await type('Hello');
    key('v');
    const shown = await dialog('Earlier versions');
    const versions = await within(shown).findAllByRole<HTMLInputElement>('radio');
    expect(versions.map(({ checked }) => checked)).toEqual([false, true]);
    expect(within(shown).getByText('Written now')).toBeTruthy();
    expect(within(shown).getByText('14 words')).toBeTruthy();
    const preview = within(shown).getByRole('region', { name: 'Text of this version' });
    expect(preview.querySelector('ins')?.textContent).toContain('squeaking brake');
    expect(preview.querySelector('del')?.textContent).toBe('Hello');
    for (const part of ['.version-list', '.version-preview'])
      await expectNoFaults(shown.querySelector(part) ?? shown);
    press('Restore', shown);
    await waitFor(async () => expect((await field()).value).toBe(LONG));
    expect(screen.queryByRole('dialog')).toBeNull();
    await queue;
    key('v');
    const again = await dialog('Earlier versions');
    await waitFor(() => expect(within(again).getByText('Hello', { selector: 'bdi' })).toBeTruthy());
  });

  it('of a text that was discarded are still there; of nothing there are none, and that is said', async () => {
    await open();
    press('Earlier versions');
    expect(await screen.findByText('No earlier versions yet')).toBeTruthy();
    asked.value = undefined;
    await type('Thrown away too soon');
    press('Discard draft');
    await waitFor(() => expect(toasts.value.at(-1)?.text).toBe('Draft discarded'));
    press('Earlier versions');
    await waitFor(() => expect(screen.getByText('Discarded')).toBeTruthy());
    press('Restore');
    await waitFor(async () => expect((await field()).value).toBe('Thrown away too soon'));
  });
});

describe('on a browser that two agents share', () => {
  it('nobody sees or sends what the other wrote, and everybody finds their own again', async () => {
    await open();
    await type('Of Ana');
    await desk.switchAgent('local', 'ben');
    // The case is Ana's: Ben takes it, and begins with nothing.
    await waitFor(() => expect(screen.queryByDisplayValue('Of Ana')).toBeNull());
    key('d');
    expect(await screen.findByText('No drafts')).toBeTruthy();
    asked.value = undefined;
    await desk.switchAgent('local', 'ana');
    await waitFor(async () => expect((await field()).value).toBe('Of Ana'));
  });

  it('a text that is handed over the moment somebody else signs in stays its writer’s', async () => {
    const { id } = await open();
    await desk.switchAgent('local', 'ben');
    const text = 'Of Ana';
    const sent = desk.submitNote({
      ...{ draft: 'd1', case: id, agent: 'ana', text, attachments: [], status: null, seenRevision: 1 },
    });
    await expect(sent).rejects.toMatchObject({ code: 'signed-out' });
    await desk.switchAgent('local', 'ana');
  });
});

describe('the drafts of all cases', () => {
  it('mark their case in the list, and lead back to it', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
    await open();
    await type('Half an answer');
    showView('mine');
    press('More');
    expect(await screen.findByRole('menuitem', { name: /Drafts/ })).toBeTruthy();
    key('Escape');
    const row = await screen.findByRole('option', { name: /Draft/ });
    expect(row.textContent).toContain('Carla Lima');
    key('d');
    const shown = await dialog('Drafts');
    const entry = (await within(shown).findByText('Half an answer', { selector: 'summary *' })).closest(
      'details',
    );
    if (!entry) throw new Error('no entry');
    entry.open = true;
    await expectNoFaults(entry);
    press('Open case', entry);
    await waitFor(async () => expect((await field()).value).toBe('Half an answer'));
  });

  it('tell what was written for approval from a reply and a note, and lead back to that tab', async () => {
    await open();
    fireEvent.click(await screen.findByRole('tab', { name: 'Approval' }));
    const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^For approval:/ });
    fireEvent.input(box, { target: { value: 'Somebody look at this' } });
    await screen.findByText('Draft saved');
    await queue;
    fireEvent.click(screen.getByRole('tab', { name: 'Note' }));
    key('d');
    const shown = await dialog('Drafts');
    const entry = (await within(shown).findAllByText('Somebody look at this'))[0]?.closest('details');
    if (!entry) throw new Error('not listed');
    expect(within(entry).getByRole('img', { name: 'Approval' })).toBeTruthy();
    fireEvent.click(within(entry).getByText(/^Open/));
    await waitFor(() =>
      expect(screen.getByRole('tab', { name: 'Approval' }).getAttribute('aria-selected')).toBe('true'),
    );
  });

  it('go into no case that is over by the time it is chosen, and say so', async () => {
    const { id, other } = await open();
    await type('Nowhere to go');
    await write(['cases'], (tx) => tx.objectStore('cases').delete(id));
    await screen.findByRole('button', { name: 'Show drafts' });
    key('d');
    const shown = await dialog('Drafts');
    const line = await within(shown).findByText('Nowhere to go', { selector: 'summary *' });
    const entry = line.closest('details');
    if (!entry) throw new Error('no entry');
    entry.open = true;
    const put = await within(entry).findByRole('button', { name: /^Put into/ });
    await waitFor(() => expect(put.hasAttribute('aria-disabled')).toBe(false));
    fireEvent.click(put);
    const option = await screen.findByRole('option', { name: new RegExp(`Dan Roe.*${other.slice(6)}`) });
    // Merged in the moment before the press: the list shows it still.
    await write(['cases'], (tx) => tx.objectStore('cases').delete(other));
    fireEvent.click(option);
    await waitFor(() => expect(toasts.value.at(-1)?.text).toContain('takes it no more'));
    const keys = Object.keys(await browser.storage.local.get(null));
    expect(keys.filter((name) => name.includes(other))).toEqual([]);
    expect(within(shown).getByText('Nowhere to go', { selector: 'summary *' })).toBeTruthy();
  });

  it('hold the text of a case that is gone, to be copied or put into another one', async () => {
    const { id, other } = await open();
    await type('For a case that a colleague merged');
    await write(['cases'], (tx) => tx.objectStore('cases').delete(id));
    press(await screen.findByRole('button', { name: 'Show drafts' }).then(() => 'Show drafts'));
    const shown = await dialog('Drafts');
    const line = await within(shown).findByText('For a case that a colleague merged', {
      selector: 'summary *',
    });
    const entry = line.closest('details');
    if (!entry) throw new Error('no entry');
    entry.open = true;
    expect(entry.textContent).toContain('Carla Lima');
    expect(within(entry).getByRole('button', { name: 'Copy text' })).toBeTruthy();
    await waitFor(() =>
      expect(
        within(entry)
          .getByRole('button', { name: /^Put into/ })
          .hasAttribute('aria-disabled'),
      ).toBe(false),
    );
    press(/^Put into/, entry);
    // By its number: the list of the test before may show for a moment.
    fireEvent.click(await screen.findByRole('option', { name: new RegExp(`Dan Roe.*${other.slice(6)}`) }));
    const text = () => document.querySelector<HTMLTextAreaElement>('textarea[data-tab=reply]')?.value;
    await waitFor(() => expect(text()).toBe('For a case that a colleague merged'));
    expect(screen.getByRole('region', { name: `Case ${other.slice(6)}` })).toBeTruthy();
    // In its old place it is over.
    key('d');
    await waitFor(() => expect(screen.getByText('Sent or discarded lately')).toBeTruthy());
  });
});
