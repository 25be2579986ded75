import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Settings = Record<string, unknown>;

/** The extension id that Chromium makes from the manifest's `key`: half a SHA-256 written with the letters a to p. */
export function chromeId(key: string) {
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return digest.replace(/./g, (hex) => String.fromCharCode(97 + Number.parseInt(hex, 16)));
}

const isSettings = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object at a path, made if it is missing. */
function at(root: Settings, path: readonly string[]): Settings {
  let here = root;
  for (const name of path) {
    const next = here[name];
    const settings = isSettings(next) ? next : {};
    here[name] = settings;
    here = settings;
  }
  return here;
}

/** Changes `Default/Preferences` of a Chromium profile; the browser must not be running on it. */
export function editPreferences(profile: string, edit: (preferences: Settings) => void) {
  const file = join(profile, 'Default', 'Preferences');
  let preferences: Settings = {};
  try {
    preferences = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    mkdirSync(join(profile, 'Default'), { recursive: true }); // a new profile
  }
  edit(preferences);
  writeFileSync(file, JSON.stringify(preferences));
}

/** What a user sets under «third-party cookies»: allowed or blocked on every site. */
export const blockThirdPartyCookies = (profile: string, block: boolean) =>
  editPreferences(profile, (preferences) => {
    const settings = at(preferences, ['profile']);
    settings.cookie_controls_mode = block ? 1 : 0;
    settings.block_third_party_cookies = block;
  });

/**
 * As if the user had said yes to `permissions.request`, whose dialog never shows headless. The extension must have run
 * once on this profile.
 */
export const grantOrigins = (profile: string, extension: string, origins: readonly string[]) =>
  editPreferences(profile, (preferences) => {
    for (const kind of ['active_permissions', 'granted_permissions', 'runtime_granted_permissions']) {
      const permissions = at(preferences, ['extensions', 'settings', extension, kind]);
      const before = Array.isArray(permissions.explicit_host) ? permissions.explicit_host : [];
      permissions.explicit_host = [...new Set([...before, ...origins])];
    }
  });
