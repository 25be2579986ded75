import { useEffect, useRef, useState } from 'preact/hooks';
import { HourglassIcon, Icon, TimerOffIcon, tooltip, useSecondsLeft } from '@/components/controls';
import { formatDateTime, formatDuration, t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { LAST_MINUTE, useWindow } from './use-window.ts';

const MINUTE = 60_000;
const SECOND = 1000;

/** Whole minutes, and the last one counts as one: «0 s» would read as closed. */
export const minutesLeft = (left: number) => formatDuration(Math.max(1, Math.floor(left / MINUTE)) * MINUTE);

function Seconds({ until }: { readonly until: string }) {
  const left = useSecondsLeft(Date.parse(until));
  return <>{formatDuration(Math.max(1, left) * SECOND)}</>;
}

/** How long free text may still be sent; the page being open changes nothing about it, so it counts down. */
export function WindowClock({ view }: { readonly view: CaseView }) {
  const { windowEndsAt, status } = view.case;
  const { state, left } = useWindow(view);
  if (state === 'none') return null;
  const closed = state === 'closed';
  const text = closed ? t('inbox.window.closed') : t('inbox.window', { time: minutesLeft(left) });
  const hint = windowEndsAt ? `${text} · ${formatDateTime(windowEndsAt)}` : text;
  return (
    <>
      {status !== 'closed' && (
        <span class="window-clock" data-state={state} {...tooltip(hint)}>
          <Icon of={closed ? TimerOffIcon : HourglassIcon} label={text} />
          {!closed && windowEndsAt && (
            <span aria-hidden="true">
              {left <= LAST_MINUTE ? <Seconds until={windowEndsAt} /> : minutesLeft(left)}
            </span>
          )}
        </span>
      )}
      <WindowSaid view={view} closed={closed} />
    </>
  );
}

/** Says it, politely, when the window closes or opens under somebody's hands; nothing at the first look. */
function WindowSaid({ view, closed }: { readonly view: CaseView; readonly closed: boolean }) {
  const [said, setSaid] = useState('');
  const known = useRef(closed);
  const name = view.case.contactName || t('contact.unknown');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each change
  useEffect(() => {
    if (known.current === closed) return;
    known.current = closed;
    setSaid(closed ? t('window.said.closed') : t('window.said.open', { name }));
  }, [closed]);
  return (
    <span class="visually-hidden" role="status">
      {said}
    </span>
  );
}
