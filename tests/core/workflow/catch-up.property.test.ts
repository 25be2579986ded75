// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Changes, Connector } from '@/core/connectors/connector';
import { CasebarError } from '@/core/model/errors';
import { aCase, aDesk, aDirectory, aMessage, minutesAfterNoon } from '../../fixtures/model';
import { aWorld, killWorker, startWorker, type Worker, type World } from '../../fixtures/worker';

/*
 * A desk's news come in pages, repeated, shuffled and cut anywhere; the worker dies between two of them, or in the
 * middle of storing one. Whatever happens: in the end the store is what the desk is. No hole, nothing twice.
 */

/** The same numbers for the same seed, on every machine. */
function randomOf(seed: number) {
  let state = seed * 2654435761 + 1;
  return (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) | 0;
    return Math.floor(((state >>> 0) / 2 ** 32) * below);
  };
}
type Random = ReturnType<typeof randomOf>;

interface Row {
  readonly kind: 'case' | 'message' | 'gone';
  readonly id: string;
  readonly seq: number;
  readonly text: string;
}

/** A desk of a few cases: each row stands in its log once, at its last change. */
class Reference {
  readonly rows = new Map<string, Row>();
  #seq = 0;

  put(kind: Row['kind'], id: string) {
    this.#seq += 1;
    this.rows.set(id, { kind, id, seq: this.#seq, text: `${id} as of ${this.#seq}` });
  }

  /** One change, as desks have them: something written, changed, or taken away. */
  change(random: Random) {
    const id = `local:${random(6)}`;
    const what = random(10);
    if (what < 3) return this.put('case', id);
    const message = `${id}-m${random(8)}`;
    if (what < 9) return this.put('message', message);
    return this.rows.get(message)?.kind === 'message' ? this.put('gone', message) : undefined;
  }

  after(seq: number) {
    return [...this.rows.values()].filter((row) => row.seq > seq).sort((a, b) => a.seq - b.seq);
  }

  /** What a store that missed nothing holds. */
  all(kind: Row['kind']) {
    const rows = [...this.rows.values()].filter((row) => row.kind === kind);
    return rows.map(({ id, text }) => `${id}: ${text}`).sort();
  }
}

const shuffled = <T>(list: readonly T[], random: Random): T[] => {
  const all = [...list];
  for (let n = all.length - 1; n > 0; n--) {
    const other = random(n + 1);
    const [a, b] = [all[n], all[other]];
    if (a !== undefined && b !== undefined) [all[n], all[other]] = [b, a];
  }
  return all;
};

/** A page after `cursor`: of any length, in any order, with what was told before in it once more. */
function pageOf(desk: Reference, cursor: string | null, random: Random): Changes {
  const since = Number(cursor ?? 0);
  const news = desk.after(since);
  const page = news.slice(0, 1 + random(5));
  const before = desk.after(0).filter(({ seq }) => seq <= since && random(4) === 0);
  const rows = shuffled([...page, ...before], random);
  const upTo = page.at(-1)?.seq ?? since;
  return {
    cases: rows
      .filter(({ kind }) => kind === 'case')
      .map(({ id, text }) => aCase({ id, number: id.slice(6), preview: text })),
    contacts: [],
    messages: rows
      .filter(({ kind }) => kind === 'message')
      .map(({ id, text }) =>
        aMessage({ id, case: id.split('-')[0] ?? '', text, at: minutesAfterNoon(Number(id.slice(-1))) }),
      ),
    gone: rows.filter(({ kind }) => kind === 'gone').map(({ id }) => id),
    cursor: String(upTo),
    more: news.length > page.length,
    nextAt: null,
    directoryChanged: random(5) === 0,
  };
}

let world: World;
let desk: Reference;
let random: Random;
/** Others write while it is read. What happens to the next requests; the answer may also be lost after it was made. */
let busy: boolean;
let trouble: () => 'none' | 'no-line' | 'lost';

const connector = (): Pick<Connector, 'pull' | 'directory'> => ({
  async pull(cursor) {
    const now = trouble();
    if (now === 'no-line') throw new CasebarError('offline');
    const page = pageOf(desk, cursor, random);
    // Others go on writing while it is read.
    if (busy && random(3) === 0) desk.change(random);
    if (now === 'lost') throw new CasebarError('offline');
    return page;
  },
  directory: async () => aDirectory(),
});

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.doMock('@/core/workflow/connectors', () => ({
    LOCAL_DESK: 'local',
    connectorOf: async () => connector(),
  }));
  world = await aWorld();
  desk = new Reference();
});
afterEach(() => {
  killWorker();
  vi.doUnmock('@/core/workflow/connectors');
});

async function stored(worker: Worker) {
  const db = await worker.database();
  const [cases, messages] = await Promise.all([db.getAll('cases'), db.getAll('messages')]);
  return {
    case: cases.map(({ id, preview }) => `${id}: ${preview}`).sort(),
    message: messages.map(({ id, text }) => `${id}: ${text}`).sort(),
  };
}

test.each(Array.from({ length: 24 }, (_, n) => n + 1))(
  'seed %i: the store becomes what the desk is',
  async (seed) => {
    random = randomOf(seed);
    trouble = () => 'none';
    busy = true;
    let worker = await startWorker(world, false);
    await worker.putDesk(aDesk());
    for (let round = 0; round < 6; round++) {
      for (let n = random(14); n > 0; n--) desk.change(random);
      trouble = () => (['none', 'none', 'none', 'no-line', 'lost'] as const)[random(5)] ?? 'none';
      // Dies with the transaction it may not begin any more: between two pages, or before a page is stored.
      if (random(2) === 0) world.transactionsLeft = random(12);
      await worker.pullDesk('local').catch(() => {});
      if (world.transactionsLeft < 1000) worker = await startWorker(world, false);
    }
    trouble = () => 'none';
    busy = false;
    await worker.pullDesk('local');
    expect(await stored(worker)).toEqual({ case: desk.all('case'), message: desk.all('message') });
    expect((await worker.deskById('local'))?.health).toBe('in-step');
  },
);
