import type { IDBPDatabase } from 'idb';
import * as v from 'valibot';
import type { Case } from '@/core/model/case';
import type { Desk } from '@/core/model/desk';
import type { Directory } from '@/core/model/directory';
import { under } from '@/core/model/key-range';
import type { Message } from '@/core/model/message';
import { OUTBOX_STATES, type OutboxAction, type OutboxItem } from '@/core/model/outbox-item';
import {
  isUnclear,
  NEEDS,
  type Need,
  needOf,
  needsAgent,
  type OutboxStep,
  stepsOf,
} from '@/core/model/outbox-need';
import { database } from '@/core/store/database';
import type { Schema } from '@/core/store/schema';
import { query } from './query.ts';

/** What a thread shows that may be the item itself. */
export interface Candidate extends Pick<Message, 'id' | 'text' | 'at'> {
  readonly author: string;
}

/** One owed thing as the outbox view tells it. */
export interface OutboxRow {
  readonly item: OutboxItem;
  /** null = the case is not stored here any more. */
  readonly case: Pick<Case, 'number' | 'contactName' | 'kind' | 'status'> | null;
  readonly deskName: string;
  /** Name of the tag, agent, queue or field it is about; '' where there is none. */
  readonly target: string;
  readonly need: Need;
  /** What can be done, the best first; never empty. */
  readonly steps: readonly OutboxStep[];
  /** Of one that nobody can be sure of: what went out in its case since, newest first. */
  readonly since: readonly Candidate[];
}

/** Everything that is not settled, over all desks. */
export interface OutboxView {
  readonly rows: readonly OutboxRow[];
  /** So many more than the rows answered. */
  readonly more: number;
}

/** A change of a thousand cases is one line to read, not a thousand. */
const MOST_ROWS = 200;
/** As many as stand side by side with ours without hiding it. */
const MOST_CANDIDATES = 5;

function targetOf(action: OutboxAction, directory: Directory | undefined): string {
  const named = (list: readonly { readonly id: string; readonly name: string }[] = [], id: string | null) =>
    list.find((one) => one.id === id)?.name ?? '';
  if (action.kind === 'tag' || action.kind === 'untag') return named(directory?.tags, action.tag);
  if (action.kind === 'field')
    return directory?.fields.find(({ id }) => id === action.field)?.label ?? action.field;
  if (action.kind !== 'assign') return '';
  return named(directory?.agents, action.agent) || named(directory?.queues, action.queue);
}

/** What went out or was noted in a case since the item was first sent, but for what we show ourselves. */
async function candidates(db: IDBPDatabase<Schema>, item: OutboxItem): Promise<Candidate[]> {
  if (!isUnclear(item)) return [];
  // A desk's clock may be some minutes behind ours.
  const from = new Date(Date.parse(item.attempts[0]?.at ?? item.createdAt) - 5 * 60_000).toISOString();
  const range = IDBKeyRange.bound([item.case, from], [item.case, '\uffff']);
  const wanted = item.action.kind === 'note' ? 'note' : 'message';
  return (await db.getAllFromIndex('messages', 'byCase', range))
    .filter(({ id, kind, author }) => !id.startsWith('outbox:') && kind === wanted && author.kind === 'agent')
    .reverse()
    .slice(0, MOST_CANDIDATES)
    .map(({ id, text, at, author }) => ({ id, text, at, author: author.name }));
}

/** What is known of a case that a first message is to begin. */
function beginningOf({ action }: OutboxItem, directory: Directory | undefined): OutboxRow['case'] {
  if (action.kind !== 'outbound') return null;
  const { channel, name, address } = action.to;
  const kind = directory?.channels.find(({ id }) => id === channel)?.kind ?? 'email';
  return { number: '', contactName: name || address, kind, status: 'new' };
}

async function rowOf(
  db: IDBPDatabase<Schema>,
  item: OutboxItem,
  desk: Desk | undefined,
  now: string,
): Promise<OutboxRow> {
  const [record, directory] = await Promise.all([
    db.get('cases', item.case),
    db.get('directories', item.desk),
  ]);
  const around = {
    me: desk?.me ?? null,
    health: desk?.health ?? 'signed-out',
    // One that begins a case is read and written on by itself.
    caseKnown: record !== undefined || item.action.kind === 'outbound',
    closed: record?.status === 'closed',
  };
  return {
    item,
    case: record
      ? {
          number: record.number,
          contactName: record.contactName,
          kind: record.kind,
          status: record.status,
        }
      : beginningOf(item, directory),
    deskName: desk?.name ?? '',
    target: targetOf(item.action, directory),
    need: needOf(item, around, now),
    steps: stepsOf(item, around),
    since: await candidates(db, item),
  };
}

/** What is on its way, waits, failed or is held: over all desks and cases, by what it needs, oldest first. */
export const outbox = query({
  args: v.null(),
  reads: ['outbox', 'desks', 'cases', 'directories', 'messages'],
  async run(): Promise<OutboxView> {
    const db = await database();
    const desks = await db.getAll('desks');
    const found = await Promise.all(
      OUTBOX_STATES.map((state) => db.getAllFromIndex('outbox', 'byState', under(state))),
    );
    const items = found.flat().filter((item) => item.state !== 'sent' || needsAgent(item));
    const now = new Date().toISOString();
    const rows = await Promise.all(
      items.map((item) =>
        rowOf(
          db,
          item,
          desks.find(({ id }) => id === item.desk),
          now,
        ),
      ),
    );
    const place = ({ need }: OutboxRow) => NEEDS.indexOf(need);
    rows.sort((a, b) => place(a) - place(b) || a.item.seq - b.item.seq);
    return { rows: rows.slice(0, MOST_ROWS), more: Math.max(0, rows.length - MOST_ROWS) };
  },
});
