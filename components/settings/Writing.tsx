import { changeSettings, settings } from '@/components/app/settings.ts';
import { Switch } from '@/components/controls';
import { t } from '@/components/locales';

/** How replies are written. */
export function Writing() {
  return (
    <section class="options-section">
      <h2>{t('writing.title')}</h2>
      <Switch
        label={t('writing.enter')}
        hint={t('writing.enter.text')}
        checked={settings.value.enterSends}
        onChange={(enterSends) => void changeSettings({ enterSends })}
      />
    </section>
  );
}
