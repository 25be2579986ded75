import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { SITES_KEY } from '@/core/contract';
import { sitePattern } from '@/core/model/site';

// Origins; what the browser granted for them may have been taken back since, so it is always asked.
const Sites = v.array(v.string());
const SCRIPT = 'launcher';

/** The sites switched on for which the browser still grants access. */
export async function grantedSites(): Promise<string[]> {
  const stored = v.safeParse(Sites, (await browser.storage.local.get(SITES_KEY))[SITES_KEY]);
  const granted: string[] = [];
  for (const origin of stored.success ? stored.output : [])
    if (await browser.permissions.contains({ origins: [sitePattern(origin)] })) granted.push(origin);
  return granted;
}

/** Registers the launcher for exactly the granted sites; nothing is static in any other page. */
export async function syncSites() {
  const matches = [...new Set((await grantedSites()).map(sitePattern))];
  const [before] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (before) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT] });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    {
      id: SCRIPT,
      js: ['launcher.js'],
      matches,
      runAt: 'document_start',
      allFrames: false,
      persistAcrossSessions: true,
    },
  ]);
}

/**
 * After an update the launchers in open pages belong to a Casebar that is gone: their button would do nothing until the
 * page is loaded anew. Each gets a new one, which puts the old one away and asks us what to show.
 */
export async function renewSites() {
  await syncSites();
  const url = [...new Set((await grantedSites()).map(sitePattern))];
  if (url.length === 0) return;
  const tabs = await browser.tabs.query({ url, discarded: false });
  // One that keeps us out (an error page, the browser's own shop) must not keep the others waiting.
  await Promise.allSettled(
    tabs.map(({ id }) =>
      id === undefined
        ? undefined
        : browser.scripting.executeScript({ target: { tabId: id }, files: ['/launcher.js'] }),
    ),
  );
}
