/** What is quoted of a mail. */
export interface Quoted {
  readonly name: string;
  /** ISO. */
  readonly at: string;
  readonly text: string;
}

/** Longer originals are cut: every answer carries all the ones before it. */
const MOST = 100_000;

const SENTENCES: Readonly<Record<string, (date: string, name: string) => string>> = {
  en: (date, name) => `On ${date}, ${name} wrote:`,
  pt: (date, name) => `Em ${date}, ${name} escreveu:`,
  es: (date, name) => `El ${date}, ${name} escribió:`,
};

function dateIn(language: string, at: string): string {
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC', timeZoneName: undefined } as const;
  try {
    return `${new Intl.DateTimeFormat(language || 'en', style).format(new Date(at))} UTC`;
  } catch {
    // A language tag or date that came from outside may be none.
    return at;
  }
}

/** The original below an answer, as mail programs of the reader's language write it. */
export function quoteOf({ name, at, text }: Quoted, language: string): string {
  const sentence = SENTENCES[language.slice(0, 2)] ?? SENTENCES.en;
  const known = SENTENCES[language.slice(0, 2)] ? language : 'en';
  const cut = text.length > MOST ? `${text.slice(0, MOST).toWellFormed()}…` : text;
  const lines = cut
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => (line.startsWith('>') || line === '' ? `>${line}` : `> ${line}`));
  return [sentence?.(dateIn(known, at), name) ?? '', ...lines].join('\n');
}

/** A text with what is put under it, a blank line between. */
export const below = (text: string, rest: string) =>
  [text.trimEnd(), rest].filter((part) => part !== '').join('\n\n');
