import type { Approval } from '@/core/model/approval';
import { atDesk, cleoApproves, type FaultyDesk, niaAsks } from './desk.ts';
import type { Known, Person } from './person.ts';

/** A text somebody wrote in a step that was taken from them. */
export interface Written {
  readonly item: string;
  readonly by: Person;
  readonly words: string;
}

/** A run: one case, two people at browsers, and everything they wrote about it. */
export interface Run {
  readonly key: string;
  readonly desk: FaultyDesk;
  /** The desk's own id of the case, and ours. */
  readonly about: string;
  readonly case: string;
  readonly author: Person;
  readonly reviewer: Person;
  readonly draw: () => number;
  readonly written: Written[];
  /** Requests that somebody asked for. */
  readonly asked: Set<string>;
  /** Refusals that nobody understands. */
  readonly odd: string[];
}

const PIECES = ['Olá', 'grüße', '🎈👩‍💻', 'שלום', '\n\n', '"quotes" \\', '<b>', 'e\u0301', '100 %'];
/** What a person hears who comes too late, and what a bad line makes of a question that nobody owes. */
const TOLD =
  /^(already-decided|new-revision|case-moved|closed-case|no-right|conflict|gone|offline|busy|signed-out|forbidden|unexpected)$/;
/** Only a claim goes straight to the desk; of everything else nothing may be seen of the line. */
const OWED = /^(already-decided|new-revision|case-moved|closed-case|no-right)$/;

function textFor(run: Run, item: string): string {
  const length = 1 + Math.floor(run.draw() ** 3 * 200);
  const words = Array.from({ length }, () => PIECES[Math.floor(run.draw() * PIECES.length)]);
  return `text ${item} ${words.join(' ')} .`;
}
const nextId = ({ key, written }: Run, what: string) => `${what}-${key}-${written.length}`;
const undoFor = ({ draw }: Run) => (draw() < 0.2 ? Math.floor(draw() * 600) : 0);

/** Hands a step over; what was taken is written down, what was refused must have a reason that can be told. */
async function give(run: Run, by: Person, written: Omit<Written, 'by'>, call: string, args: unknown) {
  run.written.push({ ...written, by });
  const { ok, code = '' } = await by.press(call, args);
  if (ok) return true;
  // The answer may have been lost with a worker that had taken it, and what was asked again came too late.
  const there = (await by.know([run.case])).items.some(({ id }) => id === written.item);
  if (there) return true;
  run.written.splice(
    run.written.findIndex(({ item }) => item === written.item),
    1,
  );
  if (!OWED.test(code)) run.odd.push(`${call} was refused: ${code}`);
  return false;
}

async function ask(run: Run, of?: Approval) {
  const { author, draw } = run;
  const item = nextId(run, of ? 'revise' : 'ask');
  const { revisions } = await author.know([run.case]);
  const text = textFor(run, item);
  const args = {
    draft: item,
    case: run.case,
    text,
    attachments: [],
    status: draw() < 0.3 ? 'pending' : null,
    note: 'May I?',
    queue: draw() < 0.5 ? 'sales' : null,
    seenRevision: revisions[run.case] ?? 0,
    undo: undoFor(run),
    ...(of && { of: { approval: of.id, revision: of.revision } }),
  };
  const taken = await give(run, author, { item, words: text }, 'requestApproval', args);
  if (taken && !of) run.asked.add(item);
}

const waits = ({ state }: Approval) => state === 'waiting';
const mine = ({ approvals }: Known, { id }: Person) =>
  approvals.filter((one) => waits(one) && one.author.id === id);
const theirs = ({ approvals }: Known, { id }: Person) =>
  approvals.filter((one) => waits(one) && one.author.id !== id && (one.reviewer ?? id) === id);

async function own(run: Run, what: 'revise' | 'withdraw') {
  const [one] = mine(await run.author.know([run.case]), run.author);
  if (!one) return;
  if (what === 'revise') return ask(run, one);
  const written = { item: `withdraw:${one.id}`, words: '' };
  await give(run, run.author, written, 'withdrawApproval', one.id);
}

