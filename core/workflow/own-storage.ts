import browser from 'webextension-polyfill';
import type { browser as ChromeApi } from 'wxt/browser';

/** Chromium only; the polyfill's types do not know it, and Firefox has nothing like it. */
const local = browser.storage.local as unknown as Partial<
  Pick<typeof ChromeApi.storage.local, 'setAccessLevel'>
>;

/**
 * Drafts lie in `storage.local`, which a script of ours in a page could read, and so could a page that broke its
 * renderer. The launcher reads nothing itself, so only pages of ours are let in.
 */
export async function keepStorageOurs() {
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
