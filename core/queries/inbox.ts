import * as v from 'valibot';
import type { Case } from '@/core/model/case';
import type { Desk } from '@/core/model/desk';
import type { Directory } from '@/core/model/directory';
import { INBOX_SORTS, type InboxSort, usualSort } from '@/core/model/inbox-sort';
import { INBOX_VIEWS, type InboxView } from '@/core/model/inbox-view';
import { under } from '@/core/model/key-range';
import type { Reminder } from '@/core/model/reminder';
import { timesHere } from '@/core/model/window';
import { database } from '@/core/store/database';
import { remindersFor } from '@/core/store/reminders';
import type { CaseRecord } from '@/core/store/schema';
import { pendingCases } from './approvals.ts';
import { query } from './query.ts';

/** A line of the inbox: the case with names instead of ids. */
export interface CaseRow extends Case {
  /** '' = in no queue, or the directory is not here yet. */
  readonly queueName: string;
  /** '' = nobody has it. */
  readonly assigneeName: string;
  readonly tagNames: readonly string[];
  /** Whether this browser's agent has it; a colleague's case is only looked at. */
  readonly mine: boolean;
  /** A reply of somebody's waits for approval. */
  readonly pending: boolean;
  /** What this agent wants to be reminded of; absent = nothing. */
  readonly reminder?: Pick<Reminder, 'at' | 'note' | 'rung'>;
}
/** A window of a view: rows `from` to `from + rows.length` of `total`. */
export interface Inbox {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly CaseRow[];
}

const nameOf = (list: readonly { id: string; name: string }[] | undefined, id: string | null) =>
  list?.find((one) => one.id === id)?.name ?? '';

/** Turns ids into the names people know. */
export function toRow(
  record: CaseRecord,
  directory: Directory | undefined,
  desk: Desk | undefined,
  pending: boolean,
  reminder?: Reminder,
): CaseRow {
  // What only the store needs stays there: rows cross to the surfaces as JSON, a hundred at a time.
  const {
    said: _,
    saidUnread: _u,
    seenRevision: _s,
    warned: _n,
    holder: _h,
    pool: _p,
    since: _i,
    wait: _w,
    due: _d,
    ...shown
  } = record;
  // What the team does not use any more is nowhere, though old cases still have it.
  const uses = directory?.uses ?? { tags: true, sentiment: true };
  return {
    ...(reminder && { reminder: { at: reminder.at, note: reminder.note, rung: reminder.rung } }),
    ...shown,
    ...timesHere(record, desk?.ahead),
    queueName: nameOf(directory?.queues, record.queue),
    assigneeName: nameOf(directory?.agents, record.assignee),
    sentiment: uses.sentiment ? record.sentiment : null,
    tagNames: (uses.tags ? record.tags : []).map((tag) => nameOf(directory?.tags, tag) || tag),
    mine: record.assignee !== null && record.assignee === desk?.me?.id,
    pending,
  };
}

type Index =
  | 'byUpdated'
  | 'byWait'
  | 'byDue'
  | 'byStatus'
  | 'byStatusWait'
  | 'byStatusDue'
  | 'byHolder'
  | 'byPool'
  | 'byPoolUpdated'
  | 'byPoolDue';
/** A range of an index in which a part of a view stands. */
interface Shelf {
  readonly index: Index;
  readonly range: IDBKeyRange | null;
}

/** Indexes in which a kind of view stands in each order. */
const INDEXES = {
  all: { waiting: 'byWait', newest: 'byUpdated', due: 'byDue' },
  status: { waiting: 'byStatusWait', newest: 'byStatus', due: 'byStatusDue' },
  queues: { waiting: 'byPool', newest: 'byPoolUpdated', due: 'byPoolDue' },
} as const;

