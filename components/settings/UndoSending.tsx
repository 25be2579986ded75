import { changeSettings, settings, UNDO_SECONDS } from '@/components/app/settings.ts';
import { Select } from '@/components/controls';
import { t } from '@/components/locales';

/** How long what was sent can be taken back. */
export function UndoSending() {
  return (
    <section class="options-section">
      <h2>{t('undo.title')}</h2>
      <div class="options-look">
        <Select
          label={t('undo.label')}
          hint={t('undo.hint')}
          value={`${settings.value.undoSeconds}`}
          options={UNDO_SECONDS.map((count) => ({
            value: `${count}` as const,
            label: count === 0 ? t('undo.off') : t('undo.seconds', { count }),
          }))}
          onChange={(chosen) =>
            void changeSettings({ undoSeconds: UNDO_SECONDS.find((count) => `${count}` === chosen) ?? 5 })
          }
        />
      </div>
    </section>
  );
}
