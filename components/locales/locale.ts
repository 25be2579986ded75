import { signal } from '@preact/signals';

/** Languages of the interface. */
export const LOCALES = ['en', 'pt-BR', 'es'] as const;
export type Locale = (typeof LOCALES)[number];

/** The language in use. Change it with `chooseLocale`, which brings the texts along. */
export const locale = signal<Locale>('en');

const BY_LANGUAGE: Readonly<Record<string, Locale>> = { en: 'en', pt: 'pt-BR', es: 'es' };

/** The first language of the browser's list that we speak, in any of its variants; English if none. */
export function pickLocale(languages: readonly string[]): Locale {
  for (const tag of languages) {
    const known = BY_LANGUAGE[tag.toLowerCase().split(/[-_]/)[0] ?? ''];
    if (known) return known;
  }
  return 'en';
}