/** The index ranges that make up a view; each in this order, but for «mine», which one person's cases fit into. */
export function shelvesOf(
  view: InboxView,
  desks: readonly Desk[],
  sort: InboxSort = usualSort(view),
): Shelf[] {
  const signedIn = desks.flatMap((desk) => (desk.me ? [{ id: desk.id, me: desk.me }] : []));
  if (view === 'mine')
    return signedIn.map(({ id, me }) => ({ index: 'byHolder', range: under(`${id}:${me.id}`) }));
  if (view === 'queues')
    // A range per queue of mine: an index over «any of my queues» would have to be rewritten at every change of
    // rights.
    return signedIn.flatMap(({ id, me }) =>
      me.queues.map((queue) => ({ index: INDEXES.queues[sort], range: under(`${id}:${queue}`) })),
    );
  if (view === 'all') return [{ index: INDEXES.all[sort], range: null }];
  return [{ index: INDEXES.status[sort], range: under(view) }];
}

async function readShelf({ index, range }: Shelf, order: 'next' | 'prev', skip: number, count: number) {
  const db = await database();
  const rows: CaseRecord[] = [];
  let cursor = await db.transaction('cases').store.index(index).openCursor(range, order);
  if (cursor && skip > 0) cursor = await cursor.advance(skip);
  while (cursor && rows.length < count) {
    rows.push(cursor.value);
    cursor = await cursor.continue();
  }
  return rows;
}

/** How many cases a view has. */
export async function countView(view: InboxView, desks: readonly Desk[]): Promise<number> {
  const db = await database();
  const counts = await Promise.all(
    shelvesOf(view, desks).map(({ index, range }) => db.countFromIndex('cases', index, range ?? undefined)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** What a case is sorted by. In a queue everybody waits, also for a first word: hence `since`. */
function keyOf(view: InboxView, sort: InboxSort): (record: CaseRecord) => string {
  if (sort === 'newest') return (record) => record.updatedAt;
  if (sort === 'due') return (record) => record.due;
  return view === 'queues' ? (record) => record.since : (record) => record.wait;
}

/** A window of a view in an order, right over any number of desks and queues. */
async function readView(
  view: InboxView,
  desks: readonly Desk[],
  sort: InboxSort,
  from: number,
  count: number,
) {
  const shelves = shelvesOf(view, desks, sort);
  const order = sort === 'newest' ? 'prev' : 'next';
  // One sorted range can be entered at any place; several are read from their start and merged.
  const [only] = shelves;
  if (view !== 'mine' && shelves.length === 1 && only) return readShelf(only, order, from, count);
  // One person's open cases are few, and stand there in one order only: they are read whole and sorted here.
  const most = view === 'mine' ? Number.POSITIVE_INFINITY : from + count;
  const read = await Promise.all(shelves.map((shelf) => readShelf(shelf, order, 0, most)));
  const key = keyOf(view, sort);
  const sign = order === 'next' ? 1 : -1;
  const merged = read.flat().sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
  return merged.slice(from, from + count);
}

/** One window of a view of the inbox. */
export const inbox = query({
  args: v.object({
    view: v.picklist(INBOX_VIEWS),
    /** Left out: as the view is usually worked through. */
    sort: v.optional(v.picklist(INBOX_SORTS)),
    from: v.pipe(v.number(), v.integer(), v.minValue(0)),
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  }),
  reads: ['cases', 'desks', 'directories', 'reminders', 'approvals', 'outbox'],
  async run({ view, sort = usualSort(view), from, count }): Promise<Inbox> {
    const db = await database();
    const [desks, directories] = await Promise.all([db.getAll('desks'), db.getAll('directories')]);
    const [reminders, pending] = await Promise.all([remindersFor(desks), pendingCases()]);
    const [total, records] = await Promise.all([
      countView(view, desks),
      readView(view, desks, sort, from, count),
    ]);
    const rows = records.map((record) =>
      toRow(
        record,
        directories.find(({ desk }) => desk === record.desk),
        desks.find(({ id }) => id === record.desk),
        pending.has(record.id),
        reminders.get(record.id),
      ),
    );
    return { total, from, rows };
  },
});
