import { act, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Toasts, toast, toasts } from '@/components/controls';
import { expectNoFaults } from './axe';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  for (const { id } of toasts.value) toast.dismiss(id);
  vi.useRealTimers();
});

const undo = vi.fn();
const show = (text = 'Returned to Billing') =>
  act(() => void toast.show({ text, action: { label: 'Undo', run: undo } }));
const wait = (seconds: number) => act(() => void vi.advanceTimersByTime(seconds * 1000));
const shown = () => toasts.value.map(({ text }) => text);

describe('a message about what happened', () => {
  it('is read out by a region that was there before', () => {
    render(<Toasts />);
    const region = screen.getByRole('status');
    show();
    expect(region.textContent).toContain('Returned to Billing');
  });

  it('offers the way back once, then goes', () => {
    undo.mockClear();
    render(<Toasts />);
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledOnce();
    expect(shown()).toEqual([]);
  });

  it('goes by itself, later if there is something to click', () => {
    toast.show({ text: 'Reply sent' });
    show();
    wait(5);
    expect(shown()).toEqual(['Returned to Billing']);
    wait(4);
    expect(shown()).toEqual([]);
  });

  it('that ends at a time of its own counts down for the eye only, and nobody can hold it', () => {
    const { container } = render(<Toasts />);
    act(() => {
      toast.show({
        text: 'The reply goes out in a moment',
        live: (left) => `Goes out in ${left} s`,
        until: Date.now() + 5_000,
        action: { label: 'Undo', run: undo },
      });
    });
    fireEvent.pointerEnter(container.querySelector('.toasts') ?? document.body);
    expect(screen.getByText('Goes out in 5 s').getAttribute('aria-hidden')).toBe('true');
    wait(2);
    expect(screen.getByText('Goes out in 3 s')).toBeTruthy();
    expect(screen.getByText('The reply goes out in a moment')).toBeTruthy();
    wait(3);
    expect(shown()).toEqual([]);
  });

  it('waits while the pointer is on it, and goes on where it stopped', () => {
    const { container } = render(<Toasts />);
    show();
    wait(7);
    const region = container.querySelector('.toasts') ?? document.body;
    fireEvent.pointerEnter(region);
    wait(60);
    expect(shown()).toHaveLength(1);
    fireEvent.pointerLeave(region);
    wait(0.5);
    expect(shown()).toHaveLength(1);
    wait(1);
    expect(shown()).toEqual([]);
  });

  it('stays until dismissed when it must be read', () => {
    render(<Toasts />);
    act(() => void toast.show({ text: 'Not sent', tone: 'bad', seconds: 0 }));
    wait(3600);
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(shown()).toEqual([]);
  });

  it('is one of three at most: the oldest makes room', () => {
    for (const text of ['one', 'two', 'three', 'four']) show(text);
    expect(shown()).toEqual(['two', 'three', 'four']);
  });

  it('has no accessibility faults', async () => {
    render(<Toasts />);
    show();
    vi.useRealTimers();
    await expectNoFaults();
  });
});
