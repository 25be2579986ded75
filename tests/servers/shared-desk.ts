/**
 * The practice desk for several browsers, with the sample of the extension. Nothing is kept when it ends.
 *
 *   npm run practice-desk [port] [-- --host=0.0.0.0] [-- --empty]
 *
 * Options → Practice desk → «Practice with others» takes the address it tells. To see what a bad network does:
 * `curl -X POST localhost:PORT/fault -d '"drop-answer"'`, `-d null` heals it; `POST /customer {"case":"1001","text":"…"}`
 * lets a customer write.
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
const host = process.argv.find((word) => word.startsWith('--host='))?.slice('--host='.length);
const desk = await startEmbeddedDesk({
  db: await openServer(),
  sample,
  port: Number(port),
  token: crypto.randomUUID(),
  ...(host && { host }),
});
console.log(`practice desk: ${desk.base}/#${desk.token}`);
