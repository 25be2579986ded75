const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
/** Named zones that mail software really wrote; minutes east of UTC. */
const ZONES: Readonly<Record<string, number>> = {
  ...{
    UT: 0,
    UTC: 0,
    GMT: 0,
    Z: 0,
    WET: 0,
    BST: 60,
    CET: 60,
    MET: 60,
    WEST: 60,
    CEST: 120,
    MEST: 120,
    EET: 120,
  },
  ...{ EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420, BRT: -180 },
};
/** `22 Aug 2002 13:17:22 +0200` and, as in From_ lines, `Aug 22 13:17:22 2002 +0200`. */
const DAY_FIRST =
  /(\d{1,2})[ -]+([a-z]{3})[a-z]*\.?[ -]+(\d{2,4}),?[ ]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(.{0,40})/i;
const MONTH_FIRST =
  /([a-z]{3})[a-z]* +(\d{1,2}),? +(\d{1,2}):(\d{2})(?::(\d{2}))?(?: +([a-z]{3,4}|[+-]\d{4}))?(?: +[a-z]{3})? +(\d{4})(.{0,40})/i;

function offsetMinutes(zone: string): number {
  const numeric = /^\s*(?:GMT|UTC)?\s*([+-])(\d{2}):?(\d{2})/i.exec(zone);
  if (numeric) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3]));
  const name = /^\s*\(?([a-z]{1,4})\b/i.exec(zone)?.[1];
  // An unknown zone counts as UTC: the same mail must have the same time on every machine.
  return (name && ZONES[name.toUpperCase()]) || 0;
}

/** Two-digit years as RFC 5322 4.3 reads them. */
function fullYear(year: string): number {
  const n = Number(year);
  return year.length > 3 ? n : n + (year.length === 2 && n < 50 ? 2000 : 1900);
}

function toTime(year = '', month = '', day = '', clock: readonly (string | undefined)[], zone = '') {
  const index = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  const [hour = 0, minute = 0, second = 0] = clock.map((part) => Number(part ?? 0));
  if (index < 0 || index % 3 > 0 || Number(day) > 31 || !(hour < 25) || !(minute < 60)) return null;
  return Date.UTC(
    fullYear(year),
    index / 3,
    Number(day),
    hour,
    minute - offsetMinutes(zone),
    Math.min(second, 59),
  );
}

/**
 * The time in a Date or Received header or a From_ line; null = none. Not `Date.parse`: that reads «garbage 5» as
 * the year 2001 and takes a missing zone from the machine.
 */
export function parseMailDate(text: string): number | null {
  const value = text.slice(0, 500);
  const dayFirst = DAY_FIRST.exec(value);
  if (dayFirst) {
    const [, day, month, year, hour, minute, second, zone] = dayFirst;
    return toTime(year, month, day, [hour, minute, second], zone);
  }
  const monthFirst = MONTH_FIRST.exec(value);
  if (monthFirst) {
    const [, month, day, hour, minute, second, zone, year, after] = monthFirst;
    return toTime(year, month, day, [hour, minute, second], zone ?? after);
  }
  const iso = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?/.exec(value);
  const time = iso ? Date.parse(iso[1] ? iso[0] : `${iso[0]}Z`) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

const DAY = 86_400_000;
const FIRST_MAIL = Date.UTC(1980, 0, 1);

/** The first believable time: spam writes dates of 2036 and 1902 to stand at the top of a list. */
export function believableDate(candidates: readonly string[], now: number): string | null {
  for (const text of candidates) {
    const time = parseMailDate(text);
    if (time !== null && time >= FIRST_MAIL && time <= now + DAY) return new Date(time).toISOString();
  }
  return null;
}
