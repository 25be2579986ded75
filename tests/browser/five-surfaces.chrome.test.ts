import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRow, practise, recordOf } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';

/*
 * The sidebar in several tabs, as side panel, and the popup, all at once: whatever is done in one is shown by all, and
 * a background that dies in between makes none of them fall behind. Only the page in front is drawn by a browser, so
 * each is brought to the front and must be right then.
 */
let browser: Chrome;
let pages: readonly [Page, Page, Page, Page];
let popup: Page;
let number: string;

beforeAll(async () => {
  browser = await launchChrome();
  const first = await browser.open('sidebar.html');
  await practise(first);
  // Of the sample's waiting cases the third has an open 24-hour window.
  number = await openRow(first, 2);
  await first.getByRole('button', { name: /^Change status: Open/ }).waitFor();
  const more = () => browser.open(`sidebar.html?case=local:${number}`);
  pages = [first, await more(), await more(), await more()];
  popup = await browser.open('popup.html');
});
afterAll(() => browser?.close());

/** Looks at each in turn, as somebody does who goes through their tabs. */
async function inEach(look: (page: Page) => Promise<unknown>) {
  for (const page of pages) {
    await page.bringToFront();
    await look(page);
  }
}
const composer = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });
const told = (page: Page) =>
  page
    .locator('.message[data-direction=out]')
    .evaluateAll((all) => all.map((one) => one.querySelector('.message-text')?.textContent));

test('a change made in one is shown by all, confirmed in all', async () => {
  const [first] = pages;
  await first.bringToFront();
  await first.getByRole('button', { name: /^Change status/ }).click();
  await first.getByRole('menuitemradio', { name: /^Escalated/ }).click();
  await expect.poll(async () => (await recordOf(browser, number)).status).toBe('escalated');
  await inEach((page) =>
    page.getByRole('button', { name: 'Change status: Escalated', exact: true }).waitFor(),
  );
});

test('a reply sent in one stands once in each, at the desk too, though the background was stopped in between', async () => {
  const [, second] = pages;
  await second.bringToFront();
  const before = await told(second);
  await composer(second).fill('Written in the second tab');
  await browser.stopWorker();
  await second.bringToFront();
  await second.getByRole('button', { name: 'Send', exact: true }).click();
  await inEach((page) => expect.poll(() => told(page)).toEqual([...before, 'Written in the second tab']));
  const { messages } = await recordOf(browser, number);
  expect(messages.filter(({ text }) => text === 'Written in the second tab')).toHaveLength(1);
  // The field is empty everywhere: what was sent is no draft any more.
  await inEach((page) => expect.poll(() => composer(page).inputValue()).toBe(''));
});

test('what is typed in one is the draft of all', async () => {
  const [, , third] = pages;
  await third.bringToFront();
  await composer(third).fill('Half a thought');
  await inEach((page) => expect.poll(() => composer(page).inputValue()).toBe('Half a thought'));
});

test('the outbox and the desk’s line are the same in all, the popup included', async () => {
  const lines = new Set<string>();
  await inEach(async (page) => {
    await page.locator('.desk-line').click();
    const panel = page.getByRole('dialog', { name: 'Desks and outbox' });
    await panel.getByText(/Up to date since/).waitFor();
    lines.add((await panel.locator('.desk-row').textContent()) ?? '');
    await page.keyboard.press('Escape');
  });
  await popup.bringToFront();
  await popup.getByText(/Up to date since/).waitFor();
  lines.add((await popup.locator('.desk-row').textContent()) ?? '');
  expect([...lines]).toHaveLength(1);
  expect(browser.problems.filter((problem) => !problem.endsWith('No SW'))).toEqual([]);
});
