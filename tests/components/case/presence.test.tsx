import { act, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PresenceLine } from '@/components/case/PresenceLine';
import { PreviewBar } from '@/components/case/PreviewBar';
import type { Presence } from '@/core/model/presence';
import { aView } from '../composer/fixtures';
import { expectNoFaults } from '../controls/axe';

const ruth: Presence = {
  case: 'local:1',
  who: { kind: 'agent', id: 'ruth', name: 'Ruth Paz' },
  doing: 'answering',
  until: '2026-11-02T12:00:20.000Z',
};
const hannah: Presence = {
  case: 'local:1',
  who: { kind: 'contact', id: 'hannah', name: 'Hannah' },
  doing: 'typing',
  until: '2026-11-02T12:00:05.000Z',
};
const said = () => screen.getByRole('status').textContent;

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-02T12:00:00Z') }));
afterEach(() => void vi.useRealTimers());

describe('who else is at a case', () => {
  it('is said quietly, and each goes by itself when their time is over', () => {
    render(<PresenceLine view={aView({ presences: [ruth, hannah] })} />);
    expect(screen.getByRole('status').getAttribute('aria-live')).toBe('polite');
    expect(said()).toBe('Ruth Paz is answeringHannah is typing');
    act(() => void vi.advanceTimersByTime(5_100));
    expect(said()).toBe('Ruth Paz is answering');
    act(() => void vi.advanceTimersByTime(15_100));
    expect(said()).toBe('');
  });

  it('is not said of what was over before', () => {
    render(<PresenceLine view={aView({ presences: [{ ...ruth, until: '2026-11-02T11:59:59.000Z' }] })} />);
    expect(said()).toBe('');
  });

  it('leaves an empty place nobody sees where nobody is', () => {
    render(<PresenceLine view={aView()} />);
    expect(said()).toBe('');
  });

  it('marks a case somebody only looks at, when a colleague answers it', () => {
    const row = { mine: false, assigneeName: 'Ruth Paz' };
    render(<PreviewBar view={aView({ row, presences: [hannah, ruth] })} />);
    expect(screen.getByText('Ruth Paz is answering')).toBeTruthy();
    expect(screen.queryByText(/Hannah/)).toBeNull();
    act(() => void vi.advanceTimersByTime(20_100));
    expect(screen.queryByText('Ruth Paz is answering')).toBeNull();
  });

  it('can be used by everybody', async () => {
    vi.useRealTimers();
    const until = new Date(Date.now() + 60_000).toISOString();
    render(<PresenceLine view={aView({ presences: [{ ...ruth, until }] })} />);
    await expectNoFaults();
  });
});
