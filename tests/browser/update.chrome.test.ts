import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Pages, servePages } from '../servers/pages.ts';
import { launchPractised, openBeside } from './app.ts';
import type { Chrome } from './chrome.ts';
import { deskCall } from './desk-call.ts';
import { reloadExtension } from './reload-extension.ts';

let browser: Chrome;
let pages: Pages;
beforeAll(async () => {
  pages = await servePages();
  browser = await launchPractised();
});
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});

test('after an update the old frame says what to do, and a click on the icon goes on with the text', async () => {
  const tab = await browser.open('sidebar.html?case=local:1024');
  await deskCall(tab, 'openCase', 'local:1024');
  await tab.locator('textarea[data-tab=reply]').waitFor();
  const { page, app } = await openBeside(browser, `${pages.base}/form`);
  await app.locator('.case-tabs [role=tab]', { hasText: /\p{L}/u }).nth(1).click();
  const field = app.locator('textarea[data-tab=reply]');
  await field.click();
  await page.keyboard.type('Written before the update');
  // Somebody looks at it: a new version that lies ready must wait.
  await browser.inWorker(() => {
    const ready: unknown = chrome.runtime.onUpdateAvailable;
    Reflect.get(Object(ready), 'dispatch').call(ready, { version: '99.0' });
  }, null);
  await expect.poll(() => field.inputValue()).toBe('Written before the update');
  expect(await app.getByText('Casebar was updated').count()).toBe(0);

  // There is no version 99: without this the new background would look for it as soon as it starts.
  await browser.inWorker(() => chrome.storage.local.set({ update: '99.0' }), null);
  await reloadExtension(browser);
  await app.getByText('Updated: click the Casebar icon to continue.').waitFor();
  expect(await field.count()).toBe(0);
  const ours = () => page.frames().filter((frame) => frame.url().startsWith(browser.url('sidebar.html')));
  await browser.clickIcon(page);
  // The old one has gone, the new one has the text.
  await expect
    .poll(async () =>
      Promise.all(
        ours().map((frame) =>
          frame
            .locator('textarea[data-tab=reply]')
            // The old one may still be there for a moment, and has no such field.
            .inputValue({ timeout: 300 })
            .catch(() => ''),
        ),
      ),
    )
    .toEqual(['Written before the update']);
});

test('on a site that is switched on the button works after an update, and a frame in sight stays until it is pressed', async () => {
  await browser.grant('http://127.0.0.1/*');
  const options = await browser.open('options.html');
  await options.evaluate((origin) => chrome.storage.local.set({ sites: [origin] }), pages.base);
  expect(await deskCall(options, 'siteSwitched')).toMatchObject({ ok: true });
  await options.close();
  const shown = async (page: Page) =>
    (
      await Promise.all(
        page
          .frames()
          .filter((frame) => frame.url().startsWith(browser.url('sidebar.html')))
          .map((frame) =>
            frame
              .locator('.app-header')
              .count()
              .catch(() => 0),
          ),
      )
    ).join();
  const opened = await openBeside(browser, `${pages.base}/form`);
  const plain = await browser.visit(`${pages.base}/`);
  await reloadExtension(browser);
  // What was open says so, and is not taken away from under its reader.
  await opened.page.bringToFront();
  await opened.app.getByText('Updated: click the Casebar icon to continue.').waitFor();
  await plain.bringToFront();
  const press = async () => {
    const [width, height] = await plain.evaluate(() => [window.innerWidth, window.innerHeight] as const);
    // It stands in a closed shadow tree: only a person's click finds it.
    await plain.mouse.click(width - 8, height * 0.4 + 24);
    return shown(plain);
  };
  await expect.poll(press, { interval: 500, timeout: 8000 }).toBe('1');
});
