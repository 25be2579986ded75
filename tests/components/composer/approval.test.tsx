import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { Composer } from '@/components/composer/Composer';
import { draftIn } from '@/components/composer/draft-in';
import { focusComposer } from '@/components/composer/focus';
import { answerTab, tabsIn } from '@/components/composer/tabs';
import { toasts } from '@/components/controls';
import { draftKey } from '@/core/model/draft';
import type { CaseView } from '@/core/queries/case';
import { anAgent } from '../../fixtures/model';
import { aBackground, aChannel, aView } from './fixtures';

const tina = anAgent({ id: 'tina', name: 'Tina', rights: [] });
const lea = anAgent({ id: 'lea', name: 'Lea', rights: ['reply', 'approve'], queues: ['sales'] });
const queues = [
  { id: 'sales', name: 'Sales', mode: 'pull' as const },
  { id: 'empty', name: 'Nobody here', mode: 'pull' as const },
];
/** A case of somebody who may not reply, on a desk where Lea approves in one of two queues. */
const hers = (over: Parameters<typeof aView>[0] = {}) =>
  aView({ me: tina, agents: [tina, lea], queues, ...over });

/** After a change of tab the send key is taken for a slip for this long. */
function settle() {
  const real = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => real + 500);
}
afterEach(() => vi.restoreAllMocks());

const tabs = () => screen.getAllByRole('tab').map(({ textContent }) => textContent);
function field(): HTMLTextAreaElement {
  const found = document.querySelector<HTMLTextAreaElement>('.composer-text');
  if (!found) throw new Error('nothing to write in');
  return found;
}
const type = (text: string) => fireEvent.input(field(), { target: { value: text } });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const stored = async (view: CaseView) => {
  const key = draftKey({ case: view.case.id, tab: 'approval', agent: view.me?.id ?? '' });
  return (await browser.storage.local.get(key))[key];
};
function open(view: CaseView) {
  const shown = render(<Composer view={view} />);
  settle();
  return shown;
}

describe('which tabs there are', () => {
  it('who may not reply has Approval and Note, and begins in Approval', () => {
    aBackground();
    open(hers());
    expect(tabs()).toEqual(['Approval', 'Note']);
    expect(screen.getByRole('tab', { name: 'Approval' }).getAttribute('aria-selected')).toBe('true');
  });

  it('who may reply has all three, and begins with the reply', () => {
    aBackground();
    open(aView());
    expect(tabs()).toEqual(['Reply', 'Approval', 'Note']);
    expect(screen.getByRole('tab', { name: 'Reply' }).getAttribute('aria-selected')).toBe('true');
  });

  it('a desk without approvals has no such tab', () => {
    const view = aView();
    const none = { ...view, capabilities: { ...view.capabilities, approvals: false } };
    expect(tabsIn(none)).toEqual(['reply', 'note']);
    expect(answerTab({ ...none, me: tina })).toBe('reply');
  });

  it('the key for a reply opens Approval for whoever may not reply, and A does for everybody', async () => {
    aBackground();
    const view = hers();
    open(view);
    fireEvent.click(screen.getByRole('tab', { name: 'Note' }));
    focusComposer(answerTab(view));
    await waitFor(() => expect(document.activeElement).toBe(field()));
    expect(field().dataset.tab).toBe('approval');
  });

  it('a reply written before the right was taken away is moved by one press, in front of what stands there', async () => {
    aBackground();
    const view = hers();
    draftIn(view, 'reply').setText('We send a new one');
    draftIn(view, 'approval').setText('Already here');
    open(view);
    expect(tabs()).toEqual(['Reply', 'Approval', 'Note']);
    fireEvent.click(screen.getByRole('tab', { name: 'Reply' }));
    expect(screen.getByText('You may not reply directly on this desk.')).toBeTruthy();
    fireEvent.click(button('Ask for approval instead'));
    await waitFor(() => expect(field().value).toBe('We send a new one\n\nAlready here'));
    expect(tabs()).toEqual(['Approval', 'Note']);
    expect(await stored(view)).toMatchObject({ tab: 'approval' });
  });
});

