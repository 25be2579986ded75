/**
 * `npm run faults -- --runs 500 [--seed S] [--only "chromium h2"] [--break wasDelivered|counting|streams]`
 *
 * Real browsers with the real extension on a helpdesk with a bad line; workers are stopped and browsers killed. At the
 * end both sides are compared. What a switched-off safety breaks must be seen here: that is what `--break` is for.
 */
import { parseArgs } from 'node:util';
import 'fake-indexeddb/auto';
import '../servers/alias.ts';

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

buildForFaults();
const start = performance.now();
const onRun = (where: string, done: number) => {
  if (done % 10 === 0)
    console.log(`${where}: ${done} runs, ${Math.round((performance.now() - start) / 1000)} s`);
};
const { seed, only } = values;
const { total, parts } = await playFaults({ runs: Number(values.runs), seed, only, broken, onRun });
for (const [where, { notes: _, ...numbers }] of parts) console.log(where, JSON.stringify(numbers));
for (const words of total.notes.slice(0, 40)) console.log(words);
console.log(lastLine(total, seed));
process.exit(isClean(total) ? 0 : 1);
