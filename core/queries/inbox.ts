import * as v from 'valibot';
import type { Case } from '@/core/model/case';
import type { Desk } from '@/core/model/desk';
import type { Directory } from '@/core/model/directory';
import { INBOX_VIEWS, type InboxView } from '@/core/model/inbox-view';
import { under } from '@/core/model/key-range';
import { database } from '@/core/store/database';
import type { CaseRecord } from '@/core/store/schema';
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
export function toRow(record: CaseRecord, directory: Directory | undefined, desk: Desk | undefined): CaseRow {
  // What only the store needs stays there: rows cross to the surfaces as JSON, a hundred at a time.
  const { said: _, saidUnread: _u, seenRevision: _s, holder: _h, pool: _p, since: _i, ...shown } = record;
  return {
    ...shown,
    queueName: nameOf(directory?.queues, record.queue),
    assigneeName: nameOf(directory?.agents, record.assignee),
    tagNames: record.tags.map((tag) => nameOf(directory?.tags, tag) || tag),
    mine: record.assignee !== null && record.assignee === desk?.me?.id,
  };
}

type Index = 'byUpdated' | 'byStatus' | 'byHolder' | 'byPool';
/** A range of an index in which a part of a view stands, already in order. */
interface Shelf {
  readonly index: Index;
  readonly range: IDBKeyRange | null;
}

/** The index ranges that make up a view. */
export function shelvesOf(view: InboxView, desks: readonly Desk[]): Shelf[] {
  const signedIn = desks.flatMap((desk) => (desk.me ? [{ id: desk.id, me: desk.me }] : []));
  if (view === 'mine')
    return signedIn.map(({ id, me }) => ({ index: 'byHolder', range: under(`${id}:${me.id}`) }));
  if (view === 'queues')
    // A range per queue of mine: an index over «any of my queues» would have to be rewritten at every change of
    // rights.
    return signedIn.flatMap(({ id, me }) =>
      me.queues.map((queue) => ({ index: 'byPool' as const, range: under(`${id}:${queue}`) })),
    );
  if (view === 'all') return [{ index: 'byUpdated', range: null }];
  return [{ index: 'byStatus', range: under(view) }];
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

/** Queues show who waits longest first; everything else what changed last first. */
async function readView(view: InboxView, desks: readonly Desk[], from: number, count: number) {
  const shelves = shelvesOf(view, desks);
  const order = view === 'queues' ? 'next' : 'prev';
  // One range can be entered at any place; several are read from their start and merged.
  const [only] = shelves;
  if (shelves.length === 1 && only) return readShelf(only, order, from, count);
  const read = await Promise.all(shelves.map((shelf) => readShelf(shelf, order, 0, from + count)));
  const key = (c: CaseRecord) => (order === 'next' ? c.since : c.updatedAt);
  const sign = order === 'next' ? 1 : -1;
  const merged = read.flat().sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
  return merged.slice(from, from + count);
}

/** One window of a view of the inbox. */
export const inbox = query({
  args: v.object({
    view: v.picklist(INBOX_VIEWS),
    from: v.pipe(v.number(), v.integer(), v.minValue(0)),
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
  }),
  reads: ['cases', 'desks', 'directories'],
  async run({ view, from, count }): Promise<Inbox> {
    const db = await database();
    const [desks, directories] = await Promise.all([db.getAll('desks'), db.getAll('directories')]);
    const [total, records] = await Promise.all([countView(view, desks), readView(view, desks, from, count)]);
    const rows = records.map((record) =>
      toRow(
        record,
        directories.find(({ desk }) => desk === record.desk),
        desks.find(({ id }) => id === record.desk),
      ),
    );
    return { total, from, rows };
  },
});
