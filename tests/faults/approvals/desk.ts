import { openServer, type ServerDb } from '@/core/connectors/local/server/database';
import type { DeskServer } from '@/core/connectors/local/server/desk-server';
import type { Delivery } from '@/core/connectors/local/server/job';
import { hashOf } from '@/core/model/approval';
import { putServerCase } from '../../fixtures/server-case.ts';
import { smallDesk } from '../../fixtures/small-desk.ts';
import {
  type Arrival,
  type EmbeddedDesk,
  type Meddler,
  startEmbeddedDesk,
} from '../../servers/embedded-desk-http.ts';
import type { Fault } from '../../servers/faults.ts';
import { random } from '../../servers/outbox/chaos.ts';

type Given = Omit<Delivery, 'at' | 'hash'>;
const stepOf = ({ args }: Arrival) => args[0] as Given; // what the browser's own connector wrote

/** What one arrival of a step meets. `stop`: the browser's worker is killed before or after the desk does it. */
interface Mishap {
  readonly fault: Fault | null;
  readonly stop: 'no' | 'before' | 'after';
}

const MISHAPS: readonly Mishap[] = [
  ...(['cut', 'drop-answer', 'drop-answer', 'stall', 'stall-after', 'rubbish', 'repeat'] as const).map(
    (fault) => ({ fault, stop: 'no' }) as const,
  ),
  ...([401, 403, 429, 500] as const).map((fault) => ({ fault, stop: 'no' }) as const),
  { fault: 'cut', stop: 'before' },
  { fault: 'drop-answer', stop: 'before' },
  { fault: 'drop-answer', stop: 'after' },
  { fault: null, stop: 'after' },
];
const FINE: Mishap = { fault: null, stop: 'no' };
/** Mishaps that one step may meet; then all goes well, so that every run has an end. */
const MOST = 3;
const READS: readonly Fault[] = ['cut', 'drop-answer', 500, 401, 'rubbish'];

/** What stands between the browsers and the desk, and keeps the books. */
class Line implements Meddler {
  readonly #blind: boolean;
  /** Step → attempts of ours that were carried out. */
  readonly done = new Map<string, string[]>();
  readonly counts = { mishaps: 0, stops: 0 };
  /** Chaos from now on, or none with ''. */
  seed = '';
  /** Whom to stop when a step of theirs arrives. */
  stop: (agent: string) => Promise<void> = async () => {};
  /** The desk behind the line. */
  server: DeskServer | undefined;
  #reads = 0;
  readonly #arrivals = new Map<string, number>();
  readonly #busy = new Map<string, Promise<unknown>>();
  readonly #met = new Map<string, Mishap>();
  readonly #stories = new Map<string, string[]>();

  constructor(blind: boolean) {
    this.#blind = blind;
  }

  /** What happened to a step here, for whoever looks for a reason. */
  story = (item: string) => (this.#stories.get(item) ?? []).join(' · ');

  #tell(item: string, words: string) {
    const time = new Date().toISOString().slice(17);
    this.#stories.set(item, [...(this.#stories.get(item) ?? []), `${time} ${words}`]);
  }

  #mishapOf(item: string): Mishap {
    const nth = this.#arrivals.get(item) ?? 0;
    this.#arrivals.set(item, nth + 1);
    if (nth >= MOST) return FINE;
    // Done, and nothing is heard: now somebody has to ask.
    if (this.#blind && nth === 0) return { fault: 'stall-after', stop: 'no' };
    const draw = random(`${this.seed}|${item}|${nth}`);
    if (draw() < 0.45) return FINE;
    return MISHAPS[Math.floor(draw() * MISHAPS.length)] ?? FINE;
  }

  faultOf(arrival: Arrival): Fault | null {
    if (this.seed === '') return null;
    if (arrival.name !== 'deliver') {
      this.#reads += 1;
      const draw = random(`${this.seed}|read|${this.#reads}`);
      return draw() < 0.04 ? (READS[Math.floor(draw() * READS.length)] ?? null) : null;
    }
    const { item, agent } = stepOf(arrival);
    const mishap = this.#mishapOf(item);
    if (mishap !== FINE) this.counts.mishaps += 1;
    this.#met.set(arrival.attempt, mishap);
    this.#tell(item, `${arrival.attempt.slice(0, 4)} meets ${mishap.fault}, stop ${mishap.stop}`);
    // The line is dead before the desk did anything, and so is the worker.
    if (mishap.stop === 'before' && mishap.fault === 'cut') void this.#kill(agent);
    return mishap.fault;
  }

