import { fireEvent, render, screen } from '@testing-library/preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SendButton } from '@/components/composer/SendButton';

let report: (visible: boolean) => void;
/** A page around us, and an observer that says what the test says. */
function inAPage() {
  vi.spyOn(window, 'top', 'get').mockReturnValue(null);
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: unknown[]) => void) {
        report = (isVisible) => tell([{ isVisible, isIntersecting: true }]);
      }
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
}

const onSend = vi.fn();
let desk = 0;
function open() {
  desk += 1;
  render(
    <SendButton
      desk={`covered-${desk}`}
      isPublic={false}
      busy={false}
      reason=""
      onLater={() => {}}
      onSend={onSend}
    />,
  );
}
/** A press as browsers report it: `detail` counts clicks, 0 = by keyboard. */
function press(name: string, detail = 1, isTrusted = true) {
  const click = new MouseEvent('click', { bubbles: true, cancelable: true, detail });
  Object.defineProperty(click, 'isTrusted', { value: isTrusted });
  act(() => void fireEvent(screen.getByRole('button', { name }), click));
}
const asks = () => screen.queryByText(/The page may be covering Casebar/) !== null;

describe('sending by a click inside a page', () => {
  beforeEach(() => {
    onSend.mockClear();
    inAPage();
  });

  it('is done at once when the button was in plain sight for half a second', () => {
    const start = Date.now();
    open();
    report(true);
    vi.spyOn(Date, 'now').mockReturnValue(start + 700);
    press('Send');
    expect(onSend).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('is asked about once when the frame was covered a moment ago', () => {
    const start = Date.now();
    open();
    report(true);
    vi.spyOn(Date, 'now').mockReturnValue(start + 700);
    report(false);
    report(true);
    press('Send');
    expect(onSend).not.toHaveBeenCalled();
    expect(asks()).toBe(true);
    const confirm = screen.getAllByRole('button', { name: 'Send' })[0];
    const click = new MouseEvent('click', { bubbles: true, detail: 1 });
    Object.defineProperty(click, 'isTrusted', { value: true });
    act(() => void (confirm && fireEvent(confirm, click)));
    expect(onSend).toHaveBeenCalledExactlyOnceWith(null);
    expect(asks()).toBe(false);
  });

  it('is not asked about because of a menu of our own over the button', () => {
    const start = Date.now();
    open();
    report(true);
    vi.spyOn(Date, 'now').mockReturnValue(start + 700);
    const menu = document.body.appendChild(document.createElement('div'));
    menu.className = 'popover';
    report(false);
    menu.remove();
    report(true);
    press('Send');
    expect(onSend).toHaveBeenCalledOnce();
  });

  it('is asked about in a frame that has only just appeared', () => {
    vi.spyOn(performance, 'now').mockReturnValue(300);
    open();
    report(true);
    press('Send');
    expect(onSend).not.toHaveBeenCalled();
    expect(asks()).toBe(true);
  });

  it('is not done by cancelling, and the second click of a double click answers nothing', () => {
    open();
    press('Send');
    expect(asks()).toBe(true);
    const buttons = screen.getAllByRole('button', { name: 'Send' });
    const second = new MouseEvent('click', { bubbles: true, detail: 2 });
    Object.defineProperty(second, 'isTrusted', { value: true });
    const own = buttons.at(-1);
    act(() => void (own && fireEvent(own, second)));
    expect(onSend).not.toHaveBeenCalled();
    press('Cancel');
    expect(asks()).toBe(false);
    expect(onSend).not.toHaveBeenCalled();
  });

  it('is never asked of the keyboard', () => {
    open();
    press('Send', 0);
    expect(onSend).toHaveBeenCalledOnce();
    expect(asks()).toBe(false);
  });

  it('ignores clicks that no person made', () => {
    open();
    press('Send', 1, false);
    expect(onSend).not.toHaveBeenCalled();
    expect(asks()).toBe(false);
  });
});

it('outside a page nothing is asked', () => {
  onSend.mockClear();
  open();
  press('Send');
  expect(onSend).toHaveBeenCalledOnce();
});
