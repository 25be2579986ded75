import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { corpusMbox, hasCorpus } from '../run/corpus.ts';
import { type Chrome, launchChrome } from './chrome.ts';

/** Mails of the public SpamAssassin corpus; `CORPUS_MAILS=6046` takes it whole (about a minute). */
const COUNT = Number(process.env.CORPUS_MAILS ?? 400);
const corpus = hasCorpus();

let browser: Chrome;
let page: Page;
const folder = mkdtempSync(join(tmpdir(), 'casebar-import-'));

beforeAll(async () => {
  browser = await launchChrome();
  page = await browser.open('options.html');
  await page.getByRole('button', { name: 'Practice here' }).click();
  await page.getByRole('heading', { name: 'Import mail' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Chooses files as a person does, and answers what the page says in the end. */
async function importFiles(...files: string[]): Promise<string> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles(files);
  const done = page.getByText('Import finished');
  await done.waitFor({ timeout: 120_000 });
  return page.locator('.import').innerText();
}

/** Longest time the page could not draw while `work` ran, in milliseconds. */
async function longestFreeze(work: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const state = { last: performance.now(), longest: 0 };
    Object.assign(window, { frames_: state });
    const tick = () => {
      const now = performance.now();
      state.longest = Math.max(state.longest, now - state.last);
      state.last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await work();
  return page.evaluate(() => (window as unknown as { frames_: { longest: number } }).frames_.longest);
}

test.skipIf(!corpus)('a mailbox becomes cases, and the page stays alive meanwhile', async () => {
  const file = join(folder, 'corpus.mbox');
  writeFileSync(file, corpusMbox(COUNT));
  let said = '';
  const freeze = await longestFreeze(async () => {
    said = await importFiles(file);
  });
  const added = Number(/([\d,]+) mails? added/.exec(said)?.[1]?.replace(',', '') ?? 0);
  const known = Number(/([\d,]+) (?:was|were) there already/.exec(said)?.[1]?.replace(',', '') ?? 0);
  // None lost: whatever is not added was there already, word for word.
  expect(added + known).toBe(COUNT);
  expect(added).toBeGreaterThan(COUNT * 0.95);
  expect(freeze).toBeLessThan(1500);
});

test.skipIf(!corpus)('the same file again adds nothing', async () => {
  await page.reload();
  expect(await importFiles(join(folder, 'corpus.mbox'))).not.toMatch(/[1-9][\d,]* mails? added/);
});

test.skipIf(!corpus)('its cases are in the inbox, and a thread of several mails is one case', async () => {
  const app = await browser.open('sidebar.html');
  await app.getByRole('button', { name: 'Skip' }).click();
  await app.getByRole('tab', { name: /^All/ }).click();
  await app.locator('[role=option]').first().waitFor();
  const total = Number(await app.locator('[role=option]').first().getAttribute('aria-setsize'));
  expect(total).toBeGreaterThan(47 + COUNT * 0.3);
  expect(total).toBeLessThan(47 + COUNT);
  // Only what is near the visible part exists, however long the list is.
  expect(await app.locator('[role=option]').count()).toBeLessThan(60);
  await app.close();
});

test('what is no mail is listed with its reason, and the rest still comes in', async () => {
  await page.reload();
  const good = join(folder, 'good.eml');
  const bad = join(folder, 'bad.eml');
  writeFileSync(
    good,
    'From: Pat Quill <pat@example.org>\r\nTo: help@example.com\r\nSubject: My order\r\nMessage-ID: <one@example.org>\r\n\r\nWhere is it?\r\n',
  );
  writeFileSync(bad, Buffer.from([0, 1, 2, 3, 255, 254, 0, 0]));
  const said = await importFiles(good, bad);
  expect(said).toContain('1 mail added');
  expect(said).toContain('1 mail skipped');
});
