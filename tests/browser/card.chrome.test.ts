import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRow, practise, recordOf } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';

let browser: Chrome;
beforeAll(async () => {
  browser = await launchChrome({ size: { width: 1280, height: 900 } });
});
afterAll(() => browser?.close());

test('the card is filled in by keyboard; the desk has it, and another look at the case shows it', async () => {
  const app = await browser.open('sidebar.html');
  await practise(app);
  const number = await openRow(app);
  const card = app.getByRole('region', { name: 'Customer card' });
  await card.getByLabel('Order number').fill('A-17');
  await app.keyboard.press('Tab');
  await card.getByLabel('Reason').selectOption('Damage');
  await card.getByLabel('City').fill('Porto');
  await app.keyboard.press('Enter');
  await card.getByRole('textbox', { name: /^Notes about the person/ }).fill('Calls after six');
  await app.keyboard.press('Tab');
  // The clocks of what is not confirmed yet go away once the desk has it.
  await expect.poll(() => card.getByRole('img', { name: /Not confirmed/ }).count()).toBe(0);
  if (process.env.CASEBAR_SHOTS) await app.screenshot({ path: `${process.env.CASEBAR_SHOTS}/card.png` });
  await app.reload();
  await app.locator('.case-pane').waitFor();
  const again = app.getByRole('region', { name: 'Customer card' });
  await expect.poll(() => again.getByLabel('Order number').inputValue()).toBe('A-17');
  expect(await again.getByLabel('Reason').inputValue()).toBe('Damage');
  expect(await again.getByLabel('City').inputValue()).toBe('Porto');
  expect(await again.getByRole('textbox', { name: /^Notes/ }).inputValue()).toBe('Calls after six');
  expect(JSON.stringify(await recordOf(browser, number))).not.toContain('Calls after six');
  await app.setViewportSize({ width: 360, height: 800 });
  await app.getByRole('button', { name: 'Customer card' }).click();
  const wide = await app.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(360);
  if (process.env.CASEBAR_SHOTS) await app.screenshot({ path: `${process.env.CASEBAR_SHOTS}/card-360.png` });
  expect(browser.problems).toEqual([]);
});
