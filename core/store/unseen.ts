import { under } from '@/core/model/key-range';
import type { Message } from '@/core/model/message';
import { isOthers, type Seen, seenOf } from '@/core/model/seen';
import { database } from './database.ts';
import type { CaseRecord } from './schema.ts';

const threadFrom = async (caseId: string, from: string) =>
  (await database()).getAllFromIndex(
    'messages',
    'byCase',
    IDBKeyRange.bound([caseId, from], [caseId, '\uffff']),
  );

/** What others wrote in a case that this agent has not read, oldest first. */
export async function unseenIn(caseId: string, me: string, { ids, from }: Seen): Promise<Message[]> {
  const known = new Set(ids);
  return (await threadFrom(caseId, from)).filter((one) => isOthers(one, me) && !known.has(one.id));
}

/** The last entries of a thread that its desk has told, newest first. */
export async function newestOf(caseId: string, count: number): Promise<Message[]> {
  const index = (await database()).transaction('messages').store.index('byCase');
  const found: Message[] = [];
  let cursor = await index.openCursor(under(caseId), 'prev');
  for (; cursor && found.length < count; cursor = await cursor.continue())
    if (!cursor.value.id.startsWith('outbox:')) found.push(cursor.value);
  return found;
}

/**
 * What was said after a thread had `revision` messages: by the contact, perhaps among others (moved), or only to them
 * (answered); null = nothing. As desks count, whoever wrote.
 */
export async function saidSince(
  { id, revision: now }: Pick<CaseRecord, 'id' | 'revision'>,
  revision: number,
): Promise<'moved' | 'answered' | null> {
  if (now <= revision) return null;
  const index = (await database()).transaction('messages').store.index('byCase');
  let left = now - revision;
  let cursor = await index.openCursor(under(id), 'prev');
  for (; cursor && left > 0; cursor = await cursor.continue()) {
    const { kind, direction } = cursor.value;
    if (kind !== 'message' || cursor.value.id.startsWith('outbox:')) continue;
    if (direction === 'in') return 'moved';
    left -= 1;
  }
  return left === now - revision ? 'moved' : 'answered';
}

/** Everything that is stored now, as read: from here on only what comes later is news. */
export const allSeen = async (caseId: string, me: string, from = ''): Promise<Seen> =>
  seenOf(await threadFrom(caseId, from), me, from);
