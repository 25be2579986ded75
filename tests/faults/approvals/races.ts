import { hashOf } from '@/core/model/approval';
import { type FaultyDesk, niaAsks } from './desk.ts';
import type { Person } from './person.ts';
import { settle } from './settle.ts';

/** What came of the rounds; `wrong` must be empty. */
export interface Races {
  readonly rounds: number;
  readonly wrong: readonly string[];
}

interface Field {
  readonly desk: FaultyDesk;
  readonly ben: Person;
  readonly eva: Person;
  readonly seed: string;
  /** One a round. */
  readonly cases: readonly string[];
}
interface Start {
  readonly about: string;
  readonly approval: string;
  readonly text: string;
}

const KINDS = ['approve', 'return'] as const;
type Kind = (typeof KINDS)[number];
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const stepId = ({ approval }: Start, { id }: Person) => `race-${id}-${approval}`;

/** Answers why it was refused at once; '' = it is owed. */
async function decide({ about, approval, text }: Start, by: Person, kind: Kind): Promise<string> {
  const item = stepId({ about, approval, text }, by);
  const proposal = { text, attachments: [], status: null };
  const step = { id: item, approval: `local:${approval}`, revision: 1, undo: 0 };
  const said =
    kind === 'return'
      ? await by.press('returnApproval', { ...step, reason: `Not so (${by.name})` })
      : await by.press('approveReply', {
          ...step,
          ...proposal,
          hash: await hashOf(proposal),
          threadRevision: 1,
        });
  return said.ok ? '' : (said.code ?? 'unexpected');
}

/** What one person was told about a round they lost; '' = who won. */
async function toldOf(start: Start, loser: Person, winner: string, refused: string): Promise<string> {
  const { items } = await loser.know([`local:${start.about}`]);
  const item = items.find(({ id }) => id === stepId(start, loser));
  if (!item) return refused === 'already-decided' ? '' : `${loser.id} lost, refused with «${refused}»`;
  const { code, detail } = item.problem ?? {};
  if (item.state !== 'failed' || code !== 'already-decided' || detail !== winner)
    return `${loser.id} lost, but it is ${item.state}: ${code} ${detail}`;
  return (await loser.stepsShown(item.id)).length > 0 ? '' : `${loser.id} lost and is shown no step`;
}

/** What is wrong with a round that is over; '' = nothing. */
async function judge({ desk, ben, eva }: Field, start: Start, refused: ReadonlyMap<Person, string>) {
  const row = await desk.db.get('approvals', start.approval);
  const { items } = await desk.server.thread(start.about, null);
  const copies = items.filter(({ direction }) => direction === 'out').length;
  if (copies !== (row?.state === 'approved' ? 1 : 0)) return `${copies} messages, it is ${row?.state}`;
  const winner = [ben, eva].find(({ id }) => id === row?.decision?.by?.id);
  if (!winner) return `nobody decided, it is ${row?.state}`;
  const won = (await winner.know([`local:${start.about}`])).items.find(
    ({ id }) => id === stepId(start, winner),
  );
  if (won?.state !== 'sent') return `${winner.id} won, but it is ${won?.state} ${won?.problem?.code}`;
  const loser = winner === ben ? eva : ben;
  return toldOf(start, loser, winner.name, refused.get(loser) ?? '');
}

/** Two approvers in the same instant, each at a real browser, over the bad line. */
export async function playRaces(field: Field): Promise<Races> {
  const { desk, ben, eva, cases } = field;
  const starts: Start[] = [];
  for (const about of cases) {
    const text = `race ${about}`;
    starts.push({ about, text, approval: await niaAsks(desk, about, text) });
  }
  const ours = cases.map((id) => `local:${id}`);
  for (const one of [ben, eva])
    for (const begun = Date.now(); Date.now() - begun < 20_000; await pause(100)) {
      if ((await one.know(ours)).approvals.length === cases.length) break;
      await one.look();
    }
  const wrong: string[] = [];
  const refused = await Promise.all(
    starts.map(async (start, n) => {
      const kinds = [KINDS[(n >> 1) % 2] ?? 'approve', KINDS[(n >> 2) % 2] ?? 'approve'] as const;
      const both = n % 2 === 0 ? ([ben, eva] as const) : ([eva, ben] as const);
      // Not all rounds at once: two requests are to meet, not forty to queue.
      await pause(Math.floor(n / 4) * 250);
      const codes = await Promise.all(both.map((one, nth) => decide(start, one, kinds[nth] ?? 'approve')));
      return new Map<Person, string>(both.map((one, nth) => [one, codes[nth] ?? '']));
    }),
  );
  await settle([ben, eva], ours);
  for (const [n, start] of starts.entries()) {
    const words = await judge(field, start, refused[n] ?? new Map());
    if (words) wrong.push(`round ${n} (${start.about}): ${words}`);
  }
  for (const by of [ben, eva])
    for (const { id, state } of (await by.know(ours)).items)
      if (state === 'failed') await by.press('discardItem', id);
  return { rounds: cases.length, wrong };
}
