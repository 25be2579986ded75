import type { Frame, Page } from 'playwright-core';
import { type Chrome, type ChromeOptions, launchChrome } from './chrome.ts';
import { type DeskRecord, readDeskRecord } from './desk-record.ts';

/** The sidebar app, in a page's frame or a tab of its own. */
export type App = Frame | Page;

/**
 * How long what is sent can be taken back. None in most tests, or each would wait for it; as it is delivered it is
 * five seconds.
 */
export const undoWithin = (app: App, undoSeconds: number) =>
  app.evaluate(async (chosen) => {
    const { settings } = await chrome.storage.local.get('settings');
    await chrome.storage.local.set({ settings: { ...(settings ?? {}), undoSeconds: chosen } });
  }, undoSeconds);

/** Goes through the first run as a new agent does: practise, no notifications, start. What they send goes at once. */
export async function practise(app: App, undoSeconds = 0) {
  await app.getByRole('button', { name: 'Practice here' }).click();
  await app.getByRole('button', { name: 'Next' }).click();
  await app.getByRole('button', { name: 'Start' }).click();
  await app.locator('.case-row').first().waitFor();
  await undoWithin(app, undoSeconds);
}

/** A browser in which an agent has begun to practise and closed Casebar again. */
export async function launchPractised(options?: ChromeOptions): Promise<Chrome> {
  const browser = await launchChrome(options);
  const app = await browser.open('sidebar.html');
  await practise(app);
  await app.close();
  return browser;
}

/** Closes what a test left open; the first page keeps the browser running. */
export async function closePages(browser: Chrome) {
  for (const page of browser.context.pages().slice(1)) await page.close();
}

/** Opens the sidebar beside a page with a click on the icon. */
export async function openBeside(browser: Chrome, url: string): Promise<{ page: Page; app: Frame }> {
  const page = await browser.visit(url);
  await browser.clickIcon(page);
  return { page, app: await browser.sidebar(page) };
}

/** Opens the nth row of the list; answers the case's number. */
export async function openRow(app: App, nth = 0): Promise<string> {
  const row = app.locator('[role=option]').nth(nth);
  const id = (await row.getAttribute('data-case')) ?? '';
  await row.click();
  await app.locator('.case-pane').waitFor();
  return id.split(':')[1] ?? '';
}

/** What the desk has on record about a case. */
export async function recordOf(browser: Chrome, number: string): Promise<DeskRecord> {
  const page = await browser.open('mail.html');
  const record = await page.evaluate(readDeskRecord, number);
  await page.close();
  return record;
}
