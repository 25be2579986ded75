// @vitest-environment node
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CASE_STATUSES, type CaseFacts, isDone } from '@/core/model/case';
import type { Desk } from '@/core/model/desk';
import { INBOX_SORTS, type InboxSort } from '@/core/model/inbox-sort';
import { INBOX_VIEWS, type InboxView } from '@/core/model/inbox-view';
import { queries } from '@/core/queries/index';
import { applyChanges } from '@/core/store/changes-in';
import { closeDatabase } from '@/core/store/database';
import { putDesk, putDirectory } from '@/core/store/desks';
import { aCase, aDesk, aDirectory, anAgent, minutesAfterNoon, NOON } from '../../fixtures/model';

const DESKS: readonly Desk[] = [
  aDesk({ id: 'one', me: anAgent({ id: 'ana', queues: ['sales', 'repairs'] }) }),
  aDesk({ id: 'two', me: anAgent({ id: 'eva', queues: ['sales'] }) }),
  aDesk({ id: 'out', me: null, health: 'signed-out' }),
];

/** Few times, so that many cases share one: ties are where windows go wrong. */
const time = fc.nat(4).map(minutesAfterNoon);
const someCase = fc.record({
  desk: fc.constantFrom(...DESKS.map(({ id }) => id)),
  status: fc.constantFrom(...CASE_STATUSES),
  assignee: fc.constantFrom(null, 'ana', 'eva', 'ben'),
  queue: fc.constantFrom(null, 'sales', 'repairs', 'other'),
  updatedAt: time,
  createdAt: time,
  waitingSince: fc.option(time),
  dueAt: fc.option(time),
  windowEndsAt: fc.option(time),
  unread: fc.nat(2),
});

async function store(cases: readonly CaseFacts[]) {
  await closeDatabase();
  globalThis.indexedDB = new IDBFactory();
  for (const desk of DESKS) {
    await putDesk(desk);
    await putDirectory(desk.id, aDirectory({ agents: desk.me ? [desk.me] : [] }));
    const own = cases.filter((one) => one.desk === desk.id);
    const nothing = { contacts: [], messages: [], gone: [] };
    await applyChanges({ ...nothing, desk: desk.id, cases: own, since: null, cursor: '1', dueAt: NOON });
  }
}

const meOf = (one: CaseFacts) => DESKS.find(({ id }) => id === one.desk)?.me;

/** What a view means, said without any index. */
function belongs(view: InboxView, one: CaseFacts): boolean {
  const me = meOf(one);
  if (view === 'all') return true;
  if (view === 'mine') return me !== undefined && one.assignee === me?.id && !isDone(one.status);
  if (view === 'queues')
    return one.assignee === null && !isDone(one.status) && me?.queues.includes(one.queue ?? '') === true;
  return one.status === view;
}
const since = (one: CaseFacts) => one.waitingSince ?? one.createdAt;

test('every view holds its cases, each once, in its order, however the windows are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(someCase, { maxLength: 60 }),
      fc.integer({ min: 1, max: 25 }),
      async (given, count) => {
        const cases = given.map((one, n) => aCase({ ...one, id: `${one.desk}:${n}`, number: String(n) }));
        await store(cases);
        for (const view of INBOX_VIEWS) {
          const rows = [];
          let total = 0;
          for (let from = 0; from === 0 || from < total; from += count) {
            const page = await queries.inbox.run({ view, from, count });
            ({ total } = page);
            rows.push(...page.rows);
          }
          const wanted = cases.filter((one) => belongs(view, one));
          expect(total, view).toBe(wanted.length);
          expect(rows.map(({ id }) => id).sort(), view).toEqual(wanted.map(({ id }) => id).sort());
          const keys = rows.map((row) => (view === 'queues' ? since(row) : row.updatedAt));
          expect(keys, view).toEqual(view === 'queues' ? [...keys].sort() : [...keys].sort().reverse());
          for (const row of rows)
            expect(row.mine).toBe(row.assignee !== null && row.assignee === meOf(row)?.id);
        }
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

test('the counts are those of the views', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someCase, { maxLength: 60 }), async (given) => {
      const cases = given.map((one, n) => aCase({ ...one, id: `${one.desk}:${n}`, number: String(n) }));
      await store(cases);
      const of = (view: InboxView) => cases.filter((one) => belongs(view, one));
      expect(await queries.counts.run(null)).toEqual({
        mine: of('mine').length,
        queues: of('queues').length,
        all: cases.length,
        unread: of('mine').filter((one) => one.unread > 0).length,
        stuck: 0,
        approvals: 0,
      });
    }),
    { numRuns: 25 },
  );
}, 60_000);

const dueOf = (one: CaseFacts) =>
  isDone(one.status) ? undefined : [one.dueAt, one.windowEndsAt].filter((at) => at !== null).sort()[0];
/** What an order means, said without any index; those it says nothing about come last, newest first. */
function keyOf(view: InboxView, sort: InboxSort, one: CaseFacts): string {
  if (sort === 'newest') return '';
  if (sort === 'due') return dueOf(one) ?? '~';
  if (view === 'queues') return since(one);
  return isDone(one.status) ? '~' : (one.waitingSince ?? '~');
}

test('every order of every view is right over all desks and queues, however the windows are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(someCase, { maxLength: 40 }),
      fc.integer({ min: 1, max: 25 }),
      async (given, count) => {
        const cases = given.map((one, n) => aCase({ ...one, id: `${one.desk}:${n}`, number: String(n) }));
        await store(cases);
        for (const view of INBOX_VIEWS)
          for (const sort of INBOX_SORTS) {
            const rows = [];
            const wanted = cases.filter((one) => belongs(view, one));
            for (let from = 0; from < wanted.length; from += count)
              rows.push(...(await queries.inbox.run({ view, sort, from, count })).rows);
            expect(new Set(rows.map(({ id }) => id)).size, `${view} ${sort}`).toBe(wanted.length);
            for (const [n, row] of rows.entries()) {
              const before = rows[n - 1];
              if (!before) continue;
              const [a, b] = [keyOf(view, sort, before), keyOf(view, sort, row)];
              expect(a <= b, `${view} ${sort}`).toBe(true);
              if (a === b && (a === '~' || a === ''))
                expect(before.updatedAt >= row.updatedAt, `${view} ${sort}`).toBe(true);
            }
          }
      },
    ),
    { numRuns: 20 },
  );
}, 60_000);
