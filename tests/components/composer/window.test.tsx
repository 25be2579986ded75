import { act, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Composer } from '@/components/composer/Composer';
import { draftOf } from '@/components/composer/draft-model';
import type { CaseView } from '@/core/queries/case';
import { aBackground, aChannel, aView } from './fixtures';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const channel = aChannel({ kind: 'whatsapp', windowHours: 24 });
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  aBackground();
});
afterEach(() => vi.useRealTimers());

/** The composer of a case whose customer, Carla, wrote so long ago. */
function open(left: number, over: Partial<CaseView> = {}) {
  const view = aView({ channel, row: { windowEndsAt: inMs(left), contactName: 'Carla' }, ...over });
  const { rerender } = render(<Composer view={view} />);
  const wrote = () => {
    const row = { ...view.case, windowEndsAt: inMs(24 * HOUR) };
    rerender(<Composer view={{ ...view, case: row }} />);
  };
  return { view, wrote, draft: draftOf({ case: view.case.id, tab: 'reply', agent: 'ana' }) };
}
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const clock = () => document.querySelector('.window-clock');
/** Its words, with plain spaces. */
const shown = () => clock()?.textContent.replaceAll('\u00a0', ' ');
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
/** The computer sleeps: time goes by and no timer runs. */
const sleep = (ms: number) => vi.setSystemTime(Date.now() + ms);
const button = (name: string) => screen.queryByRole('button', { name });
const said = () =>
  [...document.querySelectorAll('.composer-tabs [role=status]')].map((one) => one.textContent).join('');

function write(text: string, at: number) {
  fireEvent.input(field(), { target: { value: text } });
  field().focus();
  field().setSelectionRange(at, at);
}
const expectUntouched = (text: string, at: number) => {
  expect(document.activeElement).toBe(field());
  expect(field().value).toBe(text);
  expect([field().selectionStart, field().selectionEnd]).toEqual([at, at]);
};

describe('the countdown', () => {
  it('counts minutes, then the seconds of the last one', async () => {
    open(2 * HOUR + 500);
    expect(shown()).toBe('2 h');
    expect(clock()?.getAttribute('data-state')).toBe('open');
    await pass(61 * MINUTE);
    expect(shown()).toBe('59 m');
    expect(clock()?.getAttribute('data-state')).toBe('near');
    await pass(58 * MINUTE + 30_000);
    expect(shown()).toMatch(/^[23]\d s$/);
  });

  it('is right as soon as somebody is back after a sleep, by key, click or look', async () => {
    open(5 * HOUR);
    for (const wake of [
      () => fireEvent.keyDown(document.body, { key: 'Shift' }),
      () => fireEvent.pointerDown(document.body),
      () => document.dispatchEvent(new Event('visibilitychange')),
      () => window.dispatchEvent(new Event('focus')),
    ]) {
      sleep(HOUR);
      await act(() => void wake());
    }
    expect(shown()).toMatch(/^(1 h|59 m)$/);
  });

  it('a sleep that nobody ends by hand is noticed within a quarter of a minute', async () => {
    open(5 * HOUR);
    sleep(6 * HOUR);
    await pass(15_000);
    expect(clock()?.getAttribute('data-state')).toBe('closed');
  });
});

describe('at the end', () => {
  it('the text, the focus and the cursor stay, and the way on is a template', async () => {
    open(10_000);
    write('Dear Carla, it is done', 5);
    expect(button('Choose template')?.classList.contains('primary')).toBe(false);
    await pass(10_050);
    expectUntouched('Dear Carla, it is done', 5);
    expect(button('Send')).toBeNull();
    expect(button('Choose template')?.classList.contains('primary')).toBe(true);
    expect(screen.getByText(/Your text is kept: it can become a value/)).toBeTruthy();
    expect(said()).toMatch(/has closed. Your text is kept/);
  });

  it('what was typed on is kept too, and the key that sends opens the templates', async () => {
    open(1_000);
    write('Dear', 4);
    await pass(1_050);
    write('Dear Carla', 10);
    fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
    await pass(0);
    expect(screen.getByRole('dialog', { name: 'Choose template' })).toBeTruthy();
    expect(field().value).toBe('Dear Carla');
  });

  it('where a desk has no templates it only says why', async () => {
    open(1_000, { capabilities: { ...aView().capabilities, templates: false } });
    write('Dear', 4);
    await pass(1_050);
    expect(screen.getByText(/Only message templates may be sent/)).toBeTruthy();
    expect(button('Send')?.getAttribute('aria-disabled')).toBe('true');
  });

  it('a customer who never wrote has opened no window', () => {
    open(0, { case: { ...aView().case, windowEndsAt: null } });
    expect(clock()?.getAttribute('data-state')).toBe('closed');
  });
});

describe('when the customer writes', () => {
  it('free text is back, with the text, the focus and the cursor as they were', async () => {
    const { wrote } = open(1_000);
    write('Dear Carla', 4);
    await pass(1_050);
    await act(wrote);
    expectUntouched('Dear Carla', 4);
    expect(button('Send')).toBeTruthy();
    expect(said()).toBe('Carla wrote: free text may be sent again.');
  });

  it('a template nobody has filled in is put away, one with a value only on demand', async () => {
    const { wrote, draft } = open(1_000);
    write('Dear Carla', 4);
    await pass(1_050);
    await act(() => draft.setTemplate({ template: 'renewal', values: { 'body:1': { text: 'Carla' } } }));
    await act(wrote);
    expect(draft.template.value).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Back to your text' }));
    await pass(0);
    expect(draft.template.value).toBeUndefined();
    expect(document.activeElement).toBe(field());
    expect(field().value).toBe('Dear Carla');
  });

  it('an untouched one is put away by itself', async () => {
    const { wrote, draft } = open(1_000);
    write('Dear Carla', 4);
    await pass(1_050);
    await act(() => draft.setTemplate({ template: 'renewal', values: {} }));
    await act(wrote);
    expect(draft.template.value).toBeUndefined();
    expect(field().value).toBe('Dear Carla');
  });
});
