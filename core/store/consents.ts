import type { IDBPDatabase } from 'idb';
import { keysOf } from '@/core/numbers/keys';
import { under } from '../model/key-range.ts';
import { emailKeyOf } from './contacts.ts';
import type { Schema } from './schema.ts';

/** Contacts with an address, on every desk: a number in both of its spellings. */
export async function contactsAt(db: IDBPDatabase<Schema>, address: string): Promise<string[]> {
  if (address.includes('@')) return db.getAllKeysFromIndex('contacts', 'byEmail', emailKeyOf(address));
  const found = keysOf(address).map((number) => db.getAllKeysFromIndex('contacts', 'byPhone', number));
  return [...new Set((await Promise.all(found)).flat())];
}

/** Whether a contact wrote to us on a kind of channel, as far as is known here. */
export async function wroteOn(db: IDBPDatabase<Schema>, contact: string, kind: string): Promise<boolean> {
  const cases = await db.getAllFromIndex('cases', 'byContact', contact);
  for (const { id, waitingSince, windowEndsAt } of cases.filter((one) => one.kind === kind)) {
    // Who waits for an answer, or opened a window, has written, also where the thread was never loaded.
    if (waitingSince !== null || windowEndsAt !== null) return true;
    const thread = await db.getAllFromIndex('messages', 'byCase', under(id));
    if (thread.some(({ direction }) => direction === 'in')) return true;
  }
  return false;
}
