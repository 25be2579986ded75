import { LanguagesIcon, Menu } from '@/components/controls';
import { locale, t } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';
import { writeIn, writingLanguage, writingLanguages } from './writing-language.ts';

/** A language as people call it, in the language of the surface; one nobody has a name for keeps its tag. */
function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames([locale.value], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** In which language the reply is checked, and which ready texts come first. */
export function LanguageMenu({ view }: { readonly view: CaseView }) {
  const language = writingLanguage(view);
  const label = language ? t('writing.language', { language: nameOf(language) }) : t('writing.languages');
  return (
    <Menu
      button={{ variant: 'quiet', icon: LanguagesIcon, label }}
      label={t('writing.languages')}
      items={writingLanguages(view).map((tag) => ({
        id: tag,
        label: nameOf(tag),
        checked: tag === language,
        onSelect: () => writeIn(view.case.id, tag),
      }))}
    />
  );
}
