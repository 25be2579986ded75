import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchPractised } from './app.ts';
import { atRest } from './at-rest.ts';
import type { Chrome } from './chrome.ts';
import { type Firefox, launchFirefox } from './firefox.ts';

/** A mail of the sample with a PDF. */
const CASE = 'local:1009';
const NAME = 'proposta-andorinha.pdf';

let chrome: Chrome;
let firefox: Firefox;
beforeAll(async () => {
  [chrome, firefox] = await Promise.all([launchPractised({ flags: 'user' }), launchFirefox()]);
});
afterAll(async () => {
  await chrome?.close();
  await firefox?.close();
});

test('Chromium shows a PDF in place, with its ways out, and closes it with Esc', async () => {
  const app = await chrome.open(`sidebar.html?case=${CASE}`);
  const view = app.getByRole('button', { name: `View ${NAME}` });
  await view.waitFor();
  await atRest(() => view.boundingBox());
  await view.click();
  const viewer = app.getByRole('dialog', { name: NAME });
  await viewer.locator('iframe').waitFor();
  // The browser's own viewer stands in the frame: an extension of its own that came with the browser.
  await expect
    .poll(
      async () =>
        (await chrome.targets()).filter(({ url }) => url.includes('mhjfbmdgcfjbbpaeojofohoefgiehjai')).length,
    )
    .toBeGreaterThan(0);
  await viewer.getByRole('button', { name: `Open ${NAME} in a new tab` }).waitFor();
  const download = app.waitForEvent('download');
  await viewer.getByRole('button', { name: `Download ${NAME}` }).click();
  expect((await download).suggestedFilename()).toBe(NAME);
  await app.keyboard.press('Escape');
  await viewer.waitFor({ state: 'detached' });
  expect(await view.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(chrome.problems).toEqual([]);
});

test('Firefox shows a PDF in place', async () => {
  const app = await firefox.open('sidebar.html');
  await firefox.click(app, 'button', 'Practice here');
  await firefox.click(app, 'button', 'Next');
  await firefox.click(app, 'button', 'Start');
  const rows = `document.querySelectorAll('[role=option]').length`;
  await expect.poll(() => firefox.evaluate<number>(app, rows), { timeout: 15_000 }).toBeGreaterThan(0);
  await firefox.go(app, firefox.url(`sidebar.html?case=${CASE}`));
  const place = `(document.querySelector('button[aria-label="View ${NAME}"]')?.getBoundingClientRect() ?? {}).top ?? null`;
  await expect.poll(() => firefox.evaluate(app, place), { timeout: 10_000 }).not.toBeNull();
  await atRest(() => firefox.evaluate(app, place));
  await firefox.click(app, 'button', `View ${NAME}`);
  // Nobody may look into it, but the browser says whose document stands in the frame: that of its own viewer.
  const owners = `JSON.stringify(gBrowser.browsers.flatMap(({ browsingContext }) =>
    (browsingContext?.children ?? []).map((one) => one.currentWindowGlobal?.documentPrincipal?.originNoSuffix ?? '')))`;
  await expect
    .poll(() => firefox.inWindow<string>(owners), { timeout: 15_000 })
    .toContain('resource://pdf.js');
});
