import type { Contact } from './contact.ts';

/** Facts about a person that are one line of text each, in the order they are shown. */
export const CONTACT_FACTS = ['name', 'email', 'phone', 'company', 'city', 'language', 'timeZone'] as const;
/** One of them. */
export type ContactFact = (typeof CONTACT_FACTS)[number];

/** Longest note about a person. */
export const MOST_NOTES = 20_000;
const MOST_LINE = 200;
// As strict as a typing mistake needs: one @, no blanks, no second address.
const EMAIL = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,250}$/;
const PHONE = /^\+[1-9]\d{6,14}$/;

/** What was typed as it is stored: numbers lose the signs people read them by, tags get their usual spelling. */
export function tidyFact(fact: ContactFact, typed: string): string {
  const value = typed.trim();
  if (fact === 'phone') return value.replace(/^00/, '+').replace(/[\s().\-/]/g, '');
  if (fact !== 'language' || !isLanguage(value)) return value;
  return Intl.getCanonicalLocales(value)[0] ?? value;
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/** Whether this browser can tell the time there. */
export function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }) !== null;
  } catch {
    return false;
  }
}

/** Whether the tidied value may be stored; '' always may, it says «not known». */
export function isContactFact(fact: ContactFact, value: string): boolean {
  if (value === '') return true;
  if (value.length > MOST_LINE || /[\r\n]/.test(value)) return false;
  switch (fact) {
    case 'email':
      return EMAIL.test(value);
    case 'phone':
      return PHONE.test(value);
    case 'language':
      return isLanguage(value);
    case 'timeZone':
      return isTimeZone(value);
    default:
      return true;
  }
}

/** Name of the first fact of a change that may not be stored so; '' = all may. */
export const badFact = (change: Partial<Pick<Contact, ContactFact | 'notes'>>): string =>
  CONTACT_FACTS.find((fact) => !isContactFact(fact, change[fact] ?? '')) ??
  ((change.notes ?? '').length > MOST_NOTES ? 'notes' : '');
