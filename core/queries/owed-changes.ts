import type { IDBPDatabase } from 'idb';
import { withConsent } from '@/core/model/consent';
import { applyContactChange, type Contact } from '@/core/model/contact';
import { under } from '@/core/model/key-range';
import { isScheduled, type OutboxItem } from '@/core/model/outbox-item';
import type { Schema } from '@/core/store/schema';

const WAITING = ['queued', 'sending', 'unconfirmed'] as const;

/** Changes still owed: those of the case, and those of its contact from whichever case they were made. */
export async function owedChanges(db: IDBPDatabase<Schema>, caseId: string, contact: string) {
  // What waits is few, however many items the outbox remembers.
  const waiting = await Promise.all(
    WAITING.map((state) => db.getAllFromIndex('outbox', 'byState', under(state))),
  );
  return waiting
    .flat()
    .filter(({ case: at, action }) =>
      action.kind === 'contact' || action.kind === 'consent' ? action.contact === contact : at === caseId,
    )
    .sort((a, b) => a.seq - b.seq);
}

/** The contact as it will be once the desk took the item. */
export function withOwed(contact: Contact, { action }: OutboxItem): Contact {
  if (action.kind === 'consent')
    return { ...contact, consents: withConsent(contact.consents, action.consent) };
  return action.kind === 'contact' ? applyContactChange(contact, action.change) : contact;
}

/** What an action changes, by the names of `CaseView.changing`. */
export function namesOf(item: Pick<OutboxItem, 'action' | 'state' | 'sendAt'>): string[] {
  const { action } = item;
  switch (action.kind) {
    case 'field':
      return [`case.${action.field}`];
    case 'contact': {
      const { fields = {}, ...facts } = action.change;
      return [
        ...Object.keys(facts).map((fact) => `contact.${fact}`),
        ...Object.keys(fields).map((id) => `contact.fields.${id}`),
      ];
    }
    case 'tag':
    case 'untag':
      return [`tag.${action.tag}`];
    case 'claim':
      return ['assignee', 'status'];
    case 'assign':
      return ['assignee'];
    case 'reply':
      // With a time of its own it changes nothing before.
      return action.status && !isScheduled(item) ? ['status'] : [];
    case 'note':
      return [];
    default:
      return [action.kind];
  }
}
