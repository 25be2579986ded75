import * as v from 'valibot';
import type { DeskEntry } from '../hand-over.ts';
import { createLocal } from './index.ts';
import { SampleDesk } from './sample.ts';
import { openServer } from './server/database.ts';
import { createDeskServer, type DeskServer } from './server/desk-server.ts';

// Kept as a promise: two callers in the same moment must not open two.
let server: Promise<DeskServer> | undefined;
/** Whoever holds a connector over the present server. */
const toTell = new Set<() => void>();

function forgetServer() {
  server = undefined;
  for (const gone of toTell) gone();
  toTell.clear();
}

/** The desk's own server side, opened once per worker life. */
export function localServer(): Promise<DeskServer> {
  if (server) return server;
  const opened = openServer(undefined, forgetServer).then((db) => createDeskServer(db));
  opened.catch(forgetServer);
  server = opened;
  return opened;
}

/** The embedded desk as its script hands it over. */
export const LOCAL_ENTRY: DeskEntry = {
  async open(desk, { gone }) {
    toTell.add(gone);
    return createLocal({ desk, server: await localServer() });
  },
  async embedded() {
    const desk = await localServer();
    return { ...desk, seed: async (sample) => void (await desk.seed(v.parse(SampleDesk, sample))) };
  },
};