describe('a text for approval', () => {
  it('is sent for approval to the queue of its case, and nothing else is called', async () => {
    const desk = aBackground();
    const view = hers();
    open(view);
    expect(field().placeholder).toBe(`For approval: your reply to ${view.case.contactName}`);
    type('May I say this?');
    fireEvent.input(screen.getByLabelText('Note to the reviewer'), { target: { value: 'First refund' } });
    fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(desk.calls).toHaveLength(1));
    expect(desk.calls[0]).toMatchObject({
      call: 'requestApproval',
      args: [{ text: 'May I say this?', note: 'First refund', queue: 'sales', status: null }],
    });
    expect(field().value).toBe('');
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note to the reviewer').value).toBe('');
  });

  it('goes to the queue chosen, which is remembered for the desk; only queues where somebody approves are offered', async () => {
    const desk = aBackground();
    const user = userEvent.setup();
    const { unmount } = open(hers({ row: { desk: 'd1' } }));
    const select = screen.getByLabelText<HTMLSelectElement>('Who approves');
    expect([...select.options].map(({ text }) => text)).toEqual(['Everyone who may approve', 'Sales']);
    await user.selectOptions(select, 'Sales');
    type('Please');
    fireEvent.click(button('Send for approval'));
    await waitFor(() => expect(desk.calls[0]?.args[0]).toMatchObject({ queue: 'sales' }));
    unmount();
    open(hers({ row: { desk: 'd1' } }));
    expect(screen.getByLabelText<HTMLSelectElement>('Who approves').value).toBe('sales');
    expect(await browser.storage.local.get('approveBy:d1')).toEqual({ 'approveBy:d1': 'sales' });
  });

  it('says what status comes with it, and that is part of the draft', async () => {
    const desk = aBackground((_, index) => (index === 0 ? 'busy' : undefined));
    const user = userEvent.setup();
    const view = hers({ row: { desk: 'd2' } });
    open(view);
    type('Done');
    await user.click(button('Other ways to ask for approval'));
    expect(screen.queryByText('Send later')).toBeNull();
    await user.click(screen.getByRole('menuitemradio', { name: 'Send for approval as resolved' }));
    await waitFor(() => expect(desk.calls[0]?.args[0]).toMatchObject({ status: 'resolved' }));
    // It failed: all of it is back.
    await waitFor(async () => expect(await stored(view)).toMatchObject({ review: { status: 'resolved' } }));
    expect(button('Send for approval as resolved')).toBeTruthy();
  });

  it('is kept with its note and queue where the reply’s draft is not', async () => {
    aBackground();
    const view = hers();
    open(view);
    fireEvent.input(screen.getByLabelText('Note to the reviewer'), { target: { value: 'See the order' } });
    // A note alone is worth keeping.
    await waitFor(async () =>
      expect(await stored(view)).toMatchObject({ text: '', review: { note: 'See the order' } }),
    );
    type('My text');
    await waitFor(async () => expect(await stored(view)).toMatchObject({ text: 'My text' }));
    expect(draftIn(view, 'reply').text.value).toBe('');
  });

  it('Enter in the note to the reviewer sends nothing', () => {
    const desk = aBackground();
    open(hers({ channel: aChannel({ kind: 'chat' }) }));
    type('Text');
    const note = screen.getByLabelText('Note to the reviewer');
    fireEvent.keyDown(note, { key: 'Enter', ctrlKey: true });
    fireEvent.keyDown(note, { key: 'Enter' });
    expect(desk.calls).toEqual([]);
  });

  it('thrown away and taken back, it has its note again', async () => {
    aBackground();
    open(hers());
    type('Text');
    fireEvent.input(screen.getByLabelText('Note to the reviewer'), { target: { value: 'Why' } });
    fireEvent.click(button('Discard draft'));
    expect(screen.getByLabelText<HTMLTextAreaElement>('Note to the reviewer').value).toBe('');
    toasts.value.at(-1)?.action?.run();
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLTextAreaElement>('Note to the reviewer').value).toBe('Why'),
    );
  });

  it('says before it is sent when nobody else may approve', () => {
    aBackground();
    open(hers({ agents: [tina] }));
    expect(screen.getByText(/Nobody else on this desk may approve/)).toBeTruthy();
  });

  it('a closed window, an empty text and fields to settle stop it as they stop a reply', async () => {
    const desk = aBackground();
    const channel = aChannel({ kind: 'whatsapp', windowHours: 24 });
    const { unmount } = open(hers({ channel, row: { windowEndsAt: '2020-01-01T00:00:00Z' } }));
    type('Too late');
    fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
    unmount();
    open(hers());
    expect(button('Send for approval').getAttribute('aria-description')).toBe(
      'There is nothing to send yet.',
    );
    type('Dear {{whoever}}');
    fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
    expect(desk.calls).toEqual([]);
  });
});
