import type { ServerDb } from '@/core/connectors/local/server/database';
import { openServer } from '@/core/connectors/local/server/database';
import { putServerCase } from '../fixtures/server-case.ts';
import { smallDesk } from '../fixtures/small-desk.ts';
import { random } from '../servers/outbox/chaos.ts';
import type { Broken } from '../servers/outbox/connector.ts';
import { type OutboxServer, type Protocol, startOutboxServer } from '../servers/outbox/server.ts';
import { chromiumDriver, type Driver, firefoxDriver } from './drivers.ts';
import { readOutbox, readUnsettled, type Unsettled, writeDesk } from './in-page.ts';
import { type Given, judge, type Verdict } from './judge.ts';

export interface SessionPlan {
  readonly browser: 'chromium' | 'firefox';
  readonly protocol: Protocol;
  readonly runs: number;
  readonly seed: string;
  readonly broken: Broken;
  /** Folder of the build for fault runs. */
  readonly extension: string;
  /** The desk answers 411 to every streamed body. */
  readonly refusesStreams: boolean;
  /** Whether the browser itself is killed now and then; takes seconds each time. */
  readonly kills: boolean;
  readonly onRun?: (done: number) => void;
}

const CASES = 24;
/** After everything. */
const LATER = '9';
/** A run that is not over by then has lost something. */
const PATIENCE = 30_000;
const PIECES = [
  'Olá',
  'grüße',
  '🎈👩‍💻',
  'שלום',
  '  spaces ',
  '\n\n',
  '"quotes" \\',
  '<b>',
  'e\u0301',
  '\u202e',
  '100 %',
];

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** One browser and one desk, for as many runs as are planned. */
class Session {
  readonly #plan: SessionPlan;
  readonly #driver: Driver;
  readonly #cases: readonly string[];
  readonly #given: Given[] = [];
  stops = 0;
  kills = 0;

  constructor(plan: SessionPlan, driver: Driver, cases: readonly string[]) {
    this.#plan = plan;
    this.#driver = driver;
    this.#cases = cases;
  }

  get given(): readonly Given[] {
    return this.#given;
  }

  /** The background may die while it is asked; a person presses again. Everything asked here bears it. */
  async ask(name: string, ...args: readonly unknown[]) {
    for (let tries = 1; ; tries++) {
      const answer = await this.#driver.call(name, ...args).catch(() => undefined);
      if (answer?.ok) return;
      if (tries >= 100) throw new Error(`${name} was refused: ${JSON.stringify(answer)}`);
      // The first pull may have met a busy machine: what the desk has is not here yet.
      if (answer?.code === 'gone') await this.#driver.call('pullNow', null).catch(() => undefined);
      await pause(50);
    }
  }

