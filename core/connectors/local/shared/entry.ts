import type { Area, DeskEntry } from '../../hand-over.ts';
import { ownIn, parseAddress, togetherAt } from '../../together.ts';
import { createLocal, overLine } from '../index.ts';
import { asOneOf } from './identity.ts';
import { remoteServer } from './remote.ts';

/** So long a request may take that nobody else limits. */
const PATIENCE = 20_000;
/** An address that is none is one where nobody answers. */
const NOWHERE = { base: 'https://nowhere.invalid', key: '' };

/** The server side somewhere else, where others practise too; keeps nothing open, so it may be made again and again. */
async function sharedSide(storage: Area) {
  const address = parseAddress(await togetherAt(storage)) ?? NOWHERE;
  const own = ownIn(storage);
  const serverFor = (signalNow: () => AbortSignal) => asOneOf(remoteServer(address, signalNow), own);
  const server = serverFor(() => AbortSignal.timeout(PATIENCE));
  return { server, wire: overLine(server.line, (signal) => serverFor(() => signal)) };
}

/** The embedded desk as one of several browsers has it: a script of its own, so that nobody else loads it. */
export const SHARED_ENTRY: DeskEntry = {
  open: async (desk, { storage }) => createLocal({ desk, ...(await sharedSide(storage)) }),
  async embedded({ storage }) {
    const { server } = await sharedSide(storage);
    // Whoever runs it has set it up.
    return { ...server, seed: async () => {} };
  },
};