  async #kill(agent: string) {
    this.counts.stops += 1;
    await this.stop(agent);
  }

  /** One after the other, as in a transaction: who asks whether it is there waits for what has begun. */
  #inTurn<T>(item: string, work: () => Promise<T>): Promise<T> {
    const next = (this.#busy.get(item) ?? Promise.resolve()).then(work, work);
    this.#busy.set(
      item,
      next.catch(() => undefined),
    );
    return next;
  }

  async #carryOut({ attempt }: Arrival, given: Given) {
    const { item } = given;
    const before = this.done.get(item) ?? [];
    const forgets = this.#blind || random(`forgets|${item}`)() < 0.5;
    // The same attempt once more is the network's doing: no desk takes it for something new.
    if (before.includes(attempt) || (before.length > 0 && !forgets))
      return this.server?.delivered(before[0] ?? '');
    const answer = await this.server?.deliver({ ...given, item: attempt });
    this.done.set(item, [...before, attempt]);
    this.#tell(item, `${attempt.slice(0, 4)} done`);
    return answer;
  }

  async #wasDelivered(item: string) {
    if (this.#blind) return null;
    const [attempt] = this.done.get(item) ?? [];
    this.#tell(item, attempt ? 'asked: it is here' : 'asked: it is not here');
    return attempt ? this.server?.delivered(attempt) : null;
  }

  async run(arrival: Arrival, otherwise: () => Promise<unknown>): Promise<unknown> {
    if (arrival.name === 'delivered') {
      const item = String(arrival.args[0]);
      return this.#inTurn(item, () => this.#wasDelivered(item));
    }
    if (arrival.name !== 'deliver') return otherwise();
    const given = stepOf(arrival);
    const { stop } = this.#met.get(arrival.attempt) ?? FINE;
    if (stop === 'before') await this.#kill(given.agent);
    const answer = await this.#inTurn(given.item, () => this.#carryOut(arrival, given));
    if (stop === 'after') await this.#kill(given.agent);
    return answer;
  }
}

export interface FaultyDesk extends EmbeddedDesk {
  readonly db: ServerDb;
  readonly line: Line;
}

/** The desk of the small shop, with two approvers at browsers and a third who is not. */
function deskOfApprovers() {
  const desk = smallDesk();
  const ben = desk.agents.find(({ id }) => id === 'ben');
  if (!ben) throw new Error('the desk has no approver');
  const others = [
    { id: 'eva', name: 'Eva Roth' },
    { id: 'cleo', name: 'Cleo Faria' },
  ].map((one) => ({ ...ben, ...one, email: `${one.id}@bikes.example` }));
  return smallDesk({ agents: [...desk.agents, ...others] });
}

/**
 * The embedded desk over HTTP, with a bad line. To every other step it is forgetful, as most helpdesks are: it takes
 * each attempt for something new and only knows afterwards whether it has one. `blind` = it does not know even that.
 */
export async function startFaultyDesk(name: string, cases: number, blind: boolean): Promise<FaultyDesk> {
  const db = await openServer(name);
  const line = new Line(blind);
  const desk = await startEmbeddedDesk({ db, sample: deskOfApprovers(), meddler: line });
  line.server = desk.server;
  for (let n = 0; n < cases; n++)
    await putServerCase(db, {
      channel: n % 2 === 0 ? 'mail' : 'phone',
      status: 'open',
      text: `Question ${n}`,
    });
  return { ...desk, db, line };
}

/** A step of somebody whose browser is not here: straight at the desk, with nothing in between. */
export const atDesk = ({ server }: EmbeddedDesk, agent: string, about: string, action: Given['action']) =>
  server.deliver({ item: crypto.randomUUID(), agent, case: about, action });

/** Nia asks for approval; answers the request's id. */
export async function niaAsks(desk: FaultyDesk, about: string, text: string): Promise<string> {
  const id = `nia-${crypto.randomUUID()}`;
  const proposal = { text, attachments: [], status: null };
  const threadRevision = (await desk.db.get('cases', about))?.revision ?? 0;
  const step = { do: 'request', proposal, note: '', queue: null, threadRevision } as const;
  await atDesk(desk, 'nia', about, { kind: 'approval', approval: id, step });
  return id;
}

/** Another approver, in a browser of their own, approves it as it is. */
export async function cleoApproves(desk: FaultyDesk, id: string) {
  const row = await desk.db.get('approvals', id);
  if (!row) return;
  const { proposal, revision, case: about } = row;
  const threadRevision = (await desk.db.get('cases', about))?.revision ?? 0;
  const hash = await hashOf(proposal);
  const step = { do: 'approve', revision, hash, proposal, threadRevision } as const;
  await atDesk(desk, 'cleo', about, { kind: 'approval', approval: id, step });
}
