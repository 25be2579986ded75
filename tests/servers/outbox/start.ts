/**
 * The helpdesk with a bad line, started by hand:
 *
 *   node_modules/.bin/node tests/servers/outbox/start.ts [port] [--h2] [--seed S] [--no-streams]
 *
 * With a seed every delivery meets what the seed says; every ten seconds it tells what it carried out, and how often.
 */
import 'fake-indexeddb/auto';
import '../alias.ts';
import { parseArgs } from 'node:util';

// Only now: the files behind these imports need the alias.
const { openServer } = await import('../../../core/connectors/local/server/database.ts');
const { smallDesk } = await import('../../fixtures/small-desk.ts');
const { startOutboxServer } = await import('./server.ts');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    h2: { type: 'boolean', default: false },
    seed: { type: 'string', default: '' },
    'no-streams': { type: 'boolean', default: false },
  },
});
const { base, token, ledger } = await startOutboxServer({
  db: await openServer(),
  sample: smallDesk(),
  protocol: values.h2 ? 'h2' : 'h1',
  port: Number(positionals[0] ?? '8792'),
  seed: values.seed,
  refusesStreams: values['no-streams'],
});
console.log(`${base} (Authorization: Bearer ${token})`);
setInterval(() => {
  for (const { item, kind, attempts } of ledger.entries.values())
    console.log(kind, item, [...attempts].map(([id, times]) => `${id}: ${times}`).join(', '));
}, 10_000);
