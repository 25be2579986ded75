/**
 * What `npm start` runs. With a display: the extension in a Chromium beside a sample page, rebuilt live while you edit,
 * until Ctrl-C. Without one, or with `--tour`: a walk through the product, headless, with a picture of every step.
 */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createServer } from 'wxt';
import { build } from '../browser/build.ts';
import { Chrome, launchChrome } from '../browser/chrome.ts';
import { servePages } from '../servers/pages.ts';
import { ensureChromium } from './browsers.ts';
import { walk } from './tour-steps.ts';

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

async function tour() {
  console.log('Building for production …');
  build('chrome');
  const chrome = await launchChrome({ size: { width: 1440, height: 900 } });
  try {
    return await walk(chrome);
  } finally {
    await chrome.close();
  }
}

/** The embedded desk with its sample, as if the first run had been gone through. */
async function seed(browser: Chrome) {
  const page = await browser.open('options.html');
  await page.evaluate(async () => {
    await chrome.runtime.sendMessage({ casebar: 'desk', call: 'startPractice', args: [] });
    const { settings } = await chrome.storage.local.get('settings');
    await chrome.storage.local.set({ settings: { ...(settings ?? {}), welcomed: true } });
  });
  await page.close();
}

/** Runs until Ctrl-C or until the browser is closed. */
async function develop() {
  const server = await createServer({ browser: 'chrome', webExt: { disabled: true } });
  await server.start();
  const pages = await servePages();
  const profile = resolve('.cache/profile');
  mkdirSync(profile, { recursive: true });
  const chrome = new Chrome({ headless: false, profile, extension: resolve('dist/chrome-mv3-dev') });
  await chrome.start();
  const page = chrome.context.pages()[0] ?? (await chrome.context.newPage());
  await seed(chrome);
  await page.goto(`${pages.base}/customers/1`);
  await chrome.clickIcon(page);
  console.log(`\nCasebar is open beside ${page.url()}. Edits show at once; Ctrl-C ends everything.`);
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
    chrome.context.once('close', () => done());
  });
  await chrome.close();
  await pages.close();
  await server.stop();
  return 0;
}

ensureChromium();
const code = await (process.argv.includes('--tour') || !hasDisplay ? tour() : develop());
// The development server may keep handles of its own; everything of ours is closed by now.
process.exit(code);
