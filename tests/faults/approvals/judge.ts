import type { OutboxItem } from '@/core/model/outbox-item';
import { isUnderWay } from '@/core/model/outbox-need';
import type { Run } from './acts.ts';
import type { Known, Person } from './person.ts';

/** What came of all runs, as numbers; `doubled` and `stuck` must be 0. */
export interface Verdict {
  runs: number;
  approved: number;
  steps: number;
  /** Messages, requests and steps that are there more than once because of us, or that nobody approved. */
  doubled: number;
  /** Steps that neither arrived nor show anybody what to do; texts that are nowhere; requests that nobody is shown. */
  stuck: number;
  /** Steps that were overtaken, each shown with a button. */
  shown: number;
  stops: number;
  mishaps: number;
  readonly notes: string[];
}

export const blank = (): Verdict => ({
  runs: 0,
  approved: 0,
  steps: 0,
  doubled: 0,
  stuck: 0,
  shown: 0,
  stops: 0,
  mishaps: 0,
  notes: [],
});

/** Counts one thing that went wrong. */
export function note(verdict: Verdict, count: 'doubled' | 'stuck', words: string) {
  verdict[count] += 1;
  verdict.notes.push(`${count}: ${words}`);
}

/** Nothing of a run may be at the desk twice, and no text that nobody approved. */
async function judgeDesk(run: Run, verdict: Verdict) {
  const { desk, about, asked } = run;
  const rows = await desk.db.getAllFromIndex('approvals', 'byCase', about);
  const range = IDBKeyRange.bound([about, ''], [about, '\uffff']);
  const thread = await desk.db.getAllFromIndex('messages', 'byCase', range);
  const out = thread.filter(
    ({ kind, direction, text }) => kind === 'message' && direction === 'out' && text !== 'other',
  );
  const approved = rows.filter(({ state }) => state === 'approved');
  verdict.approved += approved.length;
  for (const { id, decision } of approved) {
    const copies = out.filter(({ text }) => text === decision?.text).length;
    if (copies !== 1) note(verdict, 'doubled', `${run.key}: ${copies} messages of ${id}`);
  }
  if (out.length !== approved.length)
    note(verdict, 'doubled', `${run.key}: ${out.length} messages, ${approved.length} approved`);
  for (const { id } of rows)
    if (!asked.has(id)) note(verdict, 'doubled', `${run.key}: nobody asked for ${id}`);
}

/** One step, as its person sees it and as it is at the desk. */
async function judgeItem(run: Run, by: Person, item: OutboxItem, verdict: Verdict) {
  const done = run.desk.line.done.get(item.id)?.length ?? 0;
  const story = run.desk.line.story(item.id);
  const words = `${run.key}: ${item.id} of ${by.id} is ${item.state} ${item.problem?.code ?? ''} [${story}]`;
  verdict.steps += 1;
  if (isUnderWay(item)) return note(verdict, 'stuck', words);
  if (item.state === 'sent') return done === 0 ? note(verdict, 'stuck', `${words}, not there`) : undefined;
  if (done > 0) return note(verdict, 'stuck', `${words}, but was done`);
  const steps = await by.stepsShown(item.id);
  if (steps.length === 0) return note(verdict, 'stuck', `${words}, and nothing can be done`);
  verdict.shown += 1;
}

/** What is in nobody's outbox must be at the desk or among the drafts. */
function judgeGone(run: Run, known: ReadonlyMap<Person, Known>, verdict: Verdict) {
  for (const { item, by, words } of run.written) {
    const { items = [], drafts = [] } = known.get(by) ?? {};
    if (items.some(({ id }) => id === item)) continue;
    const done = (run.desk.line.done.get(item)?.length ?? 0) > 0;
    if (done) note(verdict, 'stuck', `${run.key}: ${item} was done, but is no longer known`);
    else if (words !== '' && !drafts.some((text) => text.includes(words)))
      note(verdict, 'stuck', `${run.key}: the text of ${item} is nowhere`);
  }
}

/** Both sides of a run that has settled. */
export async function judgeRun(run: Run, verdict: Verdict) {
  await judgeDesk(run, verdict);
  const known = new Map<Person, Known>();
  for (const by of [run.author, run.reviewer]) {
    const found = await by.know([run.case]);
    known.set(by, found);
    for (const item of found.items) {
      const attempts = run.desk.line.done.get(item.id)?.length ?? 0;
      if (attempts > 1) note(verdict, 'doubled', `${run.key}: ${item.id}: ${run.desk.line.story(item.id)}`);
      await judgeItem(run, by, item, verdict);
    }
  }
  judgeGone(run, known, verdict);
  for (const words of run.odd) note(verdict, 'stuck', `${run.key}: ${words}`);
  verdict.runs += 1;
}
