import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
/** Two approvers meet in the same instant so often. */
const ROUNDS = 40;

/**
 * Plays the steps of approvals with the real background in this process (tests/core/workflow/approvals.property.test.ts)
 * and passes on what it counted. False = something was doubled, stuck or decided twice.
 */
export function playInProcess({ seed, runs }: Record<'seed' | 'runs', string>): boolean {
  const env = {
    ...process.env,
    CASEBAR_APPROVAL_RUNS: runs,
    CASEBAR_APPROVAL_ROUNDS: String(ROUNDS),
    // Its generator takes whole numbers.
    CASEBAR_APPROVAL_SEED: String([...seed].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7)),
  };
  const vitest = join(ROOT, 'node_modules/.bin/vitest');
  const config = ['run', '--config', 'tests/vitest.config.ts', '--project', 'unit'];
  const { stdout, status } = spawnSync(
    vitest,
    [...config, 'tests/core/workflow/approvals.property.test.ts', '--disable-console-intercept'],
    { cwd: ROOT, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const told = stdout.match(/^approval(s| races): .*$/gm) ?? [];
  for (const line of told) console.log(`in one process, ${line}`);
  if (status !== 0) console.log(stdout);
  return status === 0 && told.length === 2;
}
