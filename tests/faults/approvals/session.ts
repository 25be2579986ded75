import { mayDecide } from '@/core/model/approval';
import { random } from '../../servers/outbox/chaos.ts';
import { act, begin, end, type Run } from './acts.ts';
import { type FaultyDesk, startFaultyDesk } from './desk.ts';
import { blank, judgeRun, note, type Verdict } from './judge.ts';
import { arrive, type Person } from './person.ts';
import { playRaces, type Races } from './races.ts';
import { settle } from './settle.ts';

export interface ApprovalPlan {
  readonly runs: number;
  readonly rounds: number;
  readonly seed: string;
  /** Folder of the build for fault runs. */
  readonly extension: string;
  /** The desk does not know what it has: to see that doubles would be noticed. */
  readonly blind?: boolean;
  readonly onRun?: (done: number) => void;
}

/** So many cases are worked at by the same two people at a time. */
const LANES = 4;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function playRun(run: Run, verdict: Verdict) {
  const { author, reviewer, draw } = run;
  await begin(run);
  const count = 2 + Math.floor(draw() * 5);
  for (let done = 0; done < count; done++) {
    if (draw() < 0.6) await pause(draw() * 250);
    await act(run);
    if (draw() < 0.12) {
      run.desk.line.counts.stops += 1;
      await (draw() < 0.5 ? author : reviewer).stopWorker();
    }
  }
  await settle([author, reviewer], [run.case]);
  if (draw() < 0.6) {
    await end(run);
    await settle([author, reviewer], [run.case]);
  }
  await judgeRun(run, verdict);
  // They have read why, and put it away.
  for (const by of [author, reviewer])
    for (const { id, state } of (await by.know([run.case])).items)
      if (state === 'failed' || state === 'held') await by.press('discardItem', id);
}

/** What still waits must be shown to whoever may decide, and what ended to nobody as waiting. */
async function judgeRequests(desk: FaultyDesk, people: readonly Person[], verdict: Verdict) {
  const rows = await desk.db.getAll('approvals');
  const { agents } = await desk.server.directory();
  for (const one of people) {
    const me = agents.find(({ id }) => id === one.id);
    const cases = [...new Set(rows.map((row) => `local:${row.case}`))];
    const wrong = async () => {
      await one.look();
      const { approvals } = await one.know(cases);
      const states = new Map(approvals.map(({ id, state, revision }) => [id, `${state} ${revision}`]));
      return rows.filter((row) => states.get(`local:${row.id}`) !== `${row.state} ${row.revision}`);
    };
    let left = await wrong();
    for (const start = Date.now(); left.length > 0 && Date.now() - start < 10_000; await pause(200))
      left = await wrong();
    for (const { id, state } of left) note(verdict, 'stuck', `${one.id} is not told that ${id} is ${state}`);
    const mine = rows.filter(
      (row) => row.state === 'waiting' && me !== undefined && mayDecide(row, me),
    ).length;
    const shown = await one.requestsShown(mine);
    if (shown !== mine) note(verdict, 'stuck', `${one.id} is shown ${shown} of ${mine} requests`);
  }
}

/** Plays all runs with two people at two browsers, then what happens when both decide in the same instant. */
export async function playApprovalFaults(plan: ApprovalPlan): Promise<{ verdict: Verdict; races: Races }> {
  const { runs, rounds, seed, blind = false } = plan;
  const desk = await startFaultyDesk(`approvals-${seed}-${blind}`, runs + rounds, blind);
  const verdict = blank();
  const people: Person[] = [];
  try {
    await Promise.all(
      [
        { id: 'ben', name: 'Ben Ode' },
        { id: 'eva', name: 'Eva Roth' },
      ].map(async (who) => people.push(await arrive(who, desk, plan.extension))),
    );
    const [ben, eva] = ['ben', 'eva'].map((wanted) => people.find(({ id }) => id === wanted));
    if (!ben || !eva) throw new Error('nobody is there');
    desk.line.stop = async (agent) => people.find(({ id }) => id === agent)?.stopWorker();
    const cases = (await desk.db.getAllKeys('cases')).map(String).sort();
    desk.line.seed = seed;
    let next = 0;
    const lane = async () => {
      for (let n = next++; n < runs; n = next++) {
        const draw = random(`${seed}|approvals|${n}`);
        const [author, reviewer] = draw() < 0.5 ? [ben, eva] : [eva, ben];
        const about = cases[n] ?? '';
        const own = { written: [], asked: new Set<string>(), odd: [] };
        await playRun(
          { key: `${n}`, desk, about, case: `local:${about}`, author, reviewer, draw, ...own },
          verdict,
        );
        plan.onRun?.(verdict.runs);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    const races = await playRaces({ desk, ben, eva, seed, cases: cases.slice(runs) });
    desk.line.seed = '';
    await judgeRequests(desk, people, verdict);
    return { verdict: { ...verdict, ...desk.line.counts }, races };
  } finally {
    for (const one of people) await one.close();
    await desk.close();
    desk.db.close();
  }
}
