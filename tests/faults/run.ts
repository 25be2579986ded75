/**
 * `npm run faults -- --runs 500 [--seed S] [--only "chromium h2"|approvals] [--break wasDelivered|counting|streams]`
 *
 * Real browsers with the real extension on a helpdesk with a bad line; workers are stopped and browsers killed. At the
 * end both sides are compared. What a switched-off safety breaks must be seen here: that is what `--break` is for. The steps
 * of approvals, which end at several people's browsers, are played in this process: with the same line, without browsers.
 */
import { parseArgs } from 'node:util';
import 'fake-indexeddb/auto';
import '../servers/alias.ts';
import { playApprovals } from './approvals.ts';

// Only now: the files behind these imports need the alias.
const { buildForFaults, playFaults } = await import('./play.ts');
const { isClean, lastLine } = await import('./judge.ts');

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '40' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    only: { type: 'string', default: '' },
    break: { type: 'string', default: '' },
  },
});
const broken = (['wasDelivered', 'counting', 'streams'] as const).find((one) => one === values.break) ?? '';

const { seed, only, runs } = values;
const approvalsHeld = broken === '' && playApprovals({ seed, runs, only });
if (only === 'approvals') process.exit(approvalsHeld ? 0 : 1);

buildForFaults();
const start = performance.now();
const onRun = (where: string, done: number) => {
  if (done % 10 === 0)
    console.log(`${where}: ${done} runs, ${Math.round((performance.now() - start) / 1000)} s`);
};
const { total, parts } = await playFaults({ runs: Number(runs), seed, only, broken, onRun });
for (const [where, { notes: _, ...numbers }] of parts) console.log(where, JSON.stringify(numbers));
for (const words of total.notes.slice(0, 40)) console.log(words);
console.log(lastLine(total, seed));
process.exit(isClean(total) && (approvalsHeld || broken !== '') ? 0 : 1);
