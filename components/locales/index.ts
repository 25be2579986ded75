import { signal } from '@preact/signals';
import type { Catalogue, Key, Params } from './catalogue.ts';
import { en } from './en.ts';
import { formatNumber } from './format.ts';
import { type Locale, locale, pickLocale } from './locale.ts';

export type { Catalogue, Key, PlainKey } from './catalogue.ts';
export * from './format.ts';
export { LOCALES, type Locale, locale, pickLocale } from './locale.ts';

/** A text that a surface did not load would be shown by its name; a test looks at that. */
type Loaded = Partial<Catalogue>;
let english: Loaded = en;

/** English is always there; the others are files of their own, read when chosen, to keep the surfaces small. */
const LOADERS: Record<Locale, () => Promise<Loaded>> = {
  en: async () => english,
  'pt-BR': async () => (await import('./pt-BR.ts')).ptBR,
  es: async () => (await import('./es.ts')).es,
};

const catalogue = signal<Loaded>(en);
let wanted: Locale = 'en';

/** More English, of a surface that says more than the others. Before its first render. */
export function addTexts(more: Loaded) {
  english = { ...english, ...more };
  if (wanted === 'en') catalogue.value = english;
}

/**
 * Switches every text and number to a language; `browser` follows the browser. Await it before the first render
 * and nothing flashes in English.
 */
export async function chooseLocale(tag: Locale | 'browser'): Promise<void> {
  const chosen = tag === 'browser' ? pickLocale(navigator.languages) : tag;
  wanted = chosen;
  const texts = await LOADERS[chosen]();
  if (wanted !== chosen) return; // a later choice overtook this one
  catalogue.value = texts;
  locale.value = chosen;
  if (typeof document !== 'undefined') document.documentElement.lang = chosen;
}

// Right-to-left letters and direction controls: only such values need a wall around them.
const BIDI = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc]/;
/** Keeps an Arabic name, or a forged direction mark in one, from turning the sentence around it. */
const isolated = (value: string) => (BIDI.test(value) ? `\u2068${value}\u2069` : value);

const shown = (value: string | number | undefined) =>
  typeof value === 'number' ? formatNumber(value) : isolated(value ?? '');

/** The text of `key` in the current language, filled. Reading it in a component or a signal subscribes to the language. */
export function t<K extends Key>(key: K, ...[params]: Params<K>): string {
  const entry: Loaded[Key] = catalogue.value[key];
  if (entry === undefined) return key;
  const values: Record<string, string | number> = { ...params };
  const text = typeof entry === 'string' ? entry : entry[pluralForm(Number(values.count))];
  return text.replace(/\{(\w+)\}/g, (_, name: string) => shown(values[name]));
}

/** Our catalogues write two forms; every other category of the language reads as `other`. */
const pluralForm = (count: number) =>
  new Intl.PluralRules(locale.value).select(count) === 'one' ? 'one' : 'other';
