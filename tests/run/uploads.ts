/** `npm run uploads`: 10 MB over a line of 1 Mbit/s, in real time. Takes two minutes, so it is not part of `npm test`. */
import { spawnSync } from 'node:child_process';

const args = ['run', '--config', 'tests/vitest.config.ts', '--project', 'browser'];
const { status } = spawnSync('vitest', [...args, 'tests/browser/uploads.chrome.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, CASEBAR_SLOW_UPLOADS: '1' },
});
process.exitCode = status ?? 1;
