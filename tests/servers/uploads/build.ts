/**
 * Builds the extension for tests of uploads: the production build, but «Practice here» sends files to a server of the
 * test first, and waits are short. `node tests/servers/uploads/build.ts <out> chrome|firefox …`
 */
import { swappedBuild } from '../swapped-build.ts';

const [out = 'dist/uploads', ...targets] = process.argv.slice(2);
const short = {
  'core/transfer/limits.ts': 'limits.ts',
  'core/workflow/backoff.ts': 'backoff.ts',
};
await swappedBuild(out, targets, 'tests/servers/uploads/swapped', {
  'core/connectors/local/index.ts': 'local.ts',
  // In real time everything is as agents have it.
  ...(process.env.CASEBAR_SLOW_UPLOADS === undefined && short),
});
