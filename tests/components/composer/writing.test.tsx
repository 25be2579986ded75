import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeSettings } from '@/components/app/settings';
import { Composer } from '@/components/composer/Composer';
import type { ChannelKind } from '@/core/model/channel';
import { expectNoFaults } from '../controls/axe';
import { aBackground, aChannel, aView } from './fixtures';

function field(): HTMLTextAreaElement {
  const found = document.querySelector('textarea');
  if (!found) throw new Error('nothing to write in');
  return found;
}
const type = (text: string) => fireEvent.input(field(), { target: { value: text } });
/** True if the browser would still do what the key does by itself. */
const press = (over: object = {}) => fireEvent.keyDown(field(), { key: 'Enter', ...over });
const soon = () => new Promise((done) => setTimeout(done, 20));

/** A case open for long enough that a send key is meant for it. */
function open(kind: ChannelKind, over: Parameters<typeof aView>[0] = {}) {
  const view = aView({ channel: aChannel({ kind }), row: { kind }, ...over });
  render(<Composer view={view} />);
  const real = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => real + 1000);
  return view;
}

beforeEach(() => changeSettings({ enterSends: true }));

describe('where Enter sends', () => {
  it('one press sends, and the field says so', async () => {
    const desk = aBackground();
    open('whatsapp');
    expect(field().placeholder).toContain('Enter sends, Shift+Enter starts a new line');
    type('On its way');
    expect(press()).toBe(false);
    await waitFor(() => expect(desk.of('submitReply')).toHaveLength(1));
    expect(field().value).toBe('');
  });

  it('a new line, a word being composed and a key held down send nothing', async () => {
    const desk = aBackground();
    open('chat');
    type('こんにちは');
    expect(press({ shiftKey: true })).toBe(true);
    expect(press({ isComposing: true })).toBe(true);
    expect(press({ keyCode: 229 })).toBe(true);
    // Held down from the message before: no line of it may reach the next one.
    expect(press({ repeat: true })).toBe(false);
    await soon();
    expect(desk.calls).toEqual([]);
  });

  it.each<ChannelKind>(['email', 'social'])('it does not on %s', async (kind) => {
    const desk = aBackground();
    open(kind);
    type('Dear Carla,');
    expect(press()).toBe(true);
    await soon();
    expect(desk.calls).toEqual([]);
    expect(field().placeholder).not.toContain('Enter');
  });

  it('it does not where everybody reads it, nor in a note, nor unless the agent wants it', async () => {
    const desk = aBackground();
    open('instagram', { channel: aChannel({ kind: 'instagram', isPublic: true }) });
    type('Hello all');
    expect(press()).toBe(true);
    fireEvent.click(screen.getByRole('tab', { name: 'Note' }));
    type('For us only');
    expect(press()).toBe(true);
    await changeSettings({ enterSends: false });
    fireEvent.click(screen.getByRole('tab', { name: 'Reply publicly' }));
    expect(press()).toBe(true);
    await soon();
    expect(desk.calls).toEqual([]);
  });
});

describe('the language of a reply', () => {
  const choose = (name: string) => {
    fireEvent.click(screen.getByRole('button', { name: /^Language of the reply/ }));
    fireEvent.click(screen.getByRole('menuitemradio', { name }));
  };

  it('is the contact’s until another is chosen, for this case only', () => {
    aBackground();
    const { unmount } = render(<Composer view={aView({ row: { language: 'pt-PT' } })} />);
    expect(field().lang).toBe('pt-PT');
    expect(field().dir).toBe('auto');
    choose('Spanish');
    expect(field().lang).toBe('es');
    unmount();
    render(<Composer view={aView({ row: { language: 'pt-PT' } })} />);
    expect(field().lang).toBe('pt-PT');
  });

  it('offers the contact’s first, each once, and bears what is no language', () => {
    aBackground();
    render(<Composer view={aView({ row: { language: 'pt-br' } })} />);
    fireEvent.click(screen.getByRole('button', { name: /^Language of the reply/ }));
    const names = screen.getAllByRole('menuitemradio').map((item) => item.textContent);
    expect(names[0]).toBe('Brazilian Portuguese');
    expect(new Set(names).size).toBe(names.length);
    document.body.replaceChildren();
    render(<Composer view={aView({ row: { language: '<b>' } })} />);
    expect(field().lang).toBe('');
  });
});

describe('that somebody writes a reply', () => {
  it('is told colleagues at most every ten seconds', () => {
    const desk = aBackground();
    const view = open('chat');
    for (const text of ['O', 'On', 'On it']) type(text);
    expect(desk.told).toEqual([{ call: 'tellPresence', args: [view.case.id, 'answering'] }]);
    const now = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => now + 10_000);
    type('On its');
    expect(desk.told).toHaveLength(2);
  });

  it('is not told of a note, nor to a desk that does not want to know', () => {
    const desk = aBackground();
    const able = aView().capabilities;
    open('chat', { capabilities: { ...able, presence: false } });
    type('Hello');
    fireEvent.click(screen.getByRole('tab', { name: 'Note' }));
    type('Between us');
    expect(desk.told).toEqual([]);
  });
});

it('what writing needs can be used by everybody', async () => {
  aBackground();
  open('chat');
  await expectNoFaults();
});
