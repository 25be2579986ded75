/**
 * What is known of a desk and streamed bodies, kept over worker lives. Browsers send a plain POST again by themselves
 * when a reused connection dies; a streamed one never.
 *
 * unknown   never tried with success      takes   one arrived      refuses   it said 411
 */
export type StreamVerdict = 'unknown' | 'takes' | 'refuses';

/** Where the verdict on one desk is kept. */
export interface StreamMemory {
  read(): Promise<StreamVerdict>;
  note(verdict: StreamVerdict): Promise<void>;
}

/** A desk that took streams before is trusted over a few cut lines; then the way to it may have changed. */
const MOST_TRIES = 5;

/** Forgets with the worker; for tests and desks that are only asked. */
export function forgetful(): StreamMemory {
  let known: StreamVerdict = 'unknown';
  return {
    read: async () => known,
    note: async (verdict) => {
      known = verdict;
    },
  };
}

let streams: boolean | undefined;

/** Firefox takes a stream for the text «[object ReadableStream]» and sends that: then the type of a text is set. */
export function canStream(): boolean {
  if (streams !== undefined) return streams;
  let asked = false;
  const probe: RequestInit & { duplex: string } = {
    method: 'POST',
    body: new ReadableStream(),
    // Read only by browsers that know of it.
    get duplex() {
      asked = true;
      return 'half';
    },
  };
  try {
    streams = !new Request('https://probe.invalid', probe).headers.has('content-type') && asked;
  } catch {
    streams = false;
  }
  return streams;
}

const protocols = new Map<string, string>();

/** Remembers the protocol of every request of this worker; an observer, because the browser's own list fills up. */
function watchProtocols() {
  if (typeof PerformanceObserver === 'undefined') return;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ('nextHopProtocol' in entry && entry.nextHopProtocol)
        protocols.set(new URL(entry.name).origin, String(entry.nextHopProtocol));
  }).observe({ type: 'resource', buffered: true });
}
let watching = false;

/** The browser tells of a request shortly after it ended. */
const TOLD_WITHIN = 300;

/**
 * How this worker speaks with an origin, `h2` for HTTP/2; '' = the browser does not say. Asked for only if nobody
 * knows: `ask` is any small request.
 */
export async function protocolOf(origin: string, ask: () => Promise<unknown>): Promise<string> {
  if (!watching) watchProtocols();
  watching = true;
  if (!protocols.has(origin)) await ask();
  for (let waited = 0; !protocols.has(origin) && waited < TOLD_WITHIN; waited += 20)
    await new Promise((done) => setTimeout(done, 20));
  return protocols.get(origin) ?? '';
}

/** After a cut line the next connection may speak another protocol. */
export const forgetProtocol = (origin: string) => void protocols.delete(origin);

/**
 * Whether what is known lets the nth attempt be streamed. A stream that failed says nothing of why, so a desk that
 * never took one gets the next attempt plain: then an answer comes back that can be understood.
 */
export const mayStream = (verdict: StreamVerdict, tries: number) =>
  verdict === 'takes' ? tries <= MOST_TRIES : verdict === 'unknown' && tries <= 1;
