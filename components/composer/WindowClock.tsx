import { HourglassIcon, Icon, now, tooltip } from '@/components/controls';
import { formatDuration, t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { isWindowClosed } from './why-not.ts';

const MINUTE = 60_000;
/** From here on it is worth a second look. */
const NEAR = 60 * MINUTE;

/** How long free text may still be sent; the page being open changes nothing about it, so it counts down. */
export function WindowClock({ view }: { readonly view: CaseView }) {
  const { windowEndsAt, status } = view.case;
  if (!windowEndsAt || !view.channel?.windowHours || status === 'closed') return null;
  const closed = isWindowClosed(view);
  const left = Date.parse(windowEndsAt) - now.value;
  // Whole minutes, and the last one counts as one: «0 s» would read as closed.
  const time = formatDuration(Math.max(1, Math.floor(left / MINUTE)) * MINUTE);
  const text = closed ? t('inbox.window.closed') : t('inbox.window', { time });
  return (
    <span class="window-clock" data-near={left < NEAR || undefined} {...tooltip(text)}>
      <Icon of={HourglassIcon} label={text} />
      {!closed && <span aria-hidden="true">{time}</span>}
    </span>
  );
}
