import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Tests that read the production build; they run in Node, after the build. */
const BUILT = ['tests/browser/**/*.test.ts', 'tests/project/built/**/*.test.ts'];

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          environment: 'happy-dom',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: BUILT,
          setupFiles: ['tests/setup.ts'],
          restoreMocks: true,
          testTimeout: 15_000,
        },
      },
      {
        root,
        resolve: { alias: { '@': root } },
        test: {
          name: 'browser',
          environment: 'node',
          include: BUILT,
          globalSetup: ['tests/browser/build.ts'],
          // Two cores: browsers side by side make each other late, and late looks like broken.
          fileParallelism: false,
          testTimeout: 45_000,
          // The default second is less than a busy machine needs to start a worker and draw.
          expect: { poll: { timeout: 10_000, interval: 50 } },
          hookTimeout: 90_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
