import browser from 'webextension-polyfill';
import { SENTINEL } from './mirror.ts';

/**
 * Where the databases of this browser are. If one file of Chromium's is gone, no IndexedDB of the extension opens ever
 * again, nor can it be deleted; a storage bucket has files of its own. So a broken home is left as it is, for another.
 */
const KEY = 'home';
/** Followed by the time it was moved to. */
const PREFIX = 'home-';

interface Buckets {
  keys(): Promise<string[]>;
  open(name: string, options: { persisted: boolean }): Promise<{ readonly indexedDB: IDBFactory }>;
}
const isBuckets = (found: unknown): found is Buckets =>
  typeof found === 'object' && found !== null && typeof Reflect.get(found, 'open') === 'function';

/** Chromium only. */
const buckets = (): Buckets | undefined => {
  const found: unknown = Reflect.get(navigator, 'storageBuckets');
  return isBuckets(found) ? found : undefined;
};

async function moveTo(name: string) {
  const bucket = await buckets()?.open(name, { persisted: true });
  if (!bucket) return;
  // Everybody's: the practice desk, a bundle of its own, lives in the same place.
  Object.defineProperty(globalThis, 'indexedDB', { value: bucket.indexedDB, configurable: true });
}

let settled: Promise<void> | undefined;

/** Before any database is opened; once per worker life. */
export function atHome(): Promise<void> {
  settled ??= browser.storage.local
    .get([KEY, SENTINEL])
    .then(async ({ [KEY]: name, [SENTINEL]: sentinel }) => {
      if (typeof name === 'string') return moveTo(name);
      if (sentinel === undefined) await findHome();
    });
  return settled;
}

/** All of `storage.local` is gone, or nothing was ever there: a home that was moved to is still known by its name. */
async function findHome() {
  const names = (await buckets()?.keys()) ?? [];
  const newest = names
    .filter((name) => name.startsWith(PREFIX))
    .sort()
    .at(-1);
  if (!newest) return;
  await moveTo(newest);
  await browser.storage.local.set({ [KEY]: newest });
}

/** Leaves a home that is broken. False = this browser has no other. */
export async function moveHome(): Promise<boolean> {
  if (!buckets()) return false;
  const name = `${PREFIX}${Date.now()}`;
  await moveTo(name);
  // Afterwards: an address where nothing opens must not be remembered.
  await browser.storage.local.set({ [KEY]: name });
  return true;
}
