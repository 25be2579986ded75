import { locale } from './locale.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

// Making an Intl object costs ~50 µs, too much for each of 40 rows: one per language and purpose is kept.
const made = new Map<string, unknown>();
function kept<T>(purpose: string, make: (tag: string) => T): T {
  const key = `${locale.value}:${purpose}`;
  if (!made.has(key)) made.set(key, make(locale.value));
  return made.get(key) as T; // the purpose fixes the type
}

const dates = (purpose: string, options: Intl.DateTimeFormatOptions) =>
  kept(purpose, (tag) => new Intl.DateTimeFormat(tag, options));

/** `1,234` */
export const formatNumber = (value: number) =>
  kept('number', (tag) => new Intl.NumberFormat(tag)).format(value);

/** `14:02`: the 24-hour clock everywhere, as on the desks' own pages. */
export const formatTime = (iso: string) =>
  dates('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso));

/** `Nov 23`, with the year if it is another one. */
export function formatDate(iso: string, now = Date.now()): string {
  const date = new Date(iso);
  return date.getFullYear() === new Date(now).getFullYear()
    ? dates('day', { day: 'numeric', month: 'short' }).format(date)
    : dates('date', { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
}

/** `Monday, November 23, 2026 at 14:02`, for tooltips and screen readers. */
export const formatDateTime = (iso: string) =>
  dates('full', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));

/** Whole days between two calendar days in local time: 0 = the same day. */
const daysBetween = (a: Date, b: Date) =>
  Math.round((new Date(a).setHours(0, 0, 0, 0) - new Date(b).setHours(0, 0, 0, 0)) / DAY);

/** Day separator of a thread: `Today`, `Yesterday`, else the date. */
export function formatDay(iso: string, now = Date.now()): string {
  const ago = daysBetween(new Date(now), new Date(iso));
  if (ago !== 0 && ago !== 1) return formatDate(iso, now);
  const word = kept('day-word', (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })).format(
    -ago,
    'day',
  );
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
  const words = kept('ago', (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'always' }));
  return words.format(ms < 0 ? -count : count, unit);
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

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
/** `12 kB`, `3.4 MB`: decimal units, as file managers and channel limits state them. */
export function formatBytes(bytes: number): string {
  const step = Math.min(SIZES.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const unit = SIZES[step] ?? 'byte';
  const digits = step > 1 ? 1 : 0;
  return kept(
    `bytes-${unit}`,
    (tag) =>
      new Intl.NumberFormat(tag, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: digits,
      }),
  ).format(bytes / 1000 ** step);
}