  async #write(kind: 'submitReply' | 'submitNote', place: string, run: number, draw: () => number) {
    const id = `${this.#plan.browser}-${this.#plan.protocol}-${run}-${this.#given.length}`;
    const words = Array.from(
      { length: 1 + Math.floor(draw() ** 3 * 400) },
      () => PIECES[Math.floor(draw() * PIECES.length)],
    );
    const text = `${run}/${this.#given.length} ${words.join(' ')} .`;
    const submitted = { draft: id, case: place, text, attachments: [], status: null, seenRevision: 0 };
    await this.ask(kind, submitted);
    this.#given.push({ id, case: place, text, run });
  }

  async #act(place: string, run: number, draw: () => number) {
    const what = draw();
    if (what < 0.55) return this.#write('submitReply', place, run, draw);
    if (what < 0.75) return this.#write('submitNote', place, run, draw);
    if (what < 0.85) return this.ask('setStatus', place, draw() < 0.5 ? 'open' : 'pending');
    if (what < 0.92) return this.ask('addTag', place, 'vip');
    return this.ask('removeTag', place, 'vip');
  }

  async #disturb(draw: () => number) {
    if (this.#plan.kills && draw() < 0.05) {
      this.kills += 1;
      return this.#driver.kill();
    }
    this.stops += 1;
    return this.#driver.stopWorker();
  }

  /** Until nothing moves any more; what a person would repeat is repeated. */
  async settle(
    before: string,
    disturb: (waited: number) => Promise<void> = async () => {},
    patience = PATIENCE,
  ): Promise<Unsettled> {
    const start = Date.now();
    for (;;) {
      await disturb(Date.now() - start);
      const left = await this.#driver.inPage(readUnsettled, before).catch(() => undefined);
      if (left && left.open.length + left.unsure === 0) return left;
      if (left && Date.now() - start > patience) return left;
      for (const { id, state } of left?.open ?? [])
        if (state === 'failed' || state === 'held') await this.ask('retryItem', id);
      await pause(60);
      // A surface that is looked at does this by itself; it wakes the worker.
      await this.#driver.call('pullNow', null).catch(() => undefined);
    }
  }

  async run(n: number) {
    const draw = random(`${this.#plan.seed}|${this.#plan.browser}|${this.#plan.protocol}|${n}`);
    const began = new Date().toISOString();
    const places = Array.from(
      { length: 3 },
      () => this.#cases[Math.floor(draw() * this.#cases.length)] ?? '',
    );
    const count = 4 + Math.floor(draw() * 4);
    for (let done = 0; done < count; done++) {
      await this.#act(places[Math.floor(draw() * places.length)] ?? '', n, draw);
      if (draw() < 0.3) await pause(draw() * 80);
      if (draw() < 0.15) await this.#disturb(draw);
    }
    const ends = Array.from({ length: Math.floor(draw() * 3) }, () => draw() * 500);
    // The run before must be over by the end of this one: so they overlap, as an agent's work does.
    const left = await this.settle(n === this.#plan.runs ? LATER : began, async (waited) => {
      const due = ends.findIndex((at) => at <= waited);
      if (due < 0) return;
      ends.splice(due, 1);
      await this.#disturb(draw);
    });
    if (left.open.length + left.unsure > 0) console.error(`run ${n} did not settle: ${JSON.stringify(left)}`);
  }
}

/** Puts cases on the desk, signs in and has one reply arrive; from then on the seed decides what goes wrong. */
export async function begin(
  plan: SessionPlan,
  db: ServerDb,
  server: OutboxServer,
  driver: Driver,
): Promise<Session> {
  const cases: string[] = [];
  for (let n = 0; n < CASES; n++)
    cases.push(`local:${await putServerCase(db, { assignee: 'ana', status: 'open' })}`);
  const { base, token } = server;
  await driver.inPage(writeDesk, { base, token, broken: plan.broken });
  const session = new Session(plan, driver, cases);
  await session.ask('startPractice');
  // One that arrives without trouble: from then on it is known whether this desk takes streams.
  await session.ask('submitReply', {
    draft: `${plan.browser}-${plan.protocol}-first`,
    case: cases[0],
    text: 'Good morning',
    attachments: [],
    status: null,
    seenRevision: 0,
  });
  await session.settle(LATER);
  server.seed(`${plan.seed}|${plan.browser}|${plan.protocol}`);
  return session;
}

/** Plays all runs of one browser on one desk, then compares both sides. */
export async function playSession(plan: SessionPlan): Promise<Verdict> {
  const { browser, protocol, refusesStreams, broken } = plan;
  const db = await openServer(`desk-${browser}-${protocol}-${refusesStreams}-${broken}`);
  const server = await startOutboxServer({ db, sample: smallDesk(), protocol, refusesStreams });
  const driver = await (browser === 'chromium' ? chromiumDriver : firefoxDriver)(plan.extension);
  try {
    const session = await begin(plan, db, server, driver);
    for (let n = 1; n <= plan.runs; n++) {
      await session.run(n);
      plan.onRun?.(n);
    }
    const rows = await driver.inPage(readOutbox, null);
    const verdict = judge(server.ledger, session.given, rows);
    return { ...verdict, runs: plan.runs, stops: session.stops, kills: session.kills };
  } finally {
    await driver.close();
    await server.close();
    db.close();
  }
}
