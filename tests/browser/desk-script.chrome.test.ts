import { afterAll, beforeAll, expect, test } from 'vitest';
import { practise } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';
import { reloadExtension } from './reload-extension.ts';

let browser: Chrome;
beforeAll(async () => {
  browser = await launchChrome();
});
afterAll(() => browser?.close());

/** Whether the worker that runs now has the embedded desk's code. */
const hasDesk = () => browser.inWorker(() => 'casebar-desk-local' in globalThis, null);

test('a worker that starts without a desk has no desk’s code', async () => {
  await browser.stopWorker();
  expect(await hasDesk()).toBe(false);
  await browser.restart();
  await browser.stopWorker();
  expect(await hasDesk()).toBe(false);
});

test('long after the installation the code is there as soon as it is needed', async () => {
  const app = await browser.open('sidebar.html');
  await practise(app);
  await app.close();
  expect(await hasDesk()).toBe(true);
});

test('after every start of the worker, after a restart and after an update it is loaded again', async () => {
  // Whoever practises already changes nothing by starting again, but the desk has to be asked.
  const asked = async () => {
    const page = await browser.open('mail.html');
    const call = { casebar: 'desk', call: 'startPractice', args: [] };
    const answer = await page.evaluate((message) => chrome.runtime.sendMessage(message), call);
    await page.close();
    return answer;
  };
  await browser.stopWorker();
  expect(await asked()).toEqual({ ok: true, value: null });
  await browser.restart();
  expect(await asked()).toEqual({ ok: true, value: null });
  await reloadExtension(browser);
  await browser.stopWorker();
  expect(await asked()).toEqual({ ok: true, value: null });
  expect(await hasDesk()).toBe(true);
});