/** What a reviewer has in front of them, looking for it as long as it is on its way. */
async function inFront(run: Run, patience = 600): Promise<{ one: Approval; known: Known } | undefined> {
  for (const end = Date.now() + patience; ; await run.reviewer.look()) {
    const known = await run.reviewer.know([run.case]);
    const found = theirs(known, run.reviewer);
    const one = found[Math.floor(run.draw() * found.length)];
    if (one) return { one, known };
    if (Date.now() > end) return undefined;
  }
}

type Decision = 'approve' | 'edit' | 'return' | 'pass';

async function decide(run: Run, what: Decision) {
  const { reviewer, draw } = run;
  const found = await inFront(run);
  if (!found) return;
  const { one, known } = found;
  const item = nextId(run, what);
  const about = { id: item, approval: one.id, revision: one.revision };
  if (what === 'return')
    return give(run, reviewer, { item, words: `reason ${item}` }, 'returnApproval', {
      ...about,
      reason: `reason ${item}`,
      undo: undoFor(run),
    });
  if (what === 'pass') {
    const to = draw() < 0.5 ? { agent: 'cleo', queue: null } : { agent: null, queue: 'sales' };
    const passed = { id: item, approval: one.id, ...to, note: `note ${item}` };
    return give(run, reviewer, { item, words: `note ${item}` }, 'passApproval', passed);
  }
  const { text, attachments, status } = one.proposal;
  const words = what === 'edit' ? textFor(run, item) : text;
  await give(run, reviewer, { item, words }, 'approveReply', {
    ...about,
    hash: one.hash,
    text: words,
    attachments,
    status,
    threadRevision: known.revisions[run.case] ?? 0,
    undo: undoFor(run),
  });
}

async function claim(run: Run) {
  const found = await inFront(run, 0);
  if (!found) return;
  const { ok, code = '' } = await run.reviewer.press('claimApproval', found.one.id, found.one.revision);
  if (!ok && !TOLD.test(code)) run.odd.push(`a claim was refused: ${code}`);
}

/** What happens to the case or the request elsewhere; refused there, it did not happen. */
async function elsewhere(run: Run) {
  const { desk, about, draw } = run;
  const what = draw();
  if (what < 0.4) return desk.server.receive({ case: about, text: 'One more thing' });
  if (what < 0.55)
    return atDesk(desk, 'ana', about, { kind: 'reply', text: 'other', attachments: [], status: null });
  if (what < 0.65) return atDesk(desk, 'ana', about, { kind: 'status', status: 'closed' });
  const rows = await desk.db.getAllFromIndex('approvals', 'byCase', about);
  const one = rows.find(({ state }) => state === 'waiting');
  if (what < 0.8 && one) return cleoApproves(desk, one.id);
  run.asked.add(await niaAsks(desk, about, `text nia ${about} ${run.asked.size}`));
}

/** The next thing that happens in a run. */
export async function act(run: Run): Promise<void> {
  const what = run.draw();
  if (what < 0.12) return ask(run);
  if (what < 0.24) return own(run, 'revise');
  if (what < 0.3) return own(run, 'withdraw');
  if (what < 0.42) return claim(run);
  if (what < 0.62) return void (await decide(run, 'approve'));
  if (what < 0.74) return void (await decide(run, 'edit'));
  if (what < 0.82) return void (await decide(run, 'return'));
  if (what < 0.88) return void (await decide(run, 'pass'));
  await elsewhere(run).catch(() => undefined);
}

/** How a run begins: somebody asks, at a browser of ours or elsewhere. */
export async function begin(run: Run): Promise<void> {
  if (run.draw() < 0.8) return ask(run);
  run.asked.add(await niaAsks(run.desk, run.about, `text nia ${run.about} 0`));
}

/** How most runs end: the reviewer has looked at everything, and approves what still waits. */
export const end = (run: Run): Promise<unknown> => decide(run, run.draw() < 0.5 ? 'approve' : 'edit');
