import { locale } from '@/components/locales';
import type { Choice } from './FieldInput.tsx';

// What customers write in most; a contact's own language is always offered beside them.
const TAGS =
  'ar bg bn ca cs da de el en en-GB en-US es es-419 es-ES et fa fi fr fr-CA he hi hr hu id it ja ko lt lv ms nb nl pl pt pt-BR pt-PT ro ru sk sl sr sv th tr uk vi zh-Hans zh-Hant'.split(
    ' ',
  );

/** Name of a language in the language of the interface; the tag itself if nobody knows it. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([locale.value], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Languages to choose from by name, the present one among them. */
export function languageChoices(present: string): Choice[] {
  const tags = present && !TAGS.includes(present) ? [...TAGS, present] : TAGS;
  return tags
    .map((value) => ({ value, label: languageName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale.value));
}
