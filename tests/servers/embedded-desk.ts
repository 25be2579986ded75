/**
 * The embedded desk behind HTTP, started by hand:
 *
 *   node_modules/.bin/node tests/servers/embedded-desk.ts [port] [--empty]
 *
 * `curl -X POST localhost:PORT/fault -d '"drop-answer"'` makes it misbehave, `-d null` heals it;
 * `POST /customer {"case":"1001","text":"…"}` lets a customer write. Nothing is kept when it ends.
 */
import 'fake-indexeddb/auto';
import './alias.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

// Only now: the files behind these imports need the alias.
const { startEmbeddedDesk } = await import('./embedded-desk-http.ts');
const { openServer } = await import('../../core/connectors/local/server/database.ts');
const { SampleDesk } = await import('../../core/connectors/local/sample.ts');
const { smallDesk } = await import('../fixtures/small-desk.ts');

const SAMPLE = join(import.meta.dirname, '../../components/public/sample-desk.json');
const [port = '8791'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const sample = process.argv.includes('--empty')
  ? smallDesk()
  : v.parse(SampleDesk, JSON.parse(await readFile(SAMPLE, 'utf8')));
const desk = await startEmbeddedDesk({ db: await openServer(), sample, port: Number(port) });
console.log(`embedded desk: ${desk.base} (Authorization: Bearer ${desk.token})`);
