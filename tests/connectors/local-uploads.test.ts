// @vitest-environment node
import { beforeEach, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { createLocal } from '@/core/connectors/local/index';
import { openServer } from '@/core/connectors/local/server/database';
import { createDeskServer } from '@/core/connectors/local/server/desk-server';
import { asOneOf } from '@/core/connectors/local/shared/identity';
import { NodeXhr } from '../fakes/node-xhr.ts';
import type { Fault } from '../servers/faults.ts';
import { withUploads } from '../servers/uploads/connector.ts';
import { startUploadServer } from '../servers/uploads/server.ts';
import type { DeskHarness } from './contract/harness.ts';
import { runContract } from './contract.ts';
import { contractDesk, DESK, inMemory, SAME, sideOf } from './embedded-side.ts';
import { faultyNews, faultyWire } from './faulty-wire.ts';

// A stall is the same stall after less time.
vi.stubGlobal('XMLHttpRequest', NodeXhr);
vi.mock('@/core/transfer/limits', () => ({ STALL: 800, ANSWER: 1500 }));
// As in Firefox: no page is needed.
beforeEach(() => void Reflect.set(browser, 'offscreen', undefined));

/** The embedded desk, whose files go over a real line first. */
const withFiles = (resumes: boolean) => async (): Promise<DeskHarness> => {
  const db = await openServer();
  const server = createDeskServer(db);
  await server.seed(contractDesk());
  const files = await startUploadServer({ resumes });
  let fault: Fault | null = null;
  const now = () => fault;
  const local = createLocal({
    desk: DESK,
    server: faultyNews(server, now),
    wire: faultyWire(server, now),
  });
  return {
    ...SAME,
    dedupes: true,
    connector: withUploads(local, files.base),
    as: async (agent) => {
      const theirs = asOneOf(server, inMemory(agent));
      const one = createLocal({ desk: DESK, server: theirs, wire: faultyWire(theirs, now) });
      await one.signIn(AbortSignal.timeout(5000));
      return withUploads(one, files.base);
    },
    secrets: [],
    server: sideOf(db, server),
    uploads: { resumes, begun: () => files.begun, next: (trouble) => void files.troubles.push(trouble) },
    fault: (kind) => {
      fault = kind;
    },
    close: async () => {
      await files.close();
      db.close();
    },
  };
};

runContract('the embedded desk, with files first', withFiles(false), { uploads: true });
runContract('the embedded desk, with files in pieces first', withFiles(true), { uploads: true });
