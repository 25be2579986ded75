import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Pages, servePages } from '../servers/pages.ts';
import { type Chrome, launchChrome } from './chrome.ts';

let browser: Chrome;
let pages: Pages;

beforeAll(async () => {
  pages = await servePages();
  browser = await launchChrome({ blockThirdPartyCookies: true });
});
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});

test.each(['/', '/csp', '/coep'])(
  'a click on the icon opens the sidebar on %s, with nothing granted',
  async (path) => {
    const page = await browser.visit(pages.base + path);
    await browser.clickIcon(page);
    const frame = await browser.sidebar(page);
    expect(await frame.evaluate(() => chrome.permissions.getAll())).toMatchObject({ origins: [] });
    expect(await page.evaluate(() => window.frames.length)).toBe(0);
    await page.close();
  },
);

test('after a power cut the browser comes back with the extension and a worker that answers', async () => {
  await browser.kill();
  await browser.start();
  const page = await browser.visit(`${pages.base}/`);
  await browser.stopWorker();
  await browser.clickIcon(page);
  await browser.sidebar(page);
  expect(await browser.workerRunning()).toBe(true);
});

test('a site that the user allows is allowed after the restart', async () => {
  await browser.grant('http://127.0.0.1/*');
  const origins = await browser.inWorker(async () => (await chrome.permissions.getAll()).origins, null);
  expect(origins).toEqual(['http://127.0.0.1/*']);
});
