/**
 * Builds the extension for fault runs: the production build, but «Practice here» works on the fake helpdesk, waits
 * are short, and the fake's address may be asked. `node tests/faults/build.ts <out> chrome|firefox …`
 */
import { join, resolve } from 'node:path';
import { build } from 'wxt';

const ROOT = resolve(import.meta.dirname, '../..');
const SWAPPED: Readonly<Record<string, string>> = {
  'core/connectors/local/index.ts': 'local.ts',
  'core/workflow/timeout.ts': 'timeout.ts',
  'core/workflow/backoff.ts': 'backoff.ts',
};

/** Imports of the product lead to the swapped files; those of the swapped files themselves to the real ones. */
const swap = {
  name: 'casebar-faults',
  enforce: 'pre' as const,
  async resolveId(
    this: { resolve(source: string, importer: string, options: object): Promise<{ id: string } | null> },
    source: string,
    importer: string | undefined,
  ) {
    if (!importer || importer.startsWith(join(ROOT, 'tests'))) return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    const path = found?.id.startsWith(ROOT) ? found.id.slice(ROOT.length + 1) : '';
    // The shared practice desk stays what it is: approvals are played there (approvals/).
    if (importer.includes('/local/shared/')) return found;
    const other = SWAPPED[path];
    return other ? join(ROOT, 'tests/faults/swapped', other) : found;
  },
};

const [out = 'dist/faults', ...targets] = process.argv.slice(2);
for (const browser of targets)
  await build({
    root: ROOT,
    browser,
    outDir: resolve(out),
    manifest: { host_permissions: ['http://127.0.0.1/*', 'https://127.0.0.1/*'] },
    vite: () => ({ plugins: [swap], build: { minify: false } }),
  });
