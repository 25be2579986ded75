import type { FieldValues } from './field.ts';
import type { Consent } from './template.ts';

/** The customer, as one desk knows them. */
export interface Contact {
  /** `<desk id>:<id in the desk>`. */
  readonly id: string;
  readonly desk: string;
  readonly name: string;
  /** E-mail address, '' if unknown. */
  readonly email: string;
  /** E.164 number, '' if unknown. */
  readonly phone: string;
  readonly company: string;
  readonly city: string;
  /** BCP 47 tag, '' if unknown. */
  readonly language: string;
  /** Values of the desk's custom fields for contacts; the directory says what they are. */
  readonly fields: FieldValues;
  /** IANA time zone (`Europe/Lisbon`), '' if unknown. */
  readonly timeZone: string;
  /** What agents want each other to know about the person; never sent. */
  readonly notes: string;
  /** What they let us write to, newest last per channel; absent = nothing was noted. Changed by its own action only. */
  readonly consents?: readonly Consent[];
}

/** What agents may change about a contact; absent = left as it is. Of `fields` only the given ones change, '' clears. */
export type ContactChange = Partial<Omit<Contact, 'id' | 'desk' | 'consents'>>;

/** The contact with a change laid over. */
export function applyContactChange(contact: Contact, change: ContactChange): Contact {
  const fields = Object.entries({ ...contact.fields, ...change.fields }).filter(([, value]) => value !== '');
  return { ...contact, ...change, fields: Object.fromEntries(fields) };
}
