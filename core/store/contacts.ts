import { withConsent } from '@/core/model/consent';
import { applyContactChange, type Contact } from '@/core/model/contact';
import type { OutboxAction } from '@/core/model/outbox-item';
import type { WriteTx } from './database.ts';
import type { ContactRecord } from './schema.ts';

/** Addresses are the same person's however they are written; numbers are E.164 and alike already. */
export const emailKeyOf = (email: string) => email.trim().toLowerCase();

/** A contact with the keys its indexes need; what has no address or number stays out of them. */
export function withContactKeys(contact: ContactRecord): ContactRecord {
  const { emailKey: _, phoneKey: __, ...rest } = contact;
  return {
    ...rest,
    ...(rest.email && { emailKey: emailKeyOf(rest.email) }),
    ...(rest.phone && { phoneKey: rest.phone }),
  };
}

/** The contact without what only the store needs. */
export function toContact({ emailKey: _, phoneKey: __, ...contact }: ContactRecord): Contact {
  return contact;
}

/** What the desk took of a contact's change is its word at once; else the card would flicker until the next pull. */
export async function confirmContact(tx: WriteTx<'contacts'>, action: OutboxAction) {
  if (action.kind !== 'contact' && action.kind !== 'consent') return;
  const store = tx.objectStore('contacts');
  const contact = await store.get(action.contact);
  if (!contact) return;
  if (action.kind === 'contact') await store.put(withContactKeys(applyContactChange(contact, action.change)));
  else await store.put({ ...contact, consents: withConsent(contact.consents, action.consent) });
}
