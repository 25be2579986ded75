import * as v from 'valibot';
import type { Area, DeskEntry } from '../hand-over.ts';
import { createLocal, overLine, type Wire } from './index.ts';
import { SampleDesk } from './sample.ts';
import { openServer } from './server/database.ts';
import { createDeskServer, type DeskServer } from './server/desk-server.ts';
import { asOneOf } from './shared/identity.ts';
import { remoteServer } from './shared/remote.ts';
import { ownIn, parseAddress, togetherAt } from './shared/together.ts';

/** The desk's server side, and the line to it if it has one of its own. */
interface Side {
  readonly server: DeskServer;
  readonly wire?: Wire;
}

// Kept as a promise: two callers in the same moment must not open two.
let opened: { readonly address: string; readonly side: Promise<Side> } | undefined;
/** Whoever holds a connector over the present server. */
const toTell = new Set<() => void>();

function forgetServer() {
  opened = undefined;
  for (const gone of toTell) gone();
  toTell.clear();
}

/** In this browser, which nobody else uses. */
const alone = async (): Promise<Side> => ({
  server: createDeskServer(await openServer(undefined, forgetServer)),
});

/** So long a request may take that nobody else limits. */
const PATIENCE = 20_000;

/** Somewhere else, where others practise too: the same server side, over HTTP. */
function together(address: string, storage: Area): Side {
  const shared = parseAddress(address) ?? { base: 'http://nowhere.invalid', key: '' };
  const own = ownIn(storage);
  const serverFor = (signalNow: () => AbortSignal) => asOneOf(remoteServer(shared, signalNow), own);
  const server = serverFor(() => AbortSignal.timeout(PATIENCE));
  return { server, wire: overLine(server.line, (signal) => serverFor(() => signal)) };
}

/** The side that is set, opened once per worker life; without `storage` the one that is open. */
async function sideNow(storage?: Area): Promise<Side> {
  const address = storage ? await togetherAt(storage) : (opened?.address ?? '');
  if (opened?.address === address) return opened.side;
  if (opened) forgetServer();
  const side = address && storage ? Promise.resolve(together(address, storage)) : alone();
  opened = { address, side };
  side.catch(forgetServer);
  return side;
}

/** The server side of the desk. */
export const localServer = async (): Promise<DeskServer> => (await sideNow()).server;

/** The embedded desk as its script hands it over. */
export const LOCAL_ENTRY: DeskEntry = {
  async open(desk, { gone, storage }) {
    const side = await sideNow(storage);
    toTell.add(gone);
    return createLocal({ desk, ...side });
  },
  async embedded({ storage }) {
    const { server } = await sideNow(storage);
    return { ...server, seed: async (sample) => void (await server.seed(v.parse(SampleDesk, sample))) };
  },
};
