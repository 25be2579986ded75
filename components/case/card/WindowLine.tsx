import { useWindow } from '@/components/composer/use-window.ts';
import { minutesLeft } from '@/components/composer/WindowClock.tsx';
import { HourglassIcon, Icon, TimerOffIcon } from '@/components/controls';
import { formatWhen } from '@/components/later/times.ts';
import { formatDateTime, t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';

/** How long the contact can still be sent free text, and until when; on channels that limit it. */
export function WindowLine({ view }: { readonly view: CaseView }) {
  const { state, left } = useWindow(view);
  const { windowEndsAt, status } = view.case;
  if (state === 'none' || status === 'closed') return null;
  const closed = state === 'closed';
  return (
    <p class="card-time" data-window={state}>
      <Icon of={closed ? TimerOffIcon : HourglassIcon} />
      <span>
        {closed ? t('inbox.window.closed') : t('inbox.window', { time: minutesLeft(left) })}
        {windowEndsAt && (
          <time datetime={windowEndsAt} title={formatDateTime(windowEndsAt)}>
            {` · ${formatWhen(windowEndsAt)}`}
          </time>
        )}
      </span>
    </p>
  );
}
