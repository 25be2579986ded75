import { openServer } from '@/core/connectors/local/server/database';
import { putServerCase } from '../fixtures/server-case.ts';
import { smallDesk } from '../fixtures/small-desk.ts';
import { random } from '../servers/outbox/chaos.ts';
import type { Ledger } from '../servers/outbox/ledger.ts';
import { type OutboxServer, type Protocol, startOutboxServer } from '../servers/outbox/server.ts';
import { chromiumDriver, type Driver } from './drivers.ts';
import { readOutbox } from './in-page.ts';
import { begin } from './session.ts';

/** One line of the table: a courier on a line, with or without faults; the worker is stopped in any case. */
export interface ComparePlan {
  readonly protocol: Protocol;
  readonly faults: boolean;
  readonly messages: number;
  readonly seed: string;
  /** Folder of the extension that delivers. */
  readonly extension: string;
  readonly courier: 'casebar' | 'workbox';
}

export interface Compared {
  lost: number;
  /** Two requests of the courier's own were carried out. */
  doubled: number;
  /** One request of the courier was carried out twice. */
  resent: number;
  /** Of the messages that the desk has twice: those of which the agent reads that. */
  told: number;
  requests: number;
  stops: number;
  seconds: number;
}

interface Message {
  readonly id: string;
  readonly case: string;
  readonly text: string;
}
type Disturb = (waited: number) => Promise<void>;
interface Courier {
  give(messages: readonly Message[]): Promise<void>;
  settle(disturb: Disturb): Promise<void>;
  /** Message → how often the desk has it, as the agent is told. */
  told(): Promise<ReadonlyMap<string, number>>;
}

const CASES = 24;
/** Given at once, between two stops of the worker. */
const BATCH = 6;
const PATIENCE = 90_000;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function casebar(
  plan: ComparePlan,
  driver: Driver,
  db: Parameters<typeof begin>[1],
  server: OutboxServer,
) {
  const { protocol, seed, extension, messages } = plan;
  const session = await begin(
    {
      ...plan,
      browser: 'chromium',
      protocol,
      seed,
      extension,
      runs: messages,
      broken: '',
      kills: false,
      refusesStreams: false,
    },
    db,
    server,
    driver,
  );
  const courier: Courier = {
    async give(batch) {
      for (const { id, case: place, text } of batch)
        await session.ask('submitReply', {
          draft: id,
          case: `local:${place}`,
          text,
          attachments: [],
          status: null,
          seenRevision: 0,
        });
    },
    async settle(disturb) {
      const left = await session.settle('9', disturb, PATIENCE);
      if (left.open.length + left.unsure > 0) console.error(`not settled: ${JSON.stringify(left)}`);
    },
    async told() {
      const rows = await driver.inPage(readOutbox, null);
      return new Map(rows.map(({ id, copies }) => [id, copies]));
    },
  };
  return courier;
}

function workbox(driver: Driver, { base, token }: OutboxServer): Courier {
  const bodyOf = ({ id, case: place, text }: Message) => ({
    item: id,
    agent: 'ana',
    case: place,
    action: { kind: 'reply', text, attachments: [], status: null },
  });
  return {
    async give(batch) {
      const given = { url: `${base}/api/deliveries`, token, bodies: batch.map(bodyOf) };
      const answer = await driver.call('give', given);
      if (!answer?.ok) throw new Error(`The queue refused: ${answer?.code}`);
    },
    async settle(disturb) {
      const start = Date.now();
      while (Date.now() - start < PATIENCE) {
        await disturb(Date.now() - start);
        if ((await driver.call('isEmpty').catch(() => undefined))?.ok) return;
        await pause(60);
        await driver.call('pullNow', null).catch(() => undefined);
      }
      console.error('not settled: the queue is not empty');
    },
    // It has nobody to tell.
    told: async () => new Map(),
  };
}

function tally(ledger: Ledger, messages: readonly Message[], told: ReadonlyMap<string, number>) {
  const found = { lost: 0, doubled: 0, resent: 0, told: 0 };
  for (const { id, text } of messages) {
    const entry = ledger.entries.get(id);
    if (!entry || entry.texts.some((there) => there !== text)) found.lost += 1;
    if (!entry) continue;
    if (ledger.doubled(id)) found.doubled += 1;
    if ([...entry.attempts.values()].some((times) => times > 1)) found.resent += 1;
    if (entry.texts.length > 1 && told.get(id) === entry.texts.length) found.told += 1;
  }
  return found;
}

/** Gives all messages in batches, stops the worker after each and while they settle; at the same moments for everybody. */
async function deliverAll(plan: ComparePlan, courier: Courier, driver: Driver, messages: readonly Message[]) {
  const draw = random(`${plan.seed}|stops`);
  let stops = 0;
  const stop = async () => {
    stops += 1;
    await driver.stopWorker();
  };
  for (let from = 0; from < messages.length; from += BATCH) {
    await courier.give(messages.slice(from, from + BATCH));
    await driver.call('pullNow', null).catch(() => undefined);
    await pause(20 + draw() * 380);
    await stop();
  }
  const most = stops * 2;
  let next = draw() * 600;
  await courier.settle(async (waited) => {
    if (waited < next || stops >= most) return;
    next = waited + 100 + draw() * 500;
    await stop();
  });
  // A desk that was cut off may be at it for a while.
  await pause(500);
  return stops;
}

/** Plays one line of the table in a fresh browser on a fresh desk. */
export async function compare(plan: ComparePlan): Promise<Compared> {
  const { protocol, seed, faults } = plan;
  const db = await openServer(`compare-${plan.extension}-${protocol}-${faults}`);
  const server = await startOutboxServer({ db, sample: smallDesk(), protocol });
  const driver = await chromiumDriver(plan.extension);
  const start = performance.now();
  try {
    const cases: string[] = [];
    for (let n = 0; n < CASES; n++) cases.push(await putServerCase(db, { assignee: 'ana', status: 'open' }));
    const courier =
      plan.courier === 'casebar' ? await casebar(plan, driver, db, server) : workbox(driver, server);
    // The same id meets the same faults, whoever carries it.
    server.seed(faults ? seed : '');
    const messages = Array.from({ length: plan.messages }, (_, n) => ({
      id: `message-${n}`,
      case: cases[n % CASES] ?? '',
      text: `${n}: Olá, grüße 🎈 and good morning.`,
    }));
    const before = server.ledger.streamed + server.ledger.plain;
    const stops = await deliverAll(plan, courier, driver, messages);
    const found = tally(server.ledger, messages, await courier.told());
    const requests = server.ledger.streamed + server.ledger.plain - before;
    return { ...found, requests, stops, seconds: Math.round((performance.now() - start) / 1000) };
  } finally {
    await driver.close();
    await server.close();
    db.close();
  }
}
