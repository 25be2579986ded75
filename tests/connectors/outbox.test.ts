// @vitest-environment node
import { expect, test } from 'vitest';
import { openServer } from '@/core/connectors/local/server/database';
import { forgetful } from '@/core/connectors/streams';
import { smallDesk } from '../fixtures/small-desk.ts';
import { createOutboxDesk } from '../servers/outbox/connector.ts';
import { LATE, startOutboxServer } from '../servers/outbox/server.ts';
import { type DeskHarness, itemFor, reply, send } from './contract/harness.ts';
import { runContract } from './contract.ts';
import { contractDesk, DESK, SAME, sideOf } from './embedded-side.ts';

async function overHttp(): Promise<DeskHarness> {
  const db = await openServer();
  const server = await startOutboxServer({ db, sample: contractDesk(), protocol: 'h1' });
  const { base, token, desk, fault, close } = server;
  return {
    ...SAME,
    dedupes: false,
    connector: createOutboxDesk({ desk: DESK, base, token, settleMs: 0, memory: forgetful() }),
    as: () => Promise.reject(new Error('everybody is the same here')),
    secrets: [token],
    server: sideOf(db, desk),
    fault,
    close: async () => {
      await close();
      db.close();
    },
  };
}

runContract('a desk that takes every request for a new one', overHttp);

test('under every mishap each item ends as one commit of ours, if it is asked about before it is repeated', async () => {
  const db = await openServer();
  const server = await startOutboxServer({ db, sample: smallDesk(), protocol: 'h1', seed: 'contract' });
  const { base, token, ledger } = server;
  const connector = createOutboxDesk({ desk: DESK, base, token, settleMs: LATE, memory: forgetful() });
  const side = sideOf(db, server.desk);
  const patience = () => AbortSignal.timeout(400);
  const known = async (item: Parameters<typeof send>[1]) => {
    for (;;) {
      await new Promise((done) => setTimeout(done, LATE));
      const answer = await connector.wasDelivered(item, patience()).catch(() => undefined);
      if (answer) return answer;
    }
  };
  const h = { connector } as DeskHarness;
  const sendUntilThere = async (n: number) => {
    const id = await side.aCase();
    let item = itemFor({ ...h, ...SAME }, id, reply(`text ${n} “ü” 🎈`), { attempts: [] });
    do {
      const attempt = { id: crypto.randomUUID(), at: new Date().toISOString() };
      item = { ...item, attempts: [...item.attempts, attempt] };
      await send(h, item, undefined, patience()).catch(() => {});
    } while ((await known(item)) === 'no');
    return item.id;
  };
  const items: string[] = [];
  // Not all at once: a server that is late because the machine is busy would be one that broke its word about `LATE`.
  for (let first = 0; first < 60; first += 15)
    items.push(...(await Promise.all(Array.from({ length: 15 }, (_, n) => sendUntilThere(first + n)))));
  expect(items.filter((id) => ledger.copies(id) !== 1)).toEqual([]);
  expect([...ledger.entries.values()].every(({ texts }) => /^text \d+ “ü” 🎈$/.test(texts[0] ?? ''))).toBe(
    true,
  );
  await server.close();
  db.close();
}, 30_000);
