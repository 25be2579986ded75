import { useEffect, useState } from 'preact/hooks';
import { allowNotifications, mayNotify, stopNotifications } from '@/components/app/notifications.ts';
import { changeSettings, settings } from '@/components/app/settings.ts';
import { Select, Switch } from '@/components/controls';
import { formatDuration, t } from '@/components/locales';
import { WARN_MINUTES } from '@/core/model/window';

const beforeWord = (minutes: number) =>
  minutes === 0
    ? t('options.windowWarn.never')
    : t('options.windowWarn.before', { time: formatDuration(minutes * 60_000) });

/** How long before the end of a window it is told. */
function WindowWarning() {
  return (
    <Select
      label={t('options.windowWarn')}
      hint={t('options.windowWarn.hint')}
      value={`${settings.value.windowWarnMinutes}`}
      options={WARN_MINUTES.map((minutes) => ({
        value: `${minutes}` as const,
        label: beforeWord(minutes),
      }))}
      onChange={(chosen) =>
        void changeSettings({
          windowWarnMinutes: WARN_MINUTES.find((minutes) => `${minutes}` === chosen) ?? 60,
        })
      }
    />
  );
}

/** Whether Casebar may interrupt; the permission is asked for here and given back here. */
export function Notifications() {
  const [on, setOn] = useState(false);
  useEffect(() => void mayNotify().then(setOn), []);
  // What the switch shows is what the browser answered, not what was clicked.
  const change = async (wanted: boolean) => {
    if (wanted) setOn(await allowNotifications());
    else setOn(!(await stopNotifications()));
  };
  return (
    <section class="options-section" id="notifications">
      <h2>{t('options.notifications')}</h2>
      <Switch
        label={t('options.notifications.on')}
        hint={t('options.notifications.text')}
        checked={on}
        onChange={(wanted) => void change(wanted)}
      />
      {on && (
        <div class="options-look">
          <WindowWarning />
        </div>
      )}
    </section>
  );
}
