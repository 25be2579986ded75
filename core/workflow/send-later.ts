import { under } from '@/core/model/key-range';
import type { Message } from '@/core/model/message';
import type { OutboxItem } from '@/core/model/outbox-item';
import { caseById } from '@/core/store/cases';
import { database } from '@/core/store/database';
import { directoryOf } from '@/core/store/desks';
import type { CaseRecord } from '@/core/store/schema';

/** Later than this, «good morning» or «as we said for today» would no longer be true. */
const TOO_LATE = 12 * 3_600_000;
/** Clocks of a desk and of this computer may differ by so much. */
const SLACK = 60_000;

/** Ours, or nobody's: what this agent sent themselves and what machines add does not make a reply wrong. */
const isTheirs = ({ kind, author }: Message, me: string) =>
  kind === 'message' && (author.kind === 'contact' || (author.kind === 'agent' && author.id !== me));

/** Whether the contact or a colleague wrote since: by the desk's count, less what we sent; and by their times. */
async function hasMoved(item: OutboxItem, record: CaseRecord): Promise<boolean> {
  const messages = await (await database()).getAllFromIndex('messages', 'byCase', under(item.case));
  const written = messages.filter(({ id, kind }) => kind === 'message' && !id.startsWith('outbox:'));
  if (written.some((message) => message.at > item.createdAt && isTheirs(message, item.agent))) return true;
  const from = new Date(Date.parse(item.createdAt) - SLACK).toISOString();
  const ours = written.filter((message) => message.at >= from && !isTheirs(message, item.agent));
  return record.revision - item.seenRevision > ours.length;
}

/** Why a reply must not go out though its time has come; undefined = it may. */
export async function whyNotNow(item: OutboxItem, now = Date.now()): Promise<OutboxItem['missed']> {
  const record = await caseById(item.case);
  // A case that is gone is the desk's to refuse, with its own word.
  if (!record) return undefined;
  if (record.said.status === 'closed') return 'closed';
  const channel = (await directoryOf(item.desk))?.channels.find(({ id }) => id === record.channel);
  if (channel?.windowHours && record.windowEndsAt && Date.parse(record.windowEndsAt) <= now) return 'window';
  if (await hasMoved(item, record)) return 'moved';
  return now - Date.parse(item.sendAt ?? item.dueAt) > TOO_LATE ? 'late' : undefined;
}
