import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { Composer, focusComposer } from '@/components/composer/Composer';
import { toasts } from '@/components/controls';
import { draftKey } from '@/core/model/draft';
import type { CaseView } from '@/core/queries/case';
import { expectNoFaults } from '../controls/axe';
import { aBackground, aChannel, aView } from './fixtures';

/** After a change of tab the send key is taken for a slip for this long. */
const SLIP = 400;
let clock = 0;
/** Lets the slip time pass without waiting for it. */
function settle() {
  clock += SLIP;
  const real = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => real + clock);
}
afterEach(() => {
  clock = 0;
});

/** The text of the tab in front; fields to settle have inputs of their own. */
function field(): HTMLTextAreaElement {
  const found = document.querySelector('textarea');
  if (!found) throw new Error('nothing to write in');
  return found;
}
const type = (text: string) => fireEvent.input(field(), { target: { value: text } });
const sendKey = (over: object = {}) => fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true, ...over });
const tab = (name: string) => fireEvent.click(screen.getByRole('tab', { name }));
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const stored = async (view: CaseView, where: 'reply' | 'note' = 'reply') => {
  const key = draftKey({ case: view.case.id, tab: where, agent: 'ana' });
  return (await browser.storage.local.get(key))[key];
};

function open(view = aView()) {
  const shown = render(<Composer view={view} />);
  settle();
  return { view, ...shown };
}

