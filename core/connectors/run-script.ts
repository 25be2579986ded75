/** Only in service workers; our types are those of documents. */
declare const importScripts: undefined | ((...paths: string[]) => void);

// Through globalThis: where it is missing, the bare name would be an error.
const inWorker = () => 'importScripts' in globalThis;

/**
 * Runs a script of the extension in the background, outside of its own bundle; resolves when it has run.
 *
 * A service worker has no import(), but importScripts(), and that after the installation only for what was imported
 * during it (keepScripts). Firefox's event page is a document: there it is the other way round.
 */
export async function runScript(path: string): Promise<void> {
  if (inWorker()) importScripts?.(path);
  else await import(/* @vite-ignore */ path);
}

/**
 * Registered in the worker's first turn. The browser keeps what a service worker imports while it is being
 * installed, once per version, and refuses everything else later. Event pages have no such event.
 */
export function keepScripts(paths: readonly string[]) {
  if (inWorker()) self.addEventListener('install', () => importScripts?.(...paths));
}
