import type { IDBPIndex } from 'idb';
import * as v from 'valibot';
import type { Channel } from '@/core/model/channel';
import type { Contact } from '@/core/model/contact';
import type { Capabilities } from '@/core/model/desk';
import type { Agent, Directory, Queue, QuickReply, Tag } from '@/core/model/directory';
import type { FieldDefinition } from '@/core/model/field';
import { under } from '@/core/model/key-range';
import type { Message } from '@/core/model/message';
import { isRepeated, type OutboxItem } from '@/core/model/outbox-item';
import { isText, needsAgent } from '@/core/model/outbox-need';
import type { Presence } from '@/core/model/presence';
import { toContact } from '@/core/store/contacts';
import { database } from '@/core/store/database';
import { presencesAt } from '@/core/store/presences';
import { remindersFor } from '@/core/store/reminders';
import type { Schema } from '@/core/store/schema';
import { type ApprovalRow, approvalsAt } from './approvals.ts';
import { type CaseRow, toRow } from './inbox.ts';
import { namesOf, owedChanges, withOwed } from './owed-changes.ts';
import { query } from './query.ts';

/** Everything around one case, but its thread. */
export interface CaseView {
  /** As in the list, so that opening a case changes none of its words. */
  readonly case: CaseRow;
  /** null until a pull brought it. */
  readonly contact: Contact | null;
  readonly channel: Channel | null;
  /** Who is signed in at this case's desk: rights and «mine» are decided by it. */
  readonly me: Agent | null;
  readonly capabilities: Capabilities;
  /** Everybody the case could be given to, this agent included. */
  readonly agents: readonly Agent[];
  readonly queues: readonly Queue[];
  readonly tags: readonly Tag[];
  /** Custom fields of the desk's cases and contacts. */
  readonly fields: readonly FieldDefinition[];
  /**
   * What was changed here and is not confirmed yet: `status`, `assignee`, `sentiment`, `tag.<tag>`, `case.<field>`,
   * `contact.<fact>`, `contact.fields.<field>`; it is shown already.
   */
  readonly changing: readonly string[];
  /** Outbox items of this case that need the agent, oldest first. */
  readonly stuck: readonly OutboxItem[];
  /** Requests for approval that wait, and those of this agent that were decided and not put away; oldest first. */
  readonly approvals: readonly ApprovalRow[];
  /** What people call the desk. */
  readonly deskName: string;
  /** Who else is at it: colleagues, or the contact who types. Each is over by itself. */
  readonly presences: readonly Presence[];
}

const CaseId = v.pipe(v.string(), v.minLength(1));
/** Most entries in one answer. */
const MOST_ENTRIES = 20_000;
const Limit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_ENTRIES));

const isTrouble = (item: OutboxItem) => needsAgent(item) || (item.state === 'unconfirmed' && isText(item));

/** What the desk can do, without what its team does not use. */
const used = (
  can: Capabilities,
  uses: Directory['uses'] = { tags: true, sentiment: true },
): Capabilities => ({
  ...can,
  tags: can.tags && uses.tags,
  sentiment: can.sentiment && uses.sentiment,
});

/** One case; null = there is no such case (any more). */
export const caseView = query({
  args: CaseId,
  reads: [
    'cases',
    'contacts',
    'desks',
    'directories',
    'outbox',
    'presences',
    'reminders',
    'approvals',
    'messages',
  ],
  async run(id): Promise<CaseView | null> {
    const db = await database();
    const record = await db.get('cases', id);
    if (!record) return null;
    const [desk, directory, stored, items, owed] = await Promise.all([
      db.get('desks', record.desk),
      db.get('directories', record.desk),
      db.get('contacts', record.contact),
      db.getAllFromIndex('outbox', 'byCase', IDBKeyRange.bound([id, 0], [id, Number.POSITIVE_INFINITY])),
      owedChanges(db, id, record.contact),
    ]);
    if (!desk) return null;
    const [reminders, approvals] = await Promise.all([remindersFor([desk]), approvalsAt(id, record)]);
    const pending = approvals.some(({ approval }) => approval.state === 'waiting');
    return {
      case: toRow(record, directory, desk, pending, reminders.get(id)),
      contact: stored ? owed.reduce(withOwed, toContact(stored)) : null,
      channel: directory?.channels.find((channel) => channel.id === record.channel) ?? null,
      me: desk.me,
      capabilities: used(desk.capabilities, directory?.uses),
      agents: directory?.agents ?? [],
      queues: directory?.queues ?? [],
      tags: directory?.tags ?? [],
      fields: directory?.fields ?? [],
      changing: [...new Set(owed.flatMap(namesOf))],
      // What waits for its next try has a problem too, but needs nobody; that a text may be lost must be known.
      stuck: items.filter((item) => isRepeated(item) || (item.problem !== null && isTrouble(item))),
      approvals,
      deskName: desk.name,
      presences: await presencesAt(id, desk.me?.id, new Date().toISOString()),
    };
  },
});

/** The newest part of a thread, oldest first. */
export interface ThreadView {
  readonly messages: readonly Message[];
  /** There are older ones. */
  readonly more: boolean;
}

/** Entries shown before the one that somebody wants to see. */
const BEFORE = 25;

type ThreadIndex = IDBPIndex<Schema, ['messages'], 'messages', 'byCase', 'readonly'>;

/** How many of the newest entries reach back to this one and a few before it; 0 = it is not of this case. */
async function countTo(index: ThreadIndex, id: string, caseId: string): Promise<number> {
  const wanted = await index.objectStore.get(id);
  if (wanted?.case !== caseId) return 0;
  return BEFORE + (await index.count(IDBKeyRange.bound([caseId, wanted.at], [caseId, '\uffff'])));
}

/**
 * The newest `limit` entries; a surface that wants older ones asks for more of them at once, so it stays one
 * answer. `reach` names an entry that must be among them, however old it is.
 */
export const thread = query({
  args: v.object({ case: CaseId, limit: Limit, reach: v.optional(v.string()) }),
  reads: ['messages'],
  async run({ case: id, limit, reach }): Promise<ThreadView> {
    const db = await database();
    const index = db.transaction('messages').store.index('byCase');
    const wanted = reach ? Math.min(MOST_ENTRIES, Math.max(limit, await countTo(index, reach, id))) : limit;
    // Only the place where the answer begins is looked for, by keys from the end: reading a long thread whole to show
    // its last fifty would cost its whole length, and a cursor over the values a round trip for each.
    let range = under(id);
    const newest = await index.openKeyCursor(range, 'prev');
    const before = newest && (await newest.advance(wanted));
    if (before) range = IDBKeyRange.bound(before.key, range.upper);
    // Several may be of the same moment; the last ones are meant.
    const found = await index.getAll(range);
    return { messages: found.slice(-wanted), more: before !== null };
  },
});

/** Quick replies for a case: its channel's, those in the contact's language first. */
export const quickReplies = query({
  args: CaseId,
  reads: ['cases', 'directories'],
  async run(id): Promise<QuickReply[]> {
    const db = await database();
    const record = await db.get('cases', id);
    const directory = record && (await db.get('directories', record.desk));
    if (!record || !directory) return [];
    const language = record.language.slice(0, 2);
    const rank = (reply: QuickReply) => (reply.language.slice(0, 2) === language ? 0 : 1);
    return directory.quickReplies
      .filter((reply) => reply.kinds.length === 0 || reply.kinds.includes(record.kind))
      .sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title));
  },
});