describe('the reply', () => {
  it('goes out with what was written, once, and the field is empty at once', async () => {
    const desk = aBackground();
    const { view } = open();
    type('On its way');
    sendKey();
    expect(field().value).toBe('');
    await waitFor(() => expect(desk.of('submitReply')).toHaveLength(1));
    expect(desk.calls[0]?.args[0]).toMatchObject({
      case: view.case.id,
      text: 'On its way',
      status: null,
      seenRevision: view.case.revision,
    });
  });

  it('is sent once by two quick presses of the send key', async () => {
    const desk = aBackground();
    open();
    type('Only once');
    sendKey();
    sendKey();
    fireEvent.click(button(/^Send/));
    await waitFor(() => expect(desk.calls).toHaveLength(1));
    await new Promise((done) => setTimeout(done, 80));
    expect(desk.calls).toHaveLength(1);
  });

  it('is not sent by the Enter that ends a word of an input method, nor by a held key, nor by Enter alone', async () => {
    const desk = aBackground();
    open();
    type('こんにちは');
    sendKey({ isComposing: true });
    sendKey({ keyCode: 229 });
    sendKey({ repeat: true });
    sendKey({ ctrlKey: false });
    await new Promise((done) => setTimeout(done, 20));
    expect(desk.calls).toEqual([]);
    sendKey({ ctrlKey: false, metaKey: true });
    await waitFor(() => expect(desk.calls).toHaveLength(1));
  });

  it('comes back when it could not be stored, in front of what was written since, and says why', async () => {
    let answer: (code: 'storage') => void = () => {};
    const desk = aBackground(() => new Promise((done) => (answer = done)));
    const { view } = open();
    type('The first');
    sendKey();
    await waitFor(() => expect(desk.calls).toHaveLength(1));
    type('The second');
    answer('storage');
    await waitFor(() => expect(field().value).toBe('The first\n\nThe second'));
    expect(screen.getByRole('alert').textContent).toContain('could not store');
    await waitFor(async () => expect(await stored(view)).toMatchObject({ text: 'The first\n\nThe second' }));
  });

  it('keeps its id through a failure, so that trying again cannot send it twice', async () => {
    const desk = aBackground((_, index) => (index === 0 ? 'busy' : undefined));
    open();
    type('Again');
    sendKey();
    await screen.findByRole('alert');
    fireEvent.click(button('Try again'));
    await waitFor(() => expect(desk.calls).toHaveLength(2));
    const ids = desk.calls.map(({ args }) => (args[0] as { draft: string }).draft);
    expect(ids[0]).toBe(ids[1]);
  });

  it('is handed over again under its id when the background was stopped before it answered', async () => {
    const desk = aBackground((_, index) => (index === 0 ? 'unexpected' : undefined));
    open();
    type('Answer lost');
    sendKey();
    await waitFor(() => expect(desk.calls).toHaveLength(2));
    const ids = desk.calls.map(({ args }) => (args[0] as { draft: string }).draft);
    expect(ids[0]).toBe(ids[1]);
    expect(field().value).toBe('');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('becomes a message of its own when an earlier version of it turns out to be sent', async () => {
    const desk = aBackground((_, index) => (index === 0 ? 'conflict' : undefined));
    open();
    type('Changed since');
    sendKey();
    expect((await screen.findByRole('alert')).textContent).toContain('sent already');
    expect(field().value).toBe('Changed since');
    sendKey();
    await waitFor(() => expect(desk.calls).toHaveLength(2));
    const ids = desk.calls.map(({ args }) => (args[0] as { draft: string }).draft);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('is sent as the button says, and the choice is remembered for the desk', async () => {
    const desk = aBackground();
    const user = userEvent.setup();
    const { view, unmount } = open();
    type('Done');
    await user.click(button('More ways to send'));
    await user.click(screen.getByRole('menuitemradio', { name: 'Send as resolved' }));
    await waitFor(() => expect(desk.calls).toHaveLength(1));
    expect(desk.calls[0]?.args[0]).toMatchObject({ text: 'Done', status: 'resolved' });
    unmount();
    open(aView({ row: { desk: view.case.desk } }));
    type('The next one');
    expect(button('Send as resolved')).toBeTruthy();
    sendKey();
    await waitFor(() => expect(desk.calls).toHaveLength(2));
    expect(desk.calls[1]?.args[0]).toMatchObject({ status: 'resolved' });
    expect(await browser.storage.local.get('sendAs:local')).toEqual({ 'sendAs:local': 'resolved' });
  });

  it('says publicly where everybody can read it', () => {
    aBackground();
    open(aView({ channel: aChannel({ isPublic: true }), row: { desk: 'other' } }));
    expect(screen.getByRole('tab', { name: 'Reply publicly' })).toBeTruthy();
    expect(button('Reply publicly')).toBeTruthy();
    expect(field().placeholder).toBe('Everyone can read this reply');
  });
});

describe('a note', () => {
  it('never goes out as a reply: the send key of its tab calls nothing but the note', async () => {
    const desk = aBackground();
    open();
    tab('Note');
    settle();
    type('For us only');
    sendKey();
    await waitFor(() => expect(desk.calls).toHaveLength(1));
    expect(desk.calls[0]?.call).toBe('submitNote');
    expect(desk.calls[0]?.args[0]).toMatchObject({ text: 'For us only', status: null });
  });

  it('too long to be taken says by how much, and calls nothing', async () => {
    const desk = aBackground();
    open();
    tab('Note');
    settle();
    type('x'.repeat(1_000_003));
    sendKey();
    await screen.findByText('3 characters too many');
    expect(desk.calls).toEqual([]);
  });

  it('is not sent by a send key meant for the tab before', async () => {
    const desk = aBackground();
    open();
    tab('Note');
    type('Begun before');
    tab('Reply');
    tab('Note');
    sendKey();
    await new Promise((done) => setTimeout(done, 20));
    expect(desk.calls).toEqual([]);
    expect(field().value).toBe('Begun before');
  });

  it('is sent at once by whoever has just written in it', async () => {
    const desk = aBackground();
    open();
    tab('Note');
    type('Quick');
    sendKey();
    await waitFor(() => expect(desk.calls).toHaveLength(1));
  });

  it('has a draft of its own: neither text ever shows in the other tab', async () => {
    aBackground();
    const { view } = open();
    type('To the customer');
    tab('Note');
    expect(field().value).toBe('');
    type('To colleagues');
    tab('Reply');
    expect(field().value).toBe('To the customer');
    await waitFor(async () => expect(await stored(view, 'note')).toMatchObject({ text: 'To colleagues' }));
    expect(await stored(view)).toMatchObject({ text: 'To the customer', tab: 'reply' });
  });

  it('can be written by key, and again by the same key', async () => {
    aBackground();
    open();
    focusComposer('note');
    await waitFor(() => expect(document.activeElement).toBe(field()));
    expect(field().placeholder).toBe('Only your team sees this note');
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect(document.activeElement).not.toBe(field());
    focusComposer('note');
    await waitFor(() => expect(document.activeElement).toBe(field()));
  });
});

describe('where no reply is possible', () => {
  const cases: [string, Partial<Parameters<typeof aView>[0]>, string][] = [
    ['a closed case', { row: { status: 'closed' } }, 'This case is closed'],
    ['a call', { row: { kind: 'voice' } }, 'Calls cannot be answered in writing'],
    ['a case of somebody else', { row: { mine: false } }, 'Take the case to answer it'],
  ];
  it.each(cases)('%s says so and still takes notes', (_, over, sentence) => {
    aBackground();
    open(aView(over));
    expect(screen.getByText(new RegExp(sentence))).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
    tab('Note');
    expect(field().placeholder).toBe('Only your team sees this note');
  });

  it('a case only looked at can be taken from here', async () => {
    const desk = aBackground();
    const { view } = open(aView({ row: { mine: false, assignee: null } }));
    fireEvent.click(button('Assign to me'));
    await waitFor(() => expect(desk.calls).toEqual([{ call: 'assignToMe', args: [view.case.id] }]));
  });

  it('what was written before stays in sight', async () => {
    aBackground();
    const { view, rerender } = open();
    type('Half a sentence');
    rerender(<Composer view={{ ...view, case: { ...view.case, status: 'closed' } }} />);
    expect(field().value).toBe('Half a sentence');
    expect(field().readOnly).toBe(true);
    expect(button('Copy text')).toBeTruthy();
  });

  it('a closed window keeps the text and blocks every way of sending', async () => {
    const desk = aBackground();
    const channel = aChannel({ kind: 'whatsapp', windowHours: 24 });
    open(aView({ channel, row: { windowEndsAt: '2020-01-01T00:00:00Z' } }));
    type('Too late');
    expect(screen.getByText(/window is closed. Your text is kept/)).toBeTruthy();
    sendKey();
    expect(screen.queryByRole('button', { name: /^Send/ })).toBeNull();
    expect(button('Choose template')).toBeTruthy();
    await new Promise((done) => setTimeout(done, 20));
    expect(desk.calls).toEqual([]);
    expect(field().value).toBe('Too late');
  });

  it('an open window says how long it stays open', () => {
    aBackground();
    const channel = aChannel({ kind: 'whatsapp', windowHours: 24 });
    const windowEndsAt = new Date(Date.now() + (22 * 60 + 10) * 60_000 + 5_000).toISOString();
    open(aView({ channel, row: { windowEndsAt } }));
    expect(screen.getByText(/^22\sh 10\sm$|^22\sh 9\sm$/)).toBeTruthy();
  });
});

it('a draft changed in another window is shown, and that is said', async () => {
  aBackground();
  const { view } = open();
  const savedAt = new Date().toISOString();
  const place = { case: view.case.id, tab: 'reply', agent: 'ana' } as const;
  const draft = { ...place, id: 'x', text: 'From there', attachments: [], savedAt };
  await browser.storage.local.set({ [draftKey({ case: view.case.id, tab: 'reply', agent: 'ana' })]: draft });
  await waitFor(() => expect(field().value).toBe('From there'));
  expect(screen.getByText(/Changed in another window/)).toBeTruthy();
});

it('a discarded draft comes back with undo', async () => {
  aBackground();
  open();
  type('Not so bad after all');
  fireEvent.click(button('Discard draft'));
  expect(field().value).toBe('');
  toasts.value.at(-1)?.action?.run();
  await waitFor(() => expect(field().value).toBe('Not so bad after all'));
});

it('has no faults for assistive technology, in any tab', async () => {
  aBackground();
  const { container } = open();
  type('Dear {{contact.company}}');
  await expectNoFaults(container);
  tab('Approval');
  await expectNoFaults(container);
  tab('Note');
  await expectNoFaults(container);
});

describe('before sending', () => {
  it('an empty field, or one with blanks only, sends nothing', async () => {
    const desk = aBackground();
    open();
    sendKey();
    type('   \n');
    sendKey();
    expect(button(/^Send/).getAttribute('aria-description')).toBe('There is nothing to send yet.');
    await new Promise((done) => setTimeout(done, 20));
    expect(desk.calls).toEqual([]);
  });

  it('a text the channel cannot take is counted and stays', async () => {
    const desk = aBackground();
    const limits = { ...aChannel().limits, textLength: 10 };
    open(aView({ channel: aChannel({ limits }) }));
    type('123456789');
    expect(screen.getByText('9 of 10 characters')).toBeTruthy();
    type('1234567890😀😀');
    expect(screen.getByRole('status').textContent).toBe('2 characters too many');
    sendKey();
    await new Promise((done) => setTimeout(done, 20));
    expect(desk.calls).toEqual([]);
  });

  it('a field without a value stops it, typed by hand as well, until it is settled', async () => {
    const desk = aBackground();
    open();
    type('Dear {{contact.company}}, {{whatever}}');
    sendKey();
    expect(screen.getByText('2 fields to settle before sending')).toBeTruthy();
    type('Dear Ana, hello');
    sendKey();
    await waitFor(() => expect(desk.calls).toHaveLength(1));
    expect(desk.calls[0]?.args[0]).toMatchObject({ text: 'Dear Ana, hello' });
  });
});
