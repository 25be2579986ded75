import browser from 'webextension-polyfill';
import { itemsIn } from '@/core/store/outbox';
import { isLookedAt } from './notify.ts';
import { schedule } from './schedule.ts';

/** How often it is tried whether nothing stands in the way any more. */
const AGAIN = 60_000;
/** A surface that cannot save tells so again and again; silent for so long, it is gone or has saved. */
const HELD = 180_000;
const KEY = 'unsaved';
/** The version we made room for once; if the browser does not take it then, its next start will. */
const TRIED = 'update';

/** A text of a surface is on no disk: whoever ends that surface ends the text. */
export const holdUpdate = () => browser.storage.session.set({ [KEY]: Date.now() });

/**
 * A newer Casebar lies ready. With a listener the browser leaves it to us when it takes over, or does it at its next
 * start. The job's name is the stored flag: it survives this worker.
 */
export const updateReady = (version: string) => schedule(`update:${version}`, Date.now());

async function isQuiet(): Promise<boolean> {
  // Taking over closes our tabs and leaves dead frames in pages: never in front of somebody.
  if (isLookedAt()) return false;
  const held = Number((await browser.storage.session.get(KEY))[KEY] ?? 0);
  if (Date.now() - held < HELD) return false;
  return (await itemsIn(['sending'])).length === 0;
}

/** A job: takes over once nothing is being sent, nothing is unsaved and nobody looks. */
export async function applyUpdate(version: string) {
  // The browser was quicker: this is the new one already.
  if (browser.runtime.getManifest().version === version) return;
  const { local } = browser.storage;
  if ((await local.get(TRIED))[TRIED] === version) return;
  if (!(await isQuiet())) return schedule(`update:${version}`, Date.now() + AGAIN);
  // On disk first: an extension that begins anew each minute would be worse than an old one.
  await local.set({ [TRIED]: version });
  browser.runtime.reload();
}
