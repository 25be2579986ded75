import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Target = 'chrome' | 'firefox';

/** Where the production builds are; `CASEBAR_DIST` lets two test runs on one machine keep apart. */
const DIST = process.env.CASEBAR_DIST ?? 'dist';

/** The folder with one browser's production build. */
export const distOf = (target: Target) => resolve(DIST, `${target}-mv3`);

/** The manifest as it was built, for tests of what users are asked at install. */
export const manifestOf = (target: Target): Record<string, unknown> =>
  JSON.parse(readFileSync(join(distOf(target), 'manifest.json'), 'utf8'));

/** Builds both extensions once, in a process of its own: Vitest's NODE_ENV must not leak into a production build. */
export default function setup() {
  if (process.env.CASEBAR_REUSE_BUILD && existsSync(distOf('firefox'))) return;
  const env = { ...process.env, NODE_ENV: 'production' };
  for (const target of ['chrome', 'firefox']) {
    const build = `import { build } from 'wxt'; await build({ browser: '${target}', outDir: ${JSON.stringify(DIST)} });`;
    execFileSync(process.execPath, ['--input-type=module', '-e', build], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    });
  }
}
