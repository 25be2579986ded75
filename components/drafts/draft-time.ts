import { now } from '@/components/controls';
import { formatDate, formatTime } from '@/components/locales';

/** The time of today, with the day before it otherwise. */
export function draftTime(at: string): string {
  const today = new Date(now.value).toDateString() === new Date(at).toDateString();
  return today ? formatTime(at) : `${formatDate(at, now.value)}, ${formatTime(at)}`;
}
