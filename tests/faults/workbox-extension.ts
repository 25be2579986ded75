import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** Installed by hand and never a dependency of ours; this is the version that was measured. */
export const INSTALL = 'npm install --no-save workbox-background-sync@7.4.1';

/** A folder with Workbox in its node_modules. */
export interface Workbox {
  readonly root: string;
  readonly version: string;
}

/** Where Workbox is, if somebody installed it there. */
export function findWorkbox(folder: string): Workbox | null {
  const root = join(folder, 'node_modules/workbox-background-sync');
  const manifest = join(root, 'package.json');
  if (!existsSync(manifest)) return null;
  return { root, version: String(JSON.parse(readFileSync(manifest, 'utf8')).version) };
}

/** What a developer may do about answers: nothing, as Workbox does, or put back whatever was refused. */
export type Replay = 'as shipped' | 'refusals put back';

const REPLAYS: Readonly<Record<Replay, string>> = {
  'as shipped': 'queue.replayRequests()',
  'refusals put back': 'replayWithCare()',
};

/**
 * The whole courier. Around Workbox there is only what its rival has too: an id for every request that leaves, a limit
 * to waiting (that of `swapped/timeout.ts`; Workbox has none), and one round at a time.
 */
const worker = (replay: Replay) => `
import { Queue } from 'workbox-background-sync/Queue.js';

const send = self.fetch;
self.fetch = (request) => {
  const headers = new Headers(request.headers);
  headers.set('x-casebar-attempt', crypto.randomUUID());
  return send(request, { headers, signal: AbortSignal.timeout(600) });
};

let running;
// At the start of a worker Workbox calls onSync while the queue is still being made.
const queue = new Queue('outbox', { forceSyncFallback: true, onSync: () => Promise.resolve().then(flush) });
function flush() {
  running ??= ${REPLAYS[replay]}.catch(() => {}).finally(() => { running = undefined; });
  return running;
}

// The loop of Workbox's replayRequests, but an answer that is not 2xx counts as a failure.
async function replayWithCare() {
  for (let entry = await queue.shiftRequest(); entry; entry = await queue.shiftRequest()) {
    try {
      const { ok, status } = await self.fetch(entry.request.clone());
      if (!ok) throw new Error(String(status));
    } catch (error) {
      await queue.unshiftRequest(entry);
      throw error;
    }
  }
}

const calls = {
  async give({ url, token, bodies }) {
    const headers = { 'content-type': 'application/json', authorization: 'Bearer ' + token };
    for (const body of bodies)
      await queue.pushRequest({ request: new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }) });
    return true;
  },
  async pullNow() {
    void flush();
    return true;
  },
  isEmpty: async () => !running && (await queue.size()) === 0,
};
chrome.runtime.onMessage.addListener(({ call, args }, _, answer) => {
  calls[call](...args).then((ok) => answer({ ok }), (error) => answer({ ok: false, code: String(error) }));
  return true;
});
`;

/** Builds the extension that delivers by Workbox's queue and does nothing else. Answers its folder. */
export async function buildWorkboxExtension(
  out: string,
  key: unknown,
  { root }: Workbox,
  replay: Replay,
): Promise<string> {
  const source = join(out, 'source');
  const folder = join(out, 'extension');
  for (const one of [source, folder]) mkdirSync(one, { recursive: true });
  writeFileSync(join(source, 'worker.js'), worker(replay));
  await build({
    configFile: false,
    root: source,
    logLevel: 'error',
    mode: 'production',
    resolve: { alias: { 'workbox-background-sync': root } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        input: join(source, 'worker.js'),
        output: { format: 'iife', entryFileNames: 'worker.js' },
      },
    },
  });
  const manifest = {
    manifest_version: 3,
    name: 'Workbox outbox',
    version: '1',
    key,
    background: { service_worker: 'worker.js' },
    host_permissions: ['http://127.0.0.1/*', 'https://127.0.0.1/*'],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  // The page of the fault runs' driver: it only asks.
  writeFileSync(join(folder, 'mail.html'), '<!doctype html><title>Workbox outbox</title>');
  return folder;
}
