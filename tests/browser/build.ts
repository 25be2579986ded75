import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Target = 'chrome' | 'firefox';

/** Where the production builds are; `CASEBAR_DIST` lets two test runs on one machine keep apart. */
const DIST = process.env.CASEBAR_DIST ?? 'dist';

/** The folder with one browser's production build. */
export const distOf = (target: Target) => resolve(DIST, `${target}-mv3`);

/** The manifest of a built extension. */
export const readManifest = (folder: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

/** The production manifest, for tests of what users are asked at install. */
export const manifestOf = (target: Target) => readManifest(distOf(target));

/** Builds for production, in a process of its own: Vitest's NODE_ENV must not leak into it. */
export function build(...targets: Target[]) {
  const env = { ...process.env, NODE_ENV: 'production' };
  for (const target of targets) {
    const code = `import { build } from 'wxt'; await build({ browser: '${target}', outDir: ${JSON.stringify(DIST)} });`;
    const args = ['--input-type=module', '-e', code];
    execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  }
}

/** Vitest calls this once before the browser tests; `CASEBAR_REUSE_BUILD=1` while writing tests saves the seconds. */
export default function setup() {
  if (process.env.CASEBAR_REUSE_BUILD && existsSync(distOf('firefox'))) return;
  build('chrome', 'firefox');
}
