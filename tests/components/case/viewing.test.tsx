import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PreviewBar } from '@/components/case/PreviewBar';
import { TakeOver } from '@/components/case/TakeOver';
import { takeCase, takingOver } from '@/components/case/take-case';
import { useViewing } from '@/components/case/tell-viewing';
import { LOCAL_CAPABILITIES } from '@/core/connectors/local/capabilities';
import type { CaseView } from '@/core/queries/case';
import { aBackground, aView } from '../composer/fixtures';
import { expectNoFaults } from '../controls/axe';

function Looking({ view }: { readonly view: CaseView }) {
  useViewing(view);
  return null;
}
const hide = (hidden: boolean) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible');
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('looking at a case', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is told after a moment and again, only while it is on the screen', async () => {
    const { told } = aBackground();
    const view = aView();
    const { unmount } = render(<Looking view={view} />);
    await vi.advanceTimersByTimeAsync(500);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(told).toEqual([{ call: 'tellPresence', args: [view.case.id, 'viewing'] }]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told).toHaveLength(2);
    hide(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(2);
    hide(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toHaveLength(3);
    unmount();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(3);
  });

  it('is told to no desk that does not take it', async () => {
    const { told } = aBackground();
    render(<Looking view={aView({ capabilities: { ...LOCAL_CAPABILITIES, presence: false } })} />);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(told).toEqual([]);
  });

  it('is said in the preview, unless the same or another colleague answers', () => {
    const until = new Date(Date.now() + 60_000).toISOString();
    const who = (id: string, name: string) => ({ kind: 'agent' as const, id, name });
    const row = { mine: false, assigneeName: 'Ruth Paz' };
    const viewing = { case: 'x', who: who('ruth', 'Ruth Paz'), doing: 'viewing' as const, until };
    render(<PreviewBar view={aView({ row, presences: [viewing] })} />);
    expect(screen.getByText('Ruth Paz is looking at this case')).toBeTruthy();
    const answering = { case: 'x', who: who('ben', 'Ben Ode'), doing: 'answering' as const, until };
    render(<PreviewBar view={aView({ row, presences: [viewing, answering] })} />);
    expect(screen.getByText('Ben Ode is answering')).toBeTruthy();
  });
});

describe('taking a case', () => {
  afterEach(() => {
    takingOver.value = undefined;
  });

  it('from nobody is done at once', async () => {
    const { of } = aBackground();
    takeCase({ id: 'local:1', mine: false, assignee: null });
    await waitFor(() => expect(of('assignToMe')).toHaveLength(1));
    expect(takingOver.value).toBeUndefined();
  });

  it('from a colleague asks, says what they are doing, and does nothing when it is cancelled', async () => {
    const { of } = aBackground();
    const until = new Date(Date.now() + 60_000).toISOString();
    const who = { kind: 'agent' as const, id: 'ruth', name: 'Ruth Paz' };
    const view = aView({
      row: { mine: false, assignee: 'ruth', assigneeName: 'Ruth Paz' },
      presences: [{ case: 'x', who, doing: 'answering', until }],
    });
    render(<TakeOver view={view} />);
    takeCase(view.case);
    expect(await screen.findByText(/Ruth Paz is answering\. It leaves their list/)).toBeTruthy();
    await expectNoFaults();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(of('assignToMe')).toEqual([]);
    takeCase(view.case);
    fireEvent.click(await screen.findByRole('button', { name: 'Take it over' }));
    await waitFor(() => expect(of('assignToMe')).toHaveLength(1));
  });
});
