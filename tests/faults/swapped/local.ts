import browser from 'webextension-polyfill';
import type { Connector } from '@/core/connectors/connector';
import type { LocalOptions } from '@/core/connectors/local/index';
import { storedVerdict } from '@/core/connectors/stream-memory';
import { type Broken, createOutboxDesk } from '../../servers/outbox/connector.ts';

/** What the run writes into `storage.local` before anybody signs in. */
export interface FaultDesk {
  readonly base: string;
  readonly token: string;
  readonly broken: Broken;
}

/** Takes the place of core/connectors/local/index.ts: «Practice here» then works on the fake helpdesk. */
export function createLocal({ desk }: LocalOptions): Connector {
  const found = browser.storage.local.get('faultDesk').then(({ faultDesk }) => {
    const given = faultDesk as FaultDesk; // what the run wrote
    return createOutboxDesk({
      ...given,
      desk,
      settleMs: 0,
      memory: storedVerdict(desk, browser.storage.local),
    });
  });
  const blank = createOutboxDesk({
    desk,
    base: 'http://127.0.0.1',
    token: '',
    settleMs: 0,
    memory: storedVerdict(desk, browser.storage.local),
  });
  return {
    capabilities: blank.capabilities,
    // A late commit of the fake is over by then, with time for a busy machine.
    settleMs: 400,
    signIn: async (...args) => (await found).signIn(...args),
    directory: async (...args) => (await found).directory(...args),
    pull: async (...args) => (await found).pull(...args),
    thread: async (...args) => (await found).thread(...args),
    file: async (...args) => (await found).file(...args),
    deliver: async (...args) => (await found).deliver(...args),
    wasDelivered: async (...args) => (await found).wasDelivered(...args),
  };
}
