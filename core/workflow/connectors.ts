import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Connector } from '@/core/connectors/connector';
import { SampleDesk } from '@/core/connectors/local/sample';
import { openServer } from '@/core/connectors/local/server/database';
import { createDeskServer, type DeskServer } from '@/core/connectors/local/server/desk-server';
import { REGISTRY } from '@/core/connectors/registry';
import { CasebarError } from '@/core/model/errors';
import { deskById } from '@/core/store/desks';

/** The embedded desk is always the same one; its id never changes. */
export const LOCAL_DESK = 'local';

// Kept as promises: two callers in the same moment must not open two.
let server: Promise<DeskServer> | undefined;
const open = new Map<string, Promise<Connector>>();

/** The embedded desk's server side, opened once per worker life. */
export function localServer(): Promise<DeskServer> {
  if (server) return server;
  const gone = () => {
    server = undefined;
    open.delete(LOCAL_DESK);
  };
  const opened = openServer(undefined, gone).then((db) => createDeskServer(db));
  opened.catch(gone);
  server = opened;
  return opened;
}

/** The sample desk shipped with the extension; read only when somebody starts practising. */
export async function sampleDesk(): Promise<SampleDesk> {
  const response = await fetch(browser.runtime.getURL('sample-desk.json'));
  return v.parse(SampleDesk, await response.json());
}

/** The connector of a desk. Errors: gone. */
export function connectorOf(deskId: string): Promise<Connector> {
  const before = open.get(deskId);
  if (before) return before;
  const opened = deskById(deskId).then((desk) => {
    if (!desk) throw new CasebarError('gone', deskId);
    return REGISTRY[desk.kind].open(desk.id, { localServer });
  });
  open.set(deskId, opened);
  opened.catch(() => open.delete(deskId));
  return opened;
}
