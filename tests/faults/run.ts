/**
 * `npm run faults -- --runs 500 [--seed S] [--only "chromium h2"|approvals] [--break wasDelivered|counting|streams]`
 *
 * Real browsers with the real extension on a helpdesk with a bad line; workers are stopped and browsers killed. At the
 * end both sides are compared. What a switched-off safety breaks must be seen here: that is what `--break` is for.
 * The steps of approvals are played by two people at two browsers on the shared practice desk (approvals/), and once
 * more in this process, where a worker can die between any two transactions.
 */
import { parseArgs } from 'node:util';
import 'fake-indexeddb/auto';
import '../servers/alias.ts';
import { playInProcess } from './approvals/in-process.ts';

// Only now: the files behind these imports need the alias.
const { buildForFaults, playFaults } = await import('./play.ts');
const { playApprovals } = await import('./approvals/play.ts');
const { isClean, lastLine } = await import('./judge.ts');

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    only: { type: 'string', default: '' },
    break: { type: 'string', default: '' },
  },
});
const broken = (['wasDelivered', 'counting', 'streams'] as const).find((one) => one === values.break) ?? '';
/** What is played if nobody says how much; two approvers meet in the same instant so often. */
const [OUTBOX, APPROVALS, ROUNDS] = ['40', '200', 40];

const { seed, only, runs } = values;
const withApprovals = broken === '' && (only === '' || only === 'approvals');
const start = performance.now();

async function outbox(): Promise<{ clean: boolean; lines: readonly string[] }> {
  const onRun = (where: string, done: number) => {
    if (done % 10 === 0)
      console.log(`${where}: ${done} runs, ${Math.round((performance.now() - start) / 1000)} s`);
  };
  const { total, parts } = await playFaults({ runs: Number(runs || OUTBOX), seed, only, broken, onRun });
  for (const [where, { notes: _, ...numbers }] of parts) console.log(where, JSON.stringify(numbers));
  for (const words of total.notes.slice(0, 40)) console.log(words);
  return { clean: isClean(total), lines: [lastLine(total, seed)] };
}

async function approvals(): Promise<{ clean: boolean; lines: readonly string[] }> {
  const all = Number(runs || APPROVALS);
  const onRun = (done: number) => {
    if (done % 20 === 0)
      console.log(`approvals: ${done} of ${all}, ${Math.round((performance.now() - start) / 1000)} s`);
  };
  const played = await playApprovals({ runs: all, rounds: ROUNDS, seed, onRun });
  const { notes, ...numbers } = played.verdict;
  console.log('approvals', JSON.stringify(numbers));
  for (const words of [...notes, ...played.races.wrong].slice(0, 40)) console.log(words);
  return played;
}

const held = !withApprovals || playInProcess({ seed, runs: runs || OUTBOX });
buildForFaults();
const played = [];
if (only !== 'approvals') played.push(await outbox());
if (withApprovals) played.push(await approvals());
for (const { lines } of played) for (const line of lines) console.log(line);
process.exit(held && played.every(({ clean }) => clean) ? 0 : 1);
