import { type Signal, signal } from '@preact/signals';
import { LOCALES } from '@/components/locales';
import type { CaseView } from '@/core/queries/case';

// Per case and surface: a language chosen for one contact says nothing about the next.
const choices = new Map<string, Signal<string>>();

function choiceOf(caseId: string): Signal<string> {
  const choice = choices.get(caseId) ?? signal('');
  choices.set(caseId, choice);
  return choice;
}

/** `pt-br` and `pt-BR` are one; what is no language at all is none. */
function tagOf(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? '';
  } catch {
    return '';
  }
}

/** The language a case is answered in: the contact's until the agent chooses another; '' = nobody knows. */
export const writingLanguage = ({ case: row, contact }: CaseView): string =>
  choiceOf(row.id).value || tagOf(row.language || contact?.language || '');

/** The agent writes to this contact in another language. */
export function writeIn(caseId: string, language: string) {
  choiceOf(caseId).value = language;
}

/** What can be written in: the contact's language first, then ours, then the browser's. */
export function writingLanguages({ case: row, contact }: CaseView): string[] {
  const all = [row.language, contact?.language ?? '', ...LOCALES, ...navigator.languages.slice(0, 4)];
  return [...new Set(all.map(tagOf).filter(Boolean))];
}
