import { openServer, type ServerDb } from '@/core/connectors/local/server/database';
import type { Delivery } from '@/core/connectors/local/server/job';
import { hashOf } from '@/core/model/approval';
import { putServerCase } from '../../fixtures/server-case.ts';
import { smallDesk } from '../../fixtures/small-desk.ts';
import { type Arrival, type EmbeddedDesk, startEmbeddedDesk } from '../../servers/embedded-desk-http.ts';
import type { Fault } from '../../servers/faults.ts';
import { random } from '../../servers/outbox/chaos.ts';

type Given = Omit<Delivery, 'at' | 'hash'>;
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

export interface FaultyDesk extends EmbeddedDesk {
  readonly db: ServerDb;
  /** Step → attempts of ours that were carried out. */
  readonly done: ReadonlyMap<string, readonly string[]>;
  /** What happened to a step here, for whoever looks for a reason. */
  story(item: string): string;
  readonly counts: { mishaps: number; stops: number };
  /** Chaos from now on, or none with ''. */
  seed(next: string): void;
  /** Whom to stop when a step of theirs arrives. */
  onStop(stop: (agent: string) => Promise<void>): void;
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
  const done = new Map<string, string[]>();
  const arrivals = new Map<string, number>();
  const busy = new Map<string, Promise<unknown>>();
  const stories = new Map<string, string[]>();
  const tell = (item: string, words: string) =>
    stories.set(item, [...(stories.get(item) ?? []), `${new Date().toISOString().slice(17)} ${words}`]);
  const counts = { mishaps: 0, stops: 0 };
  let seed = '';
  let reads = 0;
  let stop: (agent: string) => Promise<void> = async () => {};
  const met = new Map<string, Mishap>();
  const isForgotten = (item: string) => blind || random(`forgets|${item}`)() < 0.5;
  const stepOf = ({ args }: Arrival) => args[0] as Given; // what the browser's own connector wrote

  function mishapOf(item: string): Mishap {
    const nth = arrivals.get(item) ?? 0;
    arrivals.set(item, nth + 1);
    if (nth >= MOST) return FINE;
    // Done, and nothing is heard: now somebody has to ask.
    if (blind && nth === 0) return { fault: 'stall-after', stop: 'no' };
    const draw = random(`${seed}|${item}|${nth}`);
    if (draw() < 0.45) return FINE;
    return MISHAPS[Math.floor(draw() * MISHAPS.length)] ?? FINE;
  }

  function faultOf(arrival: Arrival): Fault | null {
    if (seed === '') return null;
    if (arrival.name !== 'deliver') {
      reads += 1;
      const draw = random(`${seed}|read|${reads}`);
      return draw() < 0.04 ? (READS[Math.floor(draw() * READS.length)] ?? null) : null;
    }
    const mishap = mishapOf(stepOf(arrival).item);
    if (mishap !== FINE) counts.mishaps += 1;
    met.set(arrival.attempt, mishap);
    tell(stepOf(arrival).item, `${arrival.attempt.slice(0, 4)} meets ${mishap.fault}, stop ${mishap.stop}`);
    // The line is dead before the desk did anything, and so is the worker.
    if (mishap.stop === 'before' && mishap.fault === 'cut') void kill(stepOf(arrival).agent);
    return mishap.fault;
  }

  async function kill(agent: string) {
    counts.stops += 1;
    await stop(agent);
  }

  async function carryOut({ attempt }: Arrival, given: Given) {
    const { item } = given;
    const before = done.get(item) ?? [];
    const forgotten = isForgotten(item);
    if (before.includes(attempt) || (before.length > 0 && !forgotten))
      return desk.server.delivered(`${before[0]}`);
    const answer = await desk.server.deliver({ ...given, item: attempt });
    done.set(item, [...before, attempt]);
    tell(item, `${attempt.slice(0, 4)} done`);
    return answer;
  }

  /** One after the other, as in a transaction: who asks whether it is there waits for what has begun. */
  function inTurn<T>(item: string, work: () => Promise<T>): Promise<T> {
    const next = (busy.get(item) ?? Promise.resolve()).then(work, work);
    busy.set(
      item,
      next.catch(() => undefined),
    );
    return next;
  }

  async function run(arrival: Arrival, otherwise: () => Promise<unknown>): Promise<unknown> {
    const { name: call, args } = arrival;
    if (call === 'delivered') {
      if (blind) return null;
      return inTurn(`${args[0]}`, async () => {
        const [attempt] = done.get(`${args[0]}`) ?? [];
        tell(`${args[0]}`, attempt ? 'asked: it is here' : 'asked: it is not here');
        return attempt ? desk.server.delivered(attempt) : null;
      });
    }
    if (call !== 'deliver') return otherwise();
    const given = stepOf(arrival);
    const mishap = met.get(arrival.attempt) ?? FINE;
    if (mishap.stop === 'before') await kill(given.agent);
    const answer = await inTurn(given.item, () => carryOut(arrival, given));
    if (mishap.stop === 'after') await kill(given.agent);
    return answer;
  }

  const desk = await startEmbeddedDesk({ db, sample: deskOfApprovers(), meddler: { faultOf, run } });
  for (let n = 0; n < cases; n++)
    await putServerCase(db, {
      channel: n % 2 === 0 ? 'mail' : 'phone',
      status: 'open',
      text: `Question ${n}`,
    });
  return {
    ...desk,
    db,
    done,
    story: (item) => (stories.get(item) ?? []).join(' · '),
    counts,
    seed: (next) => {
      seed = next;
    },
    onStop: (next) => {
      stop = next;
    },
  };
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
