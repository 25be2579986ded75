import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Pages, servePages } from '../servers/pages.ts';
import { openBeside, openRow, practise, recordOf } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await servePages();
});
afterAll(() => pages?.close());

/** Third-party cookies blocked, with the flags people have and with Playwright's own: the frame gets no storage there. */
describe.each(['user', 'playwright'] as const)('with the feature flags of %s', (flags) => {
  let browser: Chrome;
  beforeAll(async () => {
    browser = await launchChrome({ flags, blockThirdPartyCookies: true });
    const { page, app } = await openBeside(browser, `${pages.base}/`);
    await practise(app);
    await page.close();
  });
  afterAll(() => browser?.close());

  test.each([
    ['an ordinary page', '/'],
    ['a page with a strict policy', '/csp'],
    ['an isolated page', '/coep'],
  ])('an agent answers a waiting case and sends it as resolved beside %s', async (_, path) => {
    const { page, app } = await openBeside(browser, pages.base + path);
    await app.getByRole('tab', { name: /^Inbox/ }).click();
    await app.getByRole('tab', { name: /^My queues/ }).click();
    // The first has waited so long that its 24-hour window is closed.
    const number = await openRow(app, 1);
    await expect.poll(async () => (await recordOf(browser, number)).assignee).toBe('ag-nina');

    const text = `Thank you for waiting, this is settled now. ${path}`;
    await app.getByRole('textbox', { name: /^Reply/ }).click();
    await page.keyboard.type(text);
    // A person has read the case by now; a click in a frame that just appeared would be asked about.
    await page.waitForTimeout(2_200);
    await app.getByRole('button', { name: 'More ways to send' }).click();
    await app.getByRole('menuitemradio', { name: /Send as resolved/ }).click();
    await app.locator('.message[data-direction=out]', { hasText: text }).waitFor();
    await expect.poll(() => app.locator('.case-header').textContent()).toContain('Resolved');

    await expect.poll(async () => (await recordOf(browser, number)).status).toBe('resolved');
    const record = await recordOf(browser, number);
    expect(record.messages.filter((message) => message.text === text)).toEqual([
      { kind: 'message', direction: 'out', text },
    ]);
    expect(await page.evaluate(() => window.frames.length)).toBe(0);
    await page.close();
  });

  test('the frame was on its own: what the browser denies it, it did not need', async () => {
    const { page, app } = await openBeside(browser, `${pages.base}/`);
    const opens = await app.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const opened = indexedDB.open('storage of its own');
          opened.onsuccess = () => resolve(true);
          opened.onerror = () => resolve(false);
        }),
    );
    // With partitioned storage the frame has its own; without it, blocking third-party cookies takes it away.
    expect(opens).toBe(flags === 'user');
    await page.close();
  });

  test('nothing went wrong on our own pages', () => {
    expect(browser.problems).toEqual([]);
  });
});
