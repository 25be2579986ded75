import * as v from 'valibot';
import { bestRecipients, type KnownRecipient } from '@/core/model/find-recipient';
import { database } from '@/core/store/database';
import { query } from './query.ts';

/** More than these nobody reads; one more letter is quicker. */
const MOST = 8;

/**
 * Contacts of the case's desk that fit what is typed, by name and address. Only of that desk: whom one team writes to
 * is nothing to suggest in another one's mail. Nothing is read before something is typed.
 */
export const recipients = query({
  args: v.object({
    case: v.pipe(v.string(), v.minLength(1)),
    text: v.pipe(v.string(), v.maxLength(100)),
  }),
  reads: ['contacts'],
  async run({ case: id, text }): Promise<KnownRecipient[]> {
    if (text === '') return [];
    const db = await database();
    const record = await db.get('cases', id);
    if (!record) return [];
    const own = (await db.getAll('contacts')).filter(({ desk }) => desk === record.desk);
    const people = own.map(({ name, email }) => ({ name: name.trim(), address: email.trim().toLowerCase() }));
    return bestRecipients(
      people.filter(({ address }) => address.includes('@')),
      text,
      MOST,
    );
  },
});
