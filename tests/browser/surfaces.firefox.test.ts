import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Pages, servePages } from '../servers/pages.ts';
import { type Firefox, launchFirefox } from './firefox.ts';

let firefox: Firefox;
let pages: Pages;

beforeAll(async () => {
  pages = await servePages();
  firefox = await launchFirefox();
});
afterAll(async () => {
  await firefox?.close();
  await pages?.close();
});

test('a click on the icon opens the browser sidebar', async () => {
  const page = await firefox.visit(`${pages.base}/csp`);
  await firefox.clickIcon();
  const sidebar = await firefox.sidebar();
  expect(await firefox.evaluate(sidebar, 'location.pathname')).toBe('/sidebar.html');
  await firefox.closeSidebar();
  await firefox.closeTab(page);
});

test('a site that the user allows is allowed, also after a power cut', async () => {
  await firefox.grant(['http://127.0.0.1/*']);
  const options = await firefox.open('options.html');
  const held = 'browser.permissions.contains({ origins: ["http://127.0.0.1/*"] })';
  expect(await firefox.evaluate(options, held)).toBe(true);
  await firefox.kill();
  await firefox.start();
  expect(await firefox.evaluate(await firefox.open('options.html'), held)).toBe(true);
});
