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
