import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Pages, servePages } from '../servers/pages.ts';
import { openBeside, practise } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';

let browser: Chrome;
let pages: Pages;
let page: Page;
let app: Frame;

beforeAll(async () => {
  pages = await servePages();
  browser = await launchChrome();
  ({ page, app } = await openBeside(browser, `${pages.base}/`));
  await practise(app);
});
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});

const width = (frame: Frame) => frame.evaluate(() => window.innerWidth);
/** Where the page's own content begins and ends. */
const content = () => page.evaluate(() => JSON.stringify(document.body.getBoundingClientRect()));
const choose = async (item: string) => {
  await app.getByRole('button', { name: 'More', exact: true }).click();
  await app.getByText(item, { exact: true }).click();
};

test('opening, closing and opening again moves nothing in the page', async () => {
  const before = await content();
  await app.getByRole('button', { name: 'Close Casebar' }).click();
  expect(await content()).toBe(before);
  await browser.clickIcon(page);
  await app.locator('[role=option]').first().waitFor();
  expect(await content()).toBe(before);
});

test('its width is dragged at the edge and remembered for the site', async () => {
  const { innerWidth } = await page.evaluate(() => ({ innerWidth: window.innerWidth }));
  const before = await width(app);
  await page.mouse.move(innerWidth - before - 3, 400);
  await page.mouse.down();
  await page.mouse.move(innerWidth - before - 83, 400, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => width(app)).toBe(before + 80);
  await page.reload();
  app = await browser.sidebar(page);
  await app.locator('[role=option]').first().waitFor();
  expect(await width(app)).toBe(before + 80);
  const elsewhere = await openBeside(browser, `${pages.base.replace('127.0.0.1', 'localhost')}/`);
  expect(await width(elsewhere.app)).toBe(before);
  await elsewhere.page.close();
  await page.bringToFront();
});

test('it moves to the left, and makes room only if the agent wants it', async () => {
  const before = await content();
  await choose('Left of the page');
  expect(await content()).toBe(before);
  await choose('Beside the page');
  await expect
    .poll(() => page.evaluate(() => document.body.getBoundingClientRect().left))
    .toBeGreaterThan(300);
  await choose('Over the page');
  await expect.poll(content).toBe(before);
  await choose('Right of the page');
});

test('after a load of the same site it is back, at another site only the badge tells', async () => {
  await page.goto(`${pages.base}/customers/2`);
  app = await browser.sidebar(page);
  await app.locator('[role=option]').first().waitFor();
  await page.goto(`${pages.base.replace('127.0.0.1', 'localhost')}/`);
  const badge = () =>
    browser.inWorker(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      return tab?.id === undefined ? '' : chrome.action.getBadgeText({ tabId: tab.id });
    }, null);
  await expect.poll(badge).toBe('•');
  expect(page.frames()).toHaveLength(1);
  await page.goto(`${pages.base}/`);
  await browser.clickIcon(page);
  app = await browser.sidebar(page);
});

test('people who approve get the popup from the icon, others the sidebar', async () => {
  const popup = () => browser.inWorker(() => chrome.action.getPopup({}), null);
  expect(await popup()).toBe('');
  await app.getByRole('button', { name: /Who am I/ }).click();
  await app.getByRole('menuitemradio', { name: /Ruth/ }).click();
  await expect.poll(popup).toContain('popup.html');
});

test('the popup opens the side panel, and the same app is in it', async () => {
  const opened = await browser.open('popup.html');
  await opened.getByRole('button', { name: /side panel/ }).click();
  const panel = async () =>
    (await browser.targets()).filter(
      ({ type, url }) => type === 'page' && url === browser.url('sidebar.html'),
    );
  await expect.poll(async () => (await panel()).length).toBe(1);
});
