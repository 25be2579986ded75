// @vitest-environment node
import { expect, test } from 'vitest';
import type { Connector } from '@/core/connectors/connector';
import { createLocal, overLine } from '@/core/connectors/local/index';
import { openServer } from '@/core/connectors/local/server/database';
import { createDeskServer } from '@/core/connectors/local/server/desk-server';
import { asOneOf } from '@/core/connectors/local/shared/identity';
import { remoteServer } from '@/core/connectors/local/shared/remote';
import { startEmbeddedDesk } from '../servers/embedded-desk-http.ts';
import type { Fault } from '../servers/faults.ts';
import type { DeskHarness } from './contract/harness.ts';
import { runContract } from './contract.ts';
import { contractDesk, DESK, inMemory, SAME, sideOf } from './embedded-side.ts';
import { faultyNews, faultyWire } from './faulty-wire.ts';

const signedIn = async (connector: Connector) => {
  await connector.signIn(AbortSignal.timeout(5000));
  return connector;
};

async function inProcess(): Promise<DeskHarness> {
  const db = await openServer();
  const server = createDeskServer(db);
  await server.seed(contractDesk());
  let fault: Fault | null = null;
  const now = () => fault;
  return {
    ...SAME,
    dedupes: true,
    connector: createLocal({ desk: DESK, server: faultyNews(server, now), wire: faultyWire(server, now) }),
    as: (agent) => {
      const theirs = asOneOf(server, inMemory(agent));
      return signedIn(createLocal({ desk: DESK, server: theirs, wire: faultyWire(theirs, now) }));
    },
    secrets: [],
    server: sideOf(db, server),
    fault: (kind) => {
      fault = kind;
    },
    close: async () => db.close(),
  };
}

async function overHttp(): Promise<DeskHarness> {
  const db = await openServer();
  const { base, token, server, fault, close } = await startEmbeddedDesk({
    db,
    sample: contractDesk(),
  });
  const until = new AbortController();
  const connectorFor = (agent: string | undefined) => {
    const own = inMemory(agent);
    const serverFor = (signal: AbortSignal) =>
      asOneOf(
        remoteServer({ base, key: token }, () => signal),
        own,
      );
    const server = serverFor(until.signal);
    return createLocal({ desk: DESK, server, wire: overLine(server.line, serverFor) });
  };
  return {
    ...SAME,
    dedupes: true,
    connector: connectorFor(undefined),
    as: (agent) => signedIn(connectorFor(agent)),
    secrets: [token],
    server: sideOf(db, server),
    fault,
    close: async () => {
      until.abort();
      await close();
      db.close();
    },
  };
}

runContract('the embedded desk in the same process', inProcess);
runContract('the embedded desk over HTTP', overHttp);

test('giving up ends a request even if the desk in the same process never answers', async () => {
  const db = await openServer();
  const server = { ...createDeskServer(db), directory: () => new Promise<never>(() => {}) };
  const connector = createLocal({ desk: DESK, server });
  await expect(connector.directory(AbortSignal.timeout(20))).rejects.toThrow();
  db.close();
});

test('a client that knows more than the desk does, because the desk began anew, is told everything', async () => {
  const { connector, server, close } = await inProcess();
  await server.aCase({ text: 'after the new beginning' });
  const changes = await connector.pull('999999', AbortSignal.timeout(5000));
  expect(changes.messages.map(({ text }) => text)).toEqual(['after the new beginning']);
  expect(changes.directoryChanged).toBe(true);
  await close();
});
