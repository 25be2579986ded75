import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The extension's host part, fixed by a preference so that data survives a reinstall. */
export const UUID = '11111111-2222-4333-8444-555555555555';
/** The add-on's id in the manifest. */
export const GECKO = 'casebar@casebar.example';

/** Keeps it quiet, off the network, and its storage in place when the temporary add-on goes. */
const PREFERENCES = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.disabledForTesting': true,
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.update.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  'extensions.webextensions.uuids': JSON.stringify({ [GECKO]: UUID }),
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'browser.region.network.url': '',
  'sidebar.animation.enabled': false,
};

export interface FirefoxOptions {
  /** Milliseconds after which the idle background page is stopped; Firefox's own value is 30 s. */
  readonly idle?: number;
  readonly dark?: boolean;
  readonly locale?: string;
  readonly profile?: string;
  /** Another build than the production one. */
  readonly extension?: string;
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
  readonly size?: { readonly width: number; readonly height: number };
}

/** Writes `user.js`, which Firefox reads at every start. */
export function writePreferences(profile: string, { idle, dark, locale, preferences }: FirefoxOptions) {
  const all = {
    ...PREFERENCES,
    ...(idle && { 'extensions.background.idle.timeout': idle }),
    ...(dark !== undefined && { 'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1 }),
    ...(locale && { 'intl.accept_languages': locale }),
    ...preferences,
  };
  const lines = Object.entries(all).map(([k, v]) => `user_pref(${JSON.stringify(k)}, ${JSON.stringify(v)});`);
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
}

/** Where a starting Firefox says that it listens. */
export function announced(firefox: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`Firefox did not start: ${output}`)), 40_000);
    firefox.once('exit', (code) => reject(new Error(`Firefox ended (${code}): ${output}`)));
    firefox.stderr?.on('data', (data: Buffer) => {
      output = (output + data).slice(-4000);
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(output)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}
