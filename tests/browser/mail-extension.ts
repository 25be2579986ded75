import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { distOf, type Target } from './build.ts';

const HERE = resolve(import.meta.dirname, 'mail-page');
const ROOT = resolve(import.meta.dirname, '../..');

/**
 * The production build with one change: sidebar.html shows mails that the test hands it. Manifest, policy and mail.html
 * are the real ones, and the page keeps the sidebar's own narrower policy. wide.html is the same without that policy:
 * there nothing helps but what is tested.
 */
export async function buildMailExtension(target: Target, folder: string): Promise<string> {
  cpSync(distOf(target), folder, { recursive: true });
  await build({
    configFile: false,
    root: HERE,
    logLevel: 'warn',
    base: '/',
    resolve: { alias: { '@': ROOT } },
    build: {
      outDir: folder,
      emptyOutDir: false,
      assetsDir: 'mail-page',
      rolldownOptions: {
        input: join(HERE, 'main.tsx'),
        output: { entryFileNames: 'mail-page/main.js', assetFileNames: 'mail-page/[name][extname]' },
      },
    },
  });
  const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(
    readFileSync(join(distOf(target), 'sidebar.html'), 'utf8'),
  )?.[0];
  if (!policy) throw new Error('sidebar.html has no policy of its own');
  writeFileSync(join(folder, 'sidebar.html'), shell(policy));
  writeFileSync(join(folder, 'wide.html'), shell(''));
  return folder;
}

const shell = (policy: string) => `<!doctype html><html lang="en"><head><meta charset="UTF-8">${policy}
  <title>Mails</title><link rel="stylesheet" href="/mail-page/main.css"></head>
  <body><script type="module" src="/mail-page/main.js"></script></body></html>`;
