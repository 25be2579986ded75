import { fireEvent, render, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { KeysDialog } from '@/components/app/KeysDialog';
import { expectTyping, type KeyMap, typedAhead, useKeys } from '@/components/app/keys';
import { Dialog } from '@/components/controls';

const heard: string[] = [];
beforeEach(() => {
  heard.splice(0);
  typedAhead();
});

function Layer({ name, keys }: { readonly name: string; readonly keys: readonly string[] }) {
  const map: KeyMap = Object.fromEntries(keys.map((key) => [key, () => void heard.push(`${name} ${key}`)]));
  useKeys(map);
  return null;
}
const press = (key: string, over: object = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, ...over });

it('the list of keys says where one writes for approval, and how a case is taken', () => {
  render(<KeysDialog onClose={() => {}} />);
  const keyOf = (name: string) => screen.getByText(name).parentElement?.querySelector('kbd')?.textContent;
  expect(['Write a reply', 'Write for approval', 'Take the case'].map(keyOf)).toEqual(['R', 'A', 'T']);
});

describe('single keys', () => {
  it('are heard by what opened last and knows them; the others by what lies below', () => {
    const { rerender } = render(<Layer key="app" name="app" keys={['Escape', '?']} />);
    rerender(
      <>
        <Layer key="app" name="app" keys={['Escape', '?']} />
        <Layer key="card" name="card" keys={['Escape', 'e']} />
      </>,
    );
    press('Escape');
    press('?');
    press('E');
    expect(heard).toEqual(['card Escape', 'app ?', 'card e']);
    rerender(<Layer key="app" name="app" keys={['Escape', '?']} />);
    press('Escape');
    press('e');
    expect(heard.slice(3)).toEqual(['app Escape']);
  });

  it('do what they do now, not what they did when it opened', () => {
    const { rerender } = render(<Layer name="before" keys={['j']} />);
    rerender(<Layer name="after" keys={['j']} />);
    press('j');
    expect(heard).toEqual(['after j']);
  });

  it.each([
    ['with Ctrl', { ctrlKey: true }],
    ['with Meta', { metaKey: true }],
    ['with Alt', { altKey: true }],
    ['in the middle of a word of an input method', { isComposing: true }],
  ])('mean something else %s', (_, over) => {
    render(<Layer name="app" keys={['j']} />);
    press('j', over);
    expect(heard).toEqual([]);
  });

  it('are text once a text field was asked for, also before it is there', () => {
    render(<Layer name="app" keys={['a', 'Enter']} />);
    expectTyping();
    for (const key of ['A', 'l', 'x', 'Backspace', 'l', 'Enter', ' ']) press(key);
    expect(heard).toEqual([]);
    expect(typedAhead()).toBe('All\n ');
    press('a');
    expect(heard).toEqual(['app a']);
  });

  it('do what they do again when that field does not come', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    render(<Layer name="app" keys={['a']} />);
    expectTyping();
    vi.setSystemTime(Date.now() + 2001);
    press('a');
    vi.useRealTimers();
    expect(heard).toEqual(['app a']);
  });

  it('belong to the field in which somebody types', () => {
    render(
      <>
        <Layer name="app" keys={['j', 'Escape']} />
        <input aria-label="a" />
        <textarea aria-label="b" />
        <select aria-label="c" />
        {/* biome-ignore lint/a11y/useSemanticElements: an editor without a field is what this is about */}
        <div contentEditable role="textbox" aria-label="d" tabIndex={0} />
      </>,
    );
    for (const name of ['a', 'b', 'd']) press('j', {}, screen.getByRole('textbox', { name }));
    press('j', {}, screen.getByRole('combobox'));
    expect(heard).toEqual([]);
  });

  it('leave Enter and Space to the button that has the focus', () => {
    render(
      <>
        <Layer name="app" keys={['Enter', ' ', 'j']} />
        <button type="button">Press</button>
      </>,
    );
    const button = screen.getByRole('button');
    press('Enter', {}, button);
    press(' ', {}, button);
    press('j', {}, button);
    expect(heard).toEqual(['app j']);
  });

  it('do nothing while a dialog is open', () => {
    const { unmount } = render(
      <>
        <Layer name="app" keys={['j', 'Escape']} />
        <Dialog title="Sure?" onClose={() => {}} />
      </>,
    );
    press('j');
    press('Escape', {}, screen.getByRole('dialog'));
    expect(heard).toEqual([]);
    unmount();
  });

  it('are not heard by anybody once everything is closed', async () => {
    const { unmount } = render(<Layer name="app" keys={['j']} />);
    unmount();
    // Preact tidies up after the next frame.
    await new Promise((done) => setTimeout(done, 60));
    const event = new KeyboardEvent('keydown', { key: 'j', cancelable: true, bubbles: true });
    document.body.dispatchEvent(event);
    expect([heard, event.defaultPrevented]).toEqual([[], false]);
  });
});
