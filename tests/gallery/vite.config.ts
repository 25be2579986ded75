import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npx vite -c tests/gallery/vite.config.ts`: every control in each state, for looking at. No part of the product. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: { alias: { '@': root } },
  server: { host: '127.0.0.1', fs: { allow: [root] } },
  cacheDir: '/tmp/casebar-gallery',
});
