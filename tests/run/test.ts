/**
 * What `npm test` runs: types, lint, unit tests, browser tests, in this order, everything even after a failure.
 * `npm test -- unit` runs one of them; any other word narrows the test files (`npm test -- browser firefox`).
 * The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureChromium, ensureFirefox } from './browsers.ts';
import { type Counts, one, readCounts, sum, summary } from './count.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REPORTS = join(ROOT, '.cache/test');

/** One program of node_modules, its output passed through; resolves to its exit code. */
function run(program: string, ...args: string[]): Promise<number> {
  return new Promise((done) => {
    const path = join(ROOT, 'node_modules/.bin', program);
    const child = spawn(path, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`);
      done(1);
    });
    child.once('exit', (code) => done(code ?? 1));
  });
}

async function vitest(project: string, filters: readonly string[]): Promise<Counts> {
  const file = join(REPORTS, `${project}.json`);
  rmSync(file, { force: true });
  const code = await run(
    'vitest',
    ...['run', '--config', 'tests/vitest.config.ts', '--project', project],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    // Every core: unlike browsers, unit tests side by side do not wait for each other.
    ...(project === 'unit' ? ['--maxWorkers=100%'] : []),
    ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : []),
  );
  return readCounts(file, code);
}

/** A browser that cannot be had makes its own tests fail, with the sentence that says why. */
function browsers() {
  for (const ensure of [ensureChromium, ensureFirefox]) {
    try {
      ensure();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  }
}

const CHECKS: Record<string, (filters: readonly string[]) => Promise<Counts>> = {
  types: async () => one((await run('wxt', 'prepare')) === 0 && (await run('tsc', '--noEmit')) === 0),
  lint: async () => one((await run('biome', 'ci', '.')) === 0),
  unit: (filters) => vitest('unit', filters),
  browser: (filters) => {
    browsers();
    return vitest('browser', filters);
  },
};

const words = process.argv.slice(2);
const named = words.filter((word) => word in CHECKS);
const filters = words.filter((word) => !(word in CHECKS));
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

const table: { check: string; counts: Counts; seconds: number }[] = [];
for (const [check, perform] of Object.entries(CHECKS)) {
  if (named.length > 0 && !named.includes(check)) continue;
  console.log(`\n── ${check} ──`);
  const start = performance.now();
  const counts = await perform(filters);
  table.push({ check, counts, seconds: (performance.now() - start) / 1000 });
}

console.log('');
for (const { check, counts, seconds } of table) {
  console.log(`${check.padEnd(8)} ${summary(counts).padEnd(34)} ${seconds.toFixed(1).padStart(6)} s`);
}
const total = sum(table.map((row) => row.counts));
// What was left out stands in the lines above; the last one is what CI reads.
const last = summary({ ...total, skipped: 0 });
// Kept for .ci/run: npm prints lines of its own after a failure.
writeFileSync(join(REPORTS, 'summary'), `${last}\n`);
console.log(last);
process.exitCode = total.failed > 0 ? 1 : 0;
