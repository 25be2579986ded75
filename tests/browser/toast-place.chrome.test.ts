import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchPractised, undoWithin } from './app.ts';
import type { Chrome } from './chrome.ts';

let browser: Chrome;
let app: Page;
beforeAll(async () => {
  browser = await launchPractised({ still: true });
  app = await browser.open('sidebar.html?case=local:1024');
  await app.locator('.case-pane').waitFor();
  const take = app.getByRole('button', { name: 'Assign to me' });
  if ((await take.count()) > 0) await take.first().click();
  await field().waitFor();
  await undoWithin(app, 30);
});
afterAll(() => browser?.close());

const field = () => app.locator('textarea[data-tab=reply]');
const toast = () => app.locator('.toast', { hasText: /goes out in/ });
const boxOf = async (one: Locator) => (await one.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
const overlap = async (one: Locator, other: Locator) => {
  const [a, b] = [await boxOf(one), await boxOf(other)];
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 0 && down > 0;
};

const SIZES = [
  [360, 640],
  [480, 800],
  [1200, 700],
] as const;
test.each(SIZES)('at %i × %i what is told stands beside what one writes and sends', async (width, height) => {
  await app.setViewportSize({ width, height });
  await field().fill('Sent a moment ago');
  await app.getByRole('button', { name: 'Send', exact: true }).click();
  await toast().waitFor();
  for (const text of ['', 'One line', 'Many lines\n'.repeat(30)]) {
    // Set as a page's own script would: typing puts the message away by itself.
    await field().evaluate((box, written) => {
      (box as HTMLTextAreaElement).value = written;
    }, text);
    await app.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    for (const own of [field(), app.locator('.send-place'), app.locator('.stuck-items')])
      expect(await overlap(toast(), own), `${text.length} letters`).toBe(false);
    const { y, height: tall } = await boxOf(toast());
    expect(y).toBeGreaterThan(0);
    expect(tall).toBeGreaterThan(30);
  }
  // Within reach of the keyboard, and taken back from there.
  await toast().getByRole('button', { name: 'Undo' }).focus();
  await app.keyboard.press('Enter');
  await toast().waitFor({ state: 'detached' });
  await expect.poll(() => field().inputValue()).toContain('Sent a moment ago');
  await field().fill('');
});
