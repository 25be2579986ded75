import { changeSettings, settings } from '@/components/app/settings.ts';
import { Select } from '@/components/controls';
import { LOCALES, pickLocale, t } from '@/components/locales';

/** Language, theme and density; every open surface follows at once. */
export function Look() {
  const { language, theme, density } = settings.value;
  // The browser's language in its own words, so that «as the browser» says which one that is.
  const own = t(`options.language.${pickLocale(navigator.languages)}`);
  return (
    <section class="options-section">
      <h2>{t('options.look')}</h2>
      <div class="options-look">
        <Select
          label={t('options.language')}
          value={language}
          options={[
            { value: 'browser' as const, label: t('options.language.browser', { language: own }) },
            ...LOCALES.map((locale) => ({ value: locale, label: t(`options.language.${locale}`) })),
          ]}
          onChange={(value) => void changeSettings({ language: value })}
        />
        <Select
          label={t('options.theme')}
          value={theme}
          options={[
            { value: 'system', label: t('options.theme.system') },
            { value: 'light', label: t('options.theme.light') },
            { value: 'dark', label: t('options.theme.dark') },
          ]}
          onChange={(value) => void changeSettings({ theme: value })}
        />
        <Select
          label={t('options.density')}
          value={density}
          options={[
            { value: 'comfortable', label: t('options.density.comfortable') },
            { value: 'compact', label: t('options.density.compact') },
          ]}
          onChange={(value) => void changeSettings({ density: value })}
        />
      </div>
    </section>
  );
}
