import * as v from 'valibot';
import { isDone } from '@/core/model/case';
import { type ConsentState, consentState, lastConsent } from '@/core/model/consent';
import type { Contact } from '@/core/model/contact';
import { bestContacts, type FoundContact } from '@/core/model/find-recipient';
import type { Consent } from '@/core/model/template';
import { contactsAt, wroteOn } from '@/core/store/consents';
import { toContact } from '@/core/store/contacts';
import { database } from '@/core/store/database';
import { type CaseRow, toRow } from './inbox.ts';
import { query } from './query.ts';

/** Who has an address at a desk, what is going on with them, and whether they may be written to first. */
export interface RecipientView {
  /** null = nobody here knows the address. */
  readonly contact: Contact | null;
  /** Their cases on this kind of channel: those not done, else the last one; newest first. */
  readonly cases: readonly CaseRow[];
  readonly consent: ConsentState;
  /** What says so; null = nothing was noted. */
  readonly noted: Consent | null;
}

const Line = v.pipe(v.string(), v.maxLength(320));
/** More than these nobody reads. */
const MOST_FOUND = 8;
const MOST_CASES = 3;

/** Both spellings of a number are one person; the contact one chose comes before others with the address. */
export const recipient = query({
  args: v.object({ desk: Line, address: Line, kind: Line, contact: v.nullable(Line) }),
  reads: ['contacts', 'cases', 'messages', 'desks', 'directories'],
  async run({ desk: deskId, address, kind, contact: chosen }): Promise<RecipientView> {
    const db = await database();
    const ids = address === '' ? [] : await contactsAt(db, address);
    const all = await Promise.all(ids.map((id) => db.get('contacts', id)));
    const own = all.flatMap((one) => (one?.desk === deskId ? [one] : []));
    const found = own.find(({ id }) => id === chosen) ?? own[0];
    if (!found) return { contact: null, cases: [], consent: 'none', noted: null };
    const [desk, directory, ...lists] = await Promise.all([
      db.get('desks', deskId),
      db.get('directories', deskId),
      ...own.map(({ id }) => db.getAllFromIndex('cases', 'byContact', id)),
    ]);
    const cases = lists
      .flat()
      .filter((one) => one.kind === kind)
      .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
    const live = cases.filter(({ status }) => !isDone(status));
    const wrote = await Promise.all(own.map(({ id }) => wroteOn(db, id, kind)));
    return {
      contact: toContact(found),
      cases: (live.length > 0 ? live : cases.slice(0, 1))
        .slice(0, MOST_CASES)
        .map((record) => toRow(record, directory, desk, false)),
      consent: consentState(found.consents, kind, wrote.includes(true)),
      noted: lastConsent(found.consents, kind) ?? null,
    };
  },
});

/** Contacts of a desk that fit what is typed, by name or address, with the address for a kind of channel. */
export const findContacts = query({
  args: v.object({ desk: Line, text: v.pipe(v.string(), v.maxLength(100)), kind: Line }),
  reads: ['contacts'],
  async run({ desk, text, kind }): Promise<FoundContact[]> {
    if (text.trim() === '') return [];
    const all = await (await database()).getAll('contacts');
    const people = all
      .filter((one) => one.desk === desk)
      .map(({ id, name, email, phone }) => ({ id, name, address: kind === 'email' ? email : phone }));
    return bestContacts(people, text, MOST_FOUND);
  },
});
