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
