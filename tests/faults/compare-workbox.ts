/**
 * `node_modules/.bin/node tests/faults/compare-workbox.ts [--workbox FOLDER] [--messages 180] [--seed S] [--only "Casebar, stops and"]`
 *
 * How many messages Workbox's queue loses and doubles where our outbox has to keep its promise: on the desk of
 * `npm run faults`, with the same faults for the same message, in Chromium, the worker being stopped all the while. It
 * is no dependency: `npm install --no-save workbox-background-sync@7.4.1` first, here or in FOLDER (or the folder named
 * by CASEBAR_WORKBOX). Ends with the table for tests/bench/RESULTS.md; fails if ours lost or doubled anything.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import 'fake-indexeddb/auto';
import '../servers/alias.ts';
import { readManifest } from '../browser/build.ts';
import { buildWorkboxExtension, findWorkbox, INSTALL, type Replay } from './workbox-extension.ts';

const { values } = parseArgs({
  options: {
    workbox: { type: 'string', default: process.env.CASEBAR_WORKBOX ?? '.' },
    messages: { type: 'string', default: '180' },
    seed: { type: 'string', default: '4' },
    only: { type: 'string', default: '' },
  },
});
const installed = findWorkbox(resolve(values.workbox));
if (!installed) {
  console.error(
    `Workbox is not in ${resolve(values.workbox)}. To compare, install it there first: ${INSTALL}`,
  );
  process.exit(1);
}

// Only now: the files behind these imports need the alias.
const { buildForFaults, faultBuild } = await import('./play.ts');
const { compare } = await import('./compare.ts');

const LINES = [
  { line: 'stops only, HTTP/1.1', protocol: 'h1', faults: false },
  { line: 'stops and faults, HTTP/1.1', protocol: 'h1', faults: true },
  { line: 'stops and faults, HTTP/2', protocol: 'h2', faults: true },
] as const;
const REPLAYS: readonly Replay[] = ['as shipped', 'refusals put back'];

buildForFaults();
const ours = faultBuild('chromium');
const folder = mkdtempSync(join(tmpdir(), 'casebar-workbox-'));
const { key } = readManifest(ours);
const couriers: { name: string; courier: 'casebar' | 'workbox'; extension: string }[] = [];
for (const replay of REPLAYS) {
  const extension = await buildWorkboxExtension(
    join(folder, replay.replaceAll(' ', '-')),
    key,
    installed,
    replay,
  );
  couriers.push({ name: `Workbox ${installed.version}, ${replay}`, courier: 'workbox', extension });
}
couriers.push({ name: 'Casebar', courier: 'casebar', extension: ours });

const { seed } = values;
const messages = Number(values.messages);
const table = [
  `| ${messages} messages each, seed ${seed} | line | lost | doubled | re-sent by the browser | told | requests | workers stopped | s |`,
  '|---|---|---|---|---|---|---|---|---|',
];
let broken = 0;
for (const { line, ...how } of LINES)
  for (const { name, ...who } of couriers) {
    if (!`${name}, ${line}`.includes(values.only)) continue;
    const found = await compare({ ...how, ...who, messages, seed });
    const { lost, doubled, resent, told, requests, stops, seconds } = found;
    table.push(`| ${[name, line, lost, doubled, resent, told, requests, stops, seconds].join(' | ')} |`);
    console.log(table.at(-1));
    if (who.courier === 'casebar') broken += lost + doubled;
  }
rmSync(folder, { recursive: true, force: true });
console.log(`\n${table.join('\n')}`);
process.exit(broken > 0 ? 1 : 0);
