import { locale } from './locale.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

/** Making an Intl object costs ~50 µs, too much for each of 40 rows: one per language is kept. */
function perLocale<T>(make: (tag: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const known = made.get(locale.value) ?? make(locale.value);
    made.set(locale.value, known);
    return known;
  };
}
const dates = (options: Intl.DateTimeFormatOptions) =>
  perLocale((tag) => new Intl.DateTimeFormat(tag, options));

// h23, not `hour12: false`: that writes midnight as 24:00 in some languages.
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DAY_MONTH = { day: 'numeric', month: 'short' } as const;
const number = perLocale((tag) => new Intl.NumberFormat(tag));
const clock = dates(CLOCK);
const thisYear = dates(DAY_MONTH);
const anyYear = dates({ ...DAY_MONTH, year: 'numeric' });
const full = dates({ ...CLOCK, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const dayWord = perLocale((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
const ago = perLocale((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'always' }));

/** `1,234` */
export const formatNumber = (value: number) => number().format(value);

/** `14:02`: the 24-hour clock everywhere, as on the desks' own pages. */
export const formatTime = (iso: string) => clock().format(new Date(iso));

/** `Nov 23`, with the year if it is another one. */
export function formatDate(iso: string, now = Date.now()): string {
  const date = new Date(iso);
  return (date.getFullYear() === new Date(now).getFullYear() ? thisYear() : anyYear()).format(date);
}

/** `Monday, November 23, 2026 at 14:02`, for tooltips and screen readers. */
export const formatDateTime = (iso: string) => full().format(new Date(iso));

/** Whole days between two calendar days in local time: 0 = the same day. */
const daysBetween = (a: Date, b: Date) =>
  Math.round((new Date(a).setHours(0, 0, 0, 0) - new Date(b).setHours(0, 0, 0, 0)) / DAY);

/** Day separator of a thread: `Today`, `Yesterday`, else the date. */
export function formatDay(iso: string, now = Date.now()): string {
  const days = daysBetween(new Date(now), new Date(iso));
  if (days !== 0 && days !== 1) return formatDate(iso, now);
  const word = dayWord().format(-days, 'day');
  return word.charAt(0).toLocaleUpperCase(locale.value) + word.slice(1);
}

type Unit = 'minute' | 'hour' | 'day' | 'year';
/** Only units a glance understands: no seconds, weeks or months. */
function largestUnit(ms: number): [number, Unit] {
  if (ms < HOUR) return [Math.floor(ms / MINUTE), 'minute'];
  if (ms < DAY) return [Math.floor(ms / HOUR), 'hour'];
  return ms < YEAR ? [Math.floor(ms / DAY), 'day'] : [Math.floor(ms / YEAR), 'year'];
}

const SHORT: Record<Unit, string> = { minute: 'm', hour: 'h', day: 'd', year: 'y' };
const SHORT_YEAR: Record<string, string> = { 'pt-BR': 'a', es: 'a' };
/** One letter per unit, alike in the three languages but for the year: the column of waiting times stays narrow. */
const short = (count: number, unit: Unit) =>
  `${formatNumber(count)}${unit === 'year' ? (SHORT_YEAR[locale.value] ?? SHORT.year) : SHORT[unit]}`;

/** How long something lasted or waits, as narrow as it gets: `3m`, `2h`, `4d`, `24y`. */
export const formatRelative = (iso: string, now = Date.now()) =>
  short(...largestUnit(Math.max(0, now - Date.parse(iso))));

/** The same in words, for screen readers and tooltips: `3 minutes ago`, `in 2 hours`. */
export function formatAgo(iso: string, now = Date.now()): string {
  const ms = Date.parse(iso) - now;
  const [count, unit] = largestUnit(Math.abs(ms));
  return ago().format(ms < 0 ? -count : count, unit);
}

/** A length of time in its two largest parts: `22 h 10 m`, `3 m 5 s`. */
export function formatDuration(ms: number): string {
  const parts: [number, string][] = [
    [Math.floor(ms / DAY), 'd'],
    [Math.floor((ms % DAY) / HOUR), 'h'],
    [Math.floor((ms % HOUR) / MINUTE), 'm'],
    [Math.floor((ms % MINUTE) / SECOND), 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return '0 s';
  const shownParts = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return shownParts.map(([count, unit]) => `${formatNumber(count)}\u00a0${unit}`).join(' ');
}

const SIZES = (['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const).map((unit, step) =>
  perLocale((tag) => {
    const maximumFractionDigits = step > 1 ? 1 : 0;
    // «212 bytes», not «212 byte»: the short form has no plural.
    const unitDisplay = step === 0 ? 'long' : 'short';
    return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay, maximumFractionDigits });
  }),
);
const stepOf = (bytes: number) =>
  Math.min(SIZES.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
/** `12 kB`, `3.4 MB`: decimal units, as file managers and channel limits state them. */
export function formatBytes(bytes: number): string {
  const step = stepOf(bytes);
  return SIZES[step]?.().format(bytes / 1000 ** step) ?? '';
}
/** `3.2`, in the unit that `formatBytes(whole)` names: for «3.2 of 10 MB». */
export function formatInUnitOf(bytes: number, whole: number): string {
  const step = stepOf(whole);
  const digits = step > 1 ? 1 : 0;
  const format = new Intl.NumberFormat(locale.value, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(bytes / 1000 ** step);
}

const WEEKDAY = perLocale((tag) => new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' }));
/** `Monday`; 0 = Sunday. */
export const formatWeekday = (day: number) => WEEKDAY().format(Date.UTC(2026, 0, 4 + day));
