import { formatDate, formatTime, locale } from '@/components/locales';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Choices of a time; each is a text of its own. */
export type TimeName = 'hour' | 'afternoon' | 'tomorrow' | 'monday';

/** `days` after the day of `now`, at a full hour by the clock on the wall. */
function atHour(now: number, days: number, hour: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return date.setHours(hour, 0, 0, 0);
}

/** The times most people mean, as far as they make sense now. */
export function timeChoices(now: number): { readonly name: TimeName; readonly at: string }[] {
  const weekday = new Date(now).getDay();
  const toMonday = (8 - weekday) % 7 || 7;
  const times: [TimeName, number, boolean][] = [
    ['hour', now + HOUR, true],
    // Within the hour it would be the choice above.
    ['afternoon', atHour(now, 0, 15), now < atHour(now, 0, 14)],
    ['tomorrow', atHour(now, 1, 9), true],
    // On a Sunday tomorrow is that Monday.
    ['monday', atHour(now, toMonday, 9), toMonday > 1],
  ];
  return times.flatMap(([name, at, fits]) => (fits ? [{ name, at: new Date(at).toISOString() }] : []));
}

/** A moment as `datetime-local` writes it: by the clock on the wall, without a zone. */
export function toField(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What was put into such a field; undefined = nothing whole yet. */
export function fromField(value: string): number | undefined {
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}

/** `tomorrow 09:00`, `Nov 30 09:00`. */
export function formatWhen(iso: string, now = Date.now()): string {
  const day = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  const days = Math.round((day(Date.parse(iso)) - day(now)) / DAY);
  const near = days >= -1 && days <= 1;
  const word = near
    ? new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' }).format(days, 'day')
    : formatDate(iso, now);
  return `${word} ${formatTime(iso)}`;
}
