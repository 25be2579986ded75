import { join, resolve } from 'node:path';
import { build } from 'wxt';

const ROOT = resolve(import.meta.dirname, '../..');
type Resolve = (source: string, importer: string, options: object) => Promise<{ id: string } | null>;

/** Imports of the product lead to the files in their place; those of the tests themselves to the real ones. */
const swapping = (folder: string, files: Readonly<Record<string, string>>) => ({
  name: 'casebar-swapped',
  enforce: 'pre' as const,
  async resolveId(this: { resolve: Resolve }, source: string, importer: string | undefined) {
    if (!importer || importer.startsWith(join(ROOT, 'tests'))) return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    const path = found?.id.startsWith(ROOT) ? found.id.slice(ROOT.length + 1) : '';
    const other = files[path];
    return other ? join(ROOT, folder, other) : found;
  },
});

/** The production build with some modules replaced by those of a test, and loopback addresses allowed. */
export async function swappedBuild(
  out: string,
  browsers: readonly string[],
  folder: string,
  files: Readonly<Record<string, string>>,
) {
  for (const browser of browsers)
    await build({
      root: ROOT,
      browser,
      outDir: resolve(out),
      manifest: { host_permissions: ['http://127.0.0.1/*', 'https://127.0.0.1/*'] },
      vite: () => ({ plugins: [swapping(folder, files)], build: { minify: false } }),
    });
}
