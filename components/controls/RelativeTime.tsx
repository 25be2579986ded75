import { formatAgo, formatDateTime, formatRelative, t } from '@/components/locales';
import { now } from './now.ts';
import { tooltip } from './tooltip.ts';

/** How long ago, kept up to date: `3m`. The full date is one pointer rest away. */
export function RelativeTime({ at }: { readonly at: string }) {
  const fresh = now.value - Date.parse(at) < 60_000;
  return (
    <time class="relative-time" datetime={at} {...tooltip(formatDateTime(at))}>
      <span aria-hidden="true">{fresh ? t('time.now') : formatRelative(at, now.value)}</span>
      <span class="visually-hidden">{formatAgo(at, now.value)}</span>
    </time>
  );
}
