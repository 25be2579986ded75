import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';
import { deskCall } from './desk-call.ts';
import { DRAFT, REPLY, textsOf, writeTwoTexts } from './two-texts.ts';

const NEXT = 'The reply after that';
const profile = mkdtempSync(join(tmpdir(), 'casebar-lost-'));
let browser: Chrome;
let number: string;

// One working day in which the browser loses one storage after the other; the two texts go through all of it.
beforeAll(async () => {
  browser = await launchChrome({ profile });
  number = await writeTwoTexts(browser);
}, 30_000);
afterAll(async () => {
  await browser?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const openCase = () => browser.open(`sidebar.html?case=local:${number}`);
const replies = (app: Page) => app.locator('.message[data-direction=out]', { hasText: REPLY });

/** The draft is in its field, the reply stands once above it. */
async function bothAreThere(app: Page) {
  await expect.poll(() => app.getByRole('textbox', { name: /^Reply/ }).inputValue()).toBe(DRAFT);
  await expect.poll(() => replies(app).count()).toBe(1);
}

/** A sentence, read and dismissed. */
async function told(app: Page, sentence: RegExp) {
  await expect.poll(() => app.locator('.storage-notice').textContent()).toMatch(sentence);
  expect(await app.locator('.storage-notice').textContent()).toContain('drafts and unsent replies are safe');
  await app.getByRole('button', { name: 'Dismiss' }).click();
  await app.locator('.storage-notice').waitFor({ state: 'detached' });
}

/** Damage of the kind for which Chromium throws all of `storage.local` away: none of its files can be read. */
function garbleLocal() {
  const folder = join(profile, 'Default', 'Local Extension Settings', browser.id);
  const files = readdirSync(folder).map((name) => join(folder, name));
  for (const file of files) writeFileSync(file, Buffer.alloc(statSync(file).size, 0x5a));
}

test('storage.local damaged: the draft comes back from the database, and nobody is welcomed as new', async () => {
  await browser.close();
  garbleLocal();
  await browser.start();
  const app = await openCase();
  await told(app, /lost Casebar’s settings/);
  await bothAreThere(app);
  expect(await textsOf(app)).toContain(REPLY);
}, 20_000);

test('the database deleted under a running Casebar: everything is read again from the desk, the reply goes out once', async () => {
  const app = await openCase();
  await app.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const deleted = indexedDB.deleteDatabase('casebar');
        deleted.onsuccess = resolve;
        deleted.onerror = reject;
        deleted.onblocked = () => reject(new Error('blocked'));
      }),
  );
  await app.reload();
  await told(app, /was damaged and has been repaired/);
  // The line is still cut: nothing could be read yet, which is not to be called deleted.
  await app.getByText('has not been read from the desk again yet').waitFor();
  const texts = await textsOf(app);
  expect([DRAFT, REPLY].map((text) => texts.split(text).length)).toEqual([2, 2]);
  await deskCall(app, 'setPracticeLine', 'good');
  await deskCall(app, 'pullNow', null);
  const atDesk = async () => (await recordOf(browser, number)).messages.filter(({ text }) => text === REPLY);
  await expect.poll(async () => (await atDesk()).length, { timeout: 15_000 }).toBe(1);
  await expect.poll(async () => (await textsOf(app)).includes(REPLY)).toBe(false);
  expect(await textsOf(app)).toContain(DRAFT);
  await bothAreThere(app);
}, 30_000);

test('all databases evicted under a running Casebar, the desk’s own too: it is told, and both texts are there', async () => {
  const app = await openCase();
  await bothAreThere(app);
  await deskCall(app, 'setPracticeLine', 'cut');
  const field = app.getByRole('textbox', { name: /^Reply/ });
  await field.click();
  await app.waitForTimeout(2_200);
  await app.keyboard.press('Control+Enter');
  await app.locator('.message[data-direction=out]', { hasText: DRAFT }).waitFor();
  await app.keyboard.type(NEXT);
  const session = await browser.context.newCDPSession(app);
  const origin = browser.url('').slice(0, -1);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,cache_storage' });
  await app.locator('.storage-notice', { hasText: 'practice desk lost its cases' }).waitFor();
  await app.getByRole('button', { name: 'Start practising anew' }).click();
  await app.locator('.storage-notice').waitFor({ state: 'detached' });
  await app.reload();
  await app.locator('.app-header').waitFor();
  // What was owed to the lost desk goes out to no other one; it is here to be read.
  const texts = await textsOf(app);
  expect([DRAFT, NEXT].map((text) => texts.split(text).length)).toEqual([2, 2]);
}, 20_000);
