import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Where a Chromium profile keeps the IndexedDB of our extension: tables and log, and its blobs as files of their own. */
export function databaseFolders(profile: string, extension: string) {
  const at = join(profile, 'Default', 'IndexedDB', `chrome-extension_${extension}_0.indexeddb`);
  return { tables: `${at}.leveldb`, blobs: `${at}.blob` };
}

const files = (folder: string, name: RegExp) => {
  const found = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  return found
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
};

const only = (folder: string, name: RegExp) => {
  const found = files(folder, name);
  if (found.length === 0) throw new Error(`no ${name} in ${folder}: nothing would be damaged`);
  return found;
};

/** What happens to databases on real disks, each measured in limits.md 7. The browser must not be running. */
export const DAMAGES = {
  'the log cut in half': ({ tables }) => {
    for (const file of only(tables, /\.log$/)) truncateSync(file, statSync(file).size >> 1);
  },
  'CURRENT deleted': ({ tables }) => {
    for (const file of only(tables, /^CURRENT$/)) rmSync(file);
  },
  'a table deleted': ({ tables }) => {
    for (const file of only(tables, /\.ldb$/)) rmSync(file);
  },
  '4 KB of a table overwritten': ({ tables }) => {
    for (const file of only(tables, /\.ldb$/)) {
      const size = statSync(file).size;
      const bytes = Buffer.alloc(Math.min(4096, size >> 1), 0x5a);
      writeFileSync(file, overwritten(file, bytes, Math.min(16_384, (size - bytes.length) >> 1)));
    }
  },
  'the file of a blob deleted': ({ blobs }) => {
    for (const file of only(blobs, /./)) rmSync(file);
  },
  'MANIFEST deleted': ({ tables }) => {
    for (const file of only(tables, /^MANIFEST/)) rmSync(file);
  },
} as const satisfies Record<string, (at: ReturnType<typeof databaseFolders>) => void>;
export type Damage = keyof typeof DAMAGES;

function overwritten(file: string, bytes: Buffer, from: number): Buffer {
  const whole = readFileSync(file);
  bytes.copy(whole, from);
  return whole;
}

/** A copy of a profile, damaged; the one copied stays good. */
export function damagedCopy(profile: string, extension: string, damage: Damage): string {
  const copy = `${profile}-${damage.replace(/\W+/g, '-')}`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(profile, copy, { recursive: true });
  DAMAGES[damage](databaseFolders(copy, extension));
  return copy;
}
