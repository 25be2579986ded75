/** The clock of somebody elsewhere. */
export interface LocalTime {
  /** `14:05`. */
  readonly time: string;
  /** Minutes they are ahead of here; negative = behind. */
  readonly ahead: number;
  /** From 22 to 7 o'clock: a call would wake them. */
  readonly night: boolean;
}

/** What the wall clock of a zone shows, as if it were UTC. */
function wallClock(at: number, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
}

/** Their time now; undefined if nobody knows the zone. `here` is this browser's zone unless told otherwise. */
export function localTime(timeZone: string, at: number, here?: string): LocalTime | undefined {
  if (timeZone === '') return undefined;
  try {
    const there = wallClock(at, timeZone);
    const hour = new Date(there).getUTCHours();
    return {
      time: new Date(there).toISOString().slice(11, 16),
      ahead: Math.round((there - wallClock(at, here)) / 60_000),
      night: hour >= 22 || hour < 7,
    };
  } catch {
    return undefined;
  }
}
