import { useEffect } from 'preact/hooks';
import { now } from '@/components/controls';
import { tick } from '@/components/controls/now.ts';
import { WINDOW_NEAR, type WindowAt, windowAt } from '@/core/model/window';
import type { CaseView } from '@/core/queries/case';

type Open = Pick<CaseView, 'case' | 'channel'>;

/** From here on the seconds count. */
export const LAST_MINUTE = 60_000;

/** How the window of a case stands, by this computer's clock; rows tell its end by that one. */
export const windowOf = ({ case: { windowEndsAt }, channel }: Open, at = now.value): WindowAt =>
  windowAt(windowEndsAt, at, channel?.windowHours ?? 0);

/** Free text is no longer allowed on this channel; only a new message of the contact opens it again. */
export const isWindowClosed = (view: Open, at = now.value) => windowOf(view, at).state === 'closed';

/** The moments at which more than the minute changes; the clock of all surfaces ticks once a minute only. */
const MOMENTS = [WINDOW_NEAR, LAST_MINUTE, 0];
/** A timer may be a little early. */
const LATE = 20;

/** The same on screen: to the moment, also after a sleep. */
export function useWindow(view: Open): WindowAt {
  const seen = now.value;
  const found = windowOf(view, seen);
  const { windowEndsAt } = view.case;
  const isRunning = found.left > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each tick anew, as a sleep stops timers
  useEffect(() => {
    if (!isRunning) return;
    const left = Date.parse(windowEndsAt ?? '') - Date.now();
    const next = MOMENTS.find((moment) => left > moment) ?? left;
    const timer = setTimeout(tick, left - next + LATE);
    return () => clearTimeout(timer);
  }, [windowEndsAt, isRunning, seen]);
  return found;
}
