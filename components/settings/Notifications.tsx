import { useEffect, useState } from 'preact/hooks';
import { allowNotifications, mayNotify, stopNotifications } from '@/components/app/notifications.ts';
import { Switch } from '@/components/controls';
import { t } from '@/components/locales';

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
    </section>
  );
}
