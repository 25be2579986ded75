/**
 * `npm run kills -- --runs 50 [--seed S] [--browser chrome|firefox] [--way kill]`: ends surfaces under somebody who writes, in every
 * way, and says in the last line how many characters' worth of runs were lost. Firefox has 20 runs of each at most: a
 * start takes it four seconds. It proves itself: with the draft's `beforeunload` and `visibilitychange` taken out of the
 * build it lost 7 of 12 runs that end in the moment of the last key.
 */
import { parseArgs } from 'node:util';
import { build } from '../browser/build.ts';
import { chromeTypist } from './chrome-typist.ts';
import { firefoxTypist } from './firefox-typist.ts';
import { runKills } from './run-kills.ts';
import { WAYS } from './ways.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    browser: { type: 'string', default: '' },
    way: { type: 'string', default: '' },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
const ways = WAYS.filter((way) => values.way === '' || values.way === way);
const TYPISTS = { chrome: chromeTypist, firefox: firefoxTypist };
const MOST = { chrome: Number.POSITIVE_INFINITY, firefox: 20 };

if (!process.env.CASEBAR_REUSE_BUILD) build('chrome', 'firefox');
let lost = 0;
let all = 0;
for (const name of ['chrome', 'firefox'] as const) {
  if (values.browser && values.browser !== name) continue;
  const each = Math.min(runs, MOST[name]);
  const typist = await TYPISTS[name]();
  const found = await runKills(typist, { runs: each, seed, ways, report: (line) => console.log(line) });
  await typist.close();
  lost += found.length;
  all += each * 2 * ways.length;
}
console.log(`kills: ${all} runs, ${lost} lost, seed ${seed}`);
process.exit(lost > 0 ? 1 : 0);
