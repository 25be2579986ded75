import { ClockIcon, Icon, MoonIcon, now } from '@/components/controls';
import { formatDuration, t } from '@/components/locales';
import { type LocalTime, localTime } from './local-time.ts';

function sentence({ time, ahead }: LocalTime): string {
  if (ahead === 0) return t('card.time.same', { time });
  const duration = formatDuration(Math.abs(ahead) * 60_000);
  return ahead > 0 ? t('card.time.ahead', { time, duration }) : t('card.time.behind', { time, duration });
}

/** What time it is where the person lives; at night said so, before somebody calls. */
export function TheirTime({ timeZone }: { readonly timeZone: string }) {
  const theirs = localTime(timeZone, now.value);
  if (!theirs) return null;
  return (
    <p class="card-time" data-night={theirs.night || undefined}>
      <Icon of={theirs.night ? MoonIcon : ClockIcon} />
      <span>
        {sentence(theirs)}
        {theirs.night && ` · ${t('card.time.night')}`}
      </span>
    </p>
  );
}
