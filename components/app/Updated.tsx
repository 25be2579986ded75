import { unsavedTexts } from '@/components/composer/unsaved.ts';
import { EmptyState, RefreshCwIcon } from '@/components/controls';
import { t } from '@/components/locales';
import type { Where } from './App.tsx';

/**
 * The extension was updated under this surface, which can do nothing any more, not even load a file of its own. What
 * was written is stored; what could not be stored stands here, to be copied.
 */
export function Updated({ where }: { readonly where: Where }) {
  const texts = unsavedTexts();
  return (
    <main class="app-problem">
      <EmptyState
        icon={RefreshCwIcon}
        title={t('updated.title')}
        text={where === 'frame' ? t('updated.text') : t('updated.tab')}
      >
        {texts.length > 0 && <p>{t('updated.unsaved')}</p>}
        {texts.map((text) => (
          <textarea key={text} readOnly rows={6} dir="auto" aria-label={t('composer.draft')} value={text} />
        ))}
      </EmptyState>
    </main>
  );
}
