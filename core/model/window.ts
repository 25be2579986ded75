/** How a conversation's window stands; none = the channel has none, or nobody has told of one yet. */
export type WindowState = 'none' | 'open' | 'near' | 'closed';

/** A window at some moment. */
export interface WindowAt {
  readonly state: WindowState;
  /** Milliseconds until it closes; 0 = it has, or there is none. */
  readonly left: number;
}

/** Less than this is left: it is worth a second look. */
export const WINDOW_NEAR = 60 * 60_000;

/** Minutes before the end of a window at which an agent may want to be told; 0 = never. */
export const WARN_MINUTES = [0, 30, 60, 120, 240] as const;

/** A desk that is slow, or a computer that slept in between: the answer tells nothing about clocks. */
const TOO_LONG = 4_000;
/** Clocks that are together so far are the same: a network's delays must not make the shown time jump. */
const STEADY = 3_000;

/**
 * How far a desk's clock is ahead of ours, in milliseconds: it said `said` somewhere between our `asked` and `answered`.
 * null = nothing can be learned from that.
 */
export function aheadOf(said: number, asked: number, answered: number): number | null {
  const took = answered - asked;
  // Less than nothing: our own clock was set in between.
  if (Number.isNaN(said) || took < 0 || took > TOO_LONG) return null;
  return Math.round(said - (asked + answered) / 2);
}

/** What is kept of a new measurement: the one before, as long as both say the same. */
export const steadyAhead = (before: number | undefined, measured: number): number =>
  Math.abs(measured - (before ?? 0)) < STEADY ? (before ?? 0) : measured;

/** A desk's time as this computer's clock will show it. What is no time stays as it is. */
export function byOurClock(at: string, ahead: number | undefined): string {
  const time = Date.parse(at);
  return !ahead || Number.isNaN(time) ? at : new Date(time - ahead).toISOString();
}

/** Until when free text may be sent and an answer is promised, which a desk tells by its own clock, as ours will show it. */
export const timesHere = (
  { windowEndsAt, dueAt }: { readonly windowEndsAt: string | null; readonly dueAt: string | null },
  ahead: number | undefined,
) => ({
  windowEndsAt: windowEndsAt && byOurClock(windowEndsAt, ahead),
  dueAt: dueAt && byOurClock(dueAt, ahead),
});

/**
 * How a window stands at `now`, with its end by the same clock (`byOurClock`). `hours` is how long the channel's windows
 * are: where it has one and nobody ever opened it, it is closed. Left out = not known, as in a list.
 */
export function windowAt(endsAt: string | null, now: number, hours?: number): WindowAt {
  if (hours === 0) return { state: 'none', left: 0 };
  if (endsAt === null) return { state: hours === undefined ? 'none' : 'closed', left: 0 };
  const left = Date.parse(endsAt) - now;
  // Also of what is no time at all: who cannot know must not send what the platform would refuse.
  if (!(left > 0)) return { state: 'closed', left: 0 };
  return { state: left <= WINDOW_NEAR ? 'near' : 'open', left };
}
