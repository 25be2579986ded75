import { AFTER_SEND, changeSettings, settings } from '@/components/app/settings.ts';
import { Select } from '@/components/controls';
import { t } from '@/components/locales';

/** Where the agent goes on once an answer is sent. */
export function AfterSend() {
  return (
    <section class="options-section">
      <h2>{t('afterSend.title')}</h2>
      <div class="options-look">
        <Select
          label={t('afterSend.label')}
          hint={t('afterSend.hint')}
          value={settings.value.afterSend}
          options={AFTER_SEND.map((value) => ({ value, label: t(`afterSend.${value}`) }))}
          onChange={(afterSend) => void changeSettings({ afterSend })}
        />
      </div>
    </section>
  );
}
