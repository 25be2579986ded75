import * as v from 'valibot';
import type { Channel } from '@/core/model/channel';
import type { Contact } from '@/core/model/contact';
import type { Capabilities } from '@/core/model/desk';
import type { Agent, Directory, Queue, QuickReply, Tag } from '@/core/model/directory';
import type { FieldDefinition } from '@/core/model/field';
import { under } from '@/core/model/key-range';
import type { Message } from '@/core/model/message';
import { isRepeated, type OutboxItem } from '@/core/model/outbox-item';
import type { Presence } from '@/core/model/presence';
import { toContact } from '@/core/store/contacts';
import { database } from '@/core/store/database';
import { presencesAt } from '@/core/store/presences';
import { remindersFor } from '@/core/store/reminders';
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
   * What was changed here and is not confirmed yet: `case.<field>`, `contact.<fact>`, `contact.fields.<field>`;
   * it is shown already.
   */
  readonly changing: readonly string[];
  /** Outbox items of this case that need the agent, oldest first. */
  readonly stuck: readonly OutboxItem[];
  /** What people call the desk. */
  readonly deskName: string;
  /** Who else is at it: colleagues, or the contact who types. Each is over by itself. */
  readonly presences: readonly Presence[];
}

const CaseId = v.pipe(v.string(), v.minLength(1));

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
  reads: ['cases', 'contacts', 'desks', 'directories', 'outbox', 'presences', 'reminders'],
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
    const reminders = await remindersFor([desk]);
    return {
      case: toRow(record, directory, desk, reminders.get(id)),
      contact: stored ? owed.reduce(withOwed, toContact(stored)) : null,
      channel: directory?.channels.find((channel) => channel.id === record.channel) ?? null,
      me: desk.me,
      capabilities: used(desk.capabilities, directory?.uses),
      agents: directory?.agents ?? [],
      queues: directory?.queues ?? [],
      tags: directory?.tags ?? [],
      fields: directory?.fields ?? [],
      changing: owed.flatMap(({ action }) => namesOf(action)),
      // Queued ones that wait for their next try have a problem too, but need nobody.
      stuck: items.filter((item) => isRepeated(item) || (item.problem !== null && item.state !== 'queued')),
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

/**
 * The newest `limit` entries; a surface that wants older ones asks for more of them at once, so it stays one
 * answer.
 */
export const thread = query({
  args: v.object({ case: CaseId, limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20_000)) }),
  reads: ['messages'],
  async run({ case: id, limit }): Promise<ThreadView> {
    const db = await database();
    // By cursor from the end: reading a long thread whole to show its last fifty would cost its whole length.
    const range = under(id);
    const found: Message[] = [];
    let cursor = await db.transaction('messages').store.index('byCase').openCursor(range, 'prev');
    while (cursor && found.length < limit) {
      found.push(cursor.value);
      cursor = await cursor.continue();
    }
    return { messages: found.reverse(), more: cursor !== null };
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
