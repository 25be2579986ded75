import type { Capabilities, DeskKind } from '@/core/model/desk';
import type { Connector } from './connector.ts';
import { createLocal, LOCAL_CAPABILITIES } from './local/index.ts';
import type { DeskServer } from './local/server/desk-server.ts';

/** What connectors get from the outside; nothing else of the world is known to them. */
export interface Surroundings {
  /** The embedded desk's server side, which lives in the same worker. */
  readonly localServer: () => Promise<DeskServer>;
}

/** One kind of helpdesk: what it can do, known before anybody signs in, and how to open a desk of it. */
export interface DeskEntry {
  readonly capabilities: Capabilities;
  open(desk: string, surroundings: Surroundings): Promise<Connector>;
}

/**
 * Every helpdesk Casebar speaks with. Listed by hand, because a service worker cannot import at run time. Adding
 * one: its folder, its kind in model/desk.ts, a line here, its server and one test file.
 */
export const REGISTRY: Readonly<Record<DeskKind, DeskEntry>> = {
  local: {
    capabilities: LOCAL_CAPABILITIES,
    open: async (desk, { localServer }) => createLocal({ desk, server: await localServer() }),
  },
};
