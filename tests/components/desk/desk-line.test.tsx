import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DeskLine } from '@/components/app/DeskLine';
import { tick } from '@/components/controls/now';
import { Announcer } from '@/components/desk/Announcer';
import { DeskRow } from '@/components/desk/DeskRow';
import { formatTime } from '@/components/locales';
import type { DeskHealth } from '@/core/model/desk';
import type { DeskStatus } from '@/core/queries/status';
import { aDesk } from '../../fixtures/model';
import { aSurface } from '../../fixtures/surface';

const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const aStatus = (over: Partial<DeskStatus> = {}): DeskStatus => ({
  ...aDesk({ inStepAt: at(0), since: at(-30) }),
  owed: 0,
  stuck: 0,
  nextTryAt: null,
  agents: [],
  queues: [],
  ...over,
});

let surface: Awaited<ReturnType<typeof aSurface>>;
beforeEach(async () => {
  surface = await aSurface();
});
afterEach(() => vi.useRealTimers());

describe('a desk’s line', () => {
  const text = (over: Partial<DeskStatus>) =>
    render(<DeskRow desk={aStatus(over)} />).container.textContent ?? '';

  test('in step: since when; an old look is told as one', () => {
    expect(text({})).toBe(`BikesUp to date since ${formatTime(at(-30))}`);
    expect(text({ inStepAt: at(-10) })).toContain(`Last up to date ${formatTime(at(-10))}`);
  });

  test.each([
    ['offline', 'Offline since', 'Try now'],
    ['down', 'No answer since', 'Try now'],
    ['signed-out', 'Logged out since', 'Log in'],
  ] as const)(
    '%s: since when, what is safe, when it is asked again, and the next step',
    (health, since, step) => {
      const nextTryAt = at(4);
      const said = text({ health, nextTryAt, owed: 2, stuck: 1 });
      expect(said).toContain(`${since} ${formatTime(at(-30))}`);
      expect(said).toContain('1 needs you · 2 to send');
      if (health !== 'signed-out') expect(said).toContain(`again at ${formatTime(nextTryAt)}`);
      expect(screen.getByRole('button', { name: step })).toBeTruthy();
    },
  );

  test('its steps do what they say', async () => {
    const first = render(<DeskRow desk={aStatus({ health: 'down' })} />);
    await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
    expect(surface.calls('pullNow')).toEqual([['local']]);
    first.unmount();
    render(<DeskRow desk={aStatus({ health: 'signed-out' })} />);
    await userEvent.click(screen.getByRole('button', { name: /Log in/ }));
    expect(surface.calls('signIn')).toEqual([['local']]);
  });
});

describe('the header’s line', () => {
  test('names the worst of several desks, and opens a line for each', async () => {
    const desks = [aStatus(), aStatus({ id: 'two', name: 'Boats', health: 'down' })];
    render(<DeskLine desks={desks} />);
    await userEvent.click(screen.getByRole('button', { name: /Boats: Desk does not answer/ }));
    const panel = within(screen.getByRole('dialog', { name: 'Desks and outbox' }));
    expect(panel.getByText('Bikes')).toBeTruthy();
    expect(panel.getByText('Boats')).toBeTruthy();
  });

  test('asks all desks as soon as the browser is online again', async () => {
    render(<DeskLine desks={[aStatus()]} />);
    window.dispatchEvent(new Event('online'));
    await waitFor(() => expect(surface.calls('pullNow')).toEqual([[null]]));
  });
});

test('a screen reader hears when a desk begins to do otherwise, not how time passes', async () => {
  const line = (health: DeskHealth, over: Partial<DeskStatus> = {}) => (
    <Announcer desks={[aStatus({ health, ...over })]} />
  );
  const { rerender } = render(line('in-step'));
  const said = () => screen.getByRole('status').textContent;
  expect(said()).toBe('');
  rerender(line('in-step', { inStepAt: at(5), owed: 3 }));
  tick();
  expect(said()).toBe('');
  rerender(line('offline'));
  await waitFor(() => expect(said()).toBe('Bikes: Offline'));
  rerender(line('offline', { nextTryAt: at(3) }));
  rerender(line('connecting'));
  expect(said()).toBe('Bikes: Offline');
  rerender(line('in-step'));
  await waitFor(() => expect(said()).toBe('Bikes: Up to date'));
});
