import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRow, practise, recordOf } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';
import { draftVersions } from './in-database.ts';
import { textsOf } from './two-texts.ts';

const disk = mkdtempSync(join(tmpdir(), 'casebar-disk-'));
// The browser's own cache is not what is to be filled.
const cache = mkdtempSync(join(tmpdir(), 'casebar-cache-'));
const BEFORE = 'Written before. ';
const SINCE =
  'Written on a full disk, with quite a lot more words than could still fit into the last block of it. ';

/** A disk of its own, small enough to be filled; only root may make one. */
function mountDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const isMounted = mountDisk();
let browser: Chrome | undefined;
let app: Page;
let number: string;

/** To the last byte. */
function fillDisk() {
  const ballast = openSync(join(disk, 'ballast'), 'a');
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    try {
      while (writeSync(ballast, Buffer.alloc(size, 1)) === size);
    } catch {
      // So much does not fit any more.
    }
  }
  closeSync(ballast);
}
/** Chromium throws things away when there is no room: what it frees is filled again at once. */
let refilling: NodeJS.Timeout | undefined;
function keepFull() {
  fillDisk();
  refilling = setInterval(fillDisk, 20);
}
function makeRoom() {
  clearInterval(refilling);
  rmSync(join(disk, 'ballast'));
}

beforeAll(async () => {
  if (!isMounted) return;
  browser = await launchChrome({ profile: join(disk, 'profile'), args: [`--disk-cache-dir=${cache}`] });
  app = await browser.open('sidebar.html');
  await practise(app);
  await app.getByRole('tab', { name: /^My queues/ }).click();
  number = await openRow(app, 1);
}, 30_000);
afterAll(async () => {
  clearInterval(refilling);
  await browser?.close();
  if (isMounted) execFileSync('umount', ['-l', disk]);
  for (const one of [disk, cache]) rmSync(one, { recursive: true, force: true });
});

const field = () => app.getByRole('textbox', { name: /^Reply/ });

test.skipIf(!isMounted)(
  'on a full disk the text stays in the page with a sentence, and is saved and sent when there is room',
  async () => {
    await field().click();
    await app.keyboard.type(BEFORE);
    await expect.poll(() => textsOf(app)).toContain(BEFORE.trim());
    keepFull();
    await app.keyboard.type(SINCE.repeat(3));
    const notice = app.locator('.storage-notice');
    await expect.poll(() => notice.textContent()).toContain('The disk of this computer is full');

    await app.keyboard.press('Control+Enter');
    const refused = app.locator('.composer .inline-error');
    await expect.poll(() => refused.allTextContents()).toHaveLength(1);
    expect(await refused.textContent()).toContain('Your text stays here until it can be stored');
    const text = BEFORE + SINCE.repeat(3);
    expect(await field().inputValue()).toBe(text);
    expect(await app.locator('.storage-trouble').count()).toBe(0);

    makeRoom();
    await app.waitForTimeout(2_200);
    await refused.getByRole('button', { name: 'Try again' }).click();
    await app.locator('.message[data-direction=out]', { hasText: SINCE.trim() }).waitFor();
    expect(await field().inputValue()).toBe('');
    const atDesk = async () =>
      (await recordOf(browser as Chrome, number)).messages.filter((message) => message.text === text.trim());
    await expect.poll(async () => (await atDesk()).length).toBe(1);
    await notice.waitFor({ state: 'detached' });
    // The next one is saved as ever.
    await field().click();
    await app.keyboard.type('The next one');
    await expect.poll(() => textsOf(app)).toContain('The next one');
    await expect.poll(() => app.evaluate(draftVersions)).toContain('The next one');
  },
  45_000,
);

test.skipIf(!isMounted)(
  'what was written after the disk had been full is there after a restart, whatever Chromium lost of it',
  async () => {
    // It goes on writing behind a torn record and reads only up to there: either storage, or both, may be empty or old.
    await browser?.restart();
    app = (await browser?.open(`sidebar.html?case=local:${number}`)) ?? app;
    await app.locator('.app-header').waitFor();
    await expect.poll(async () => (await textsOf(app)).split('The next one').length).toBe(2);
    const notice = app.locator('.storage-notice');
    const isHere = async () => (await notice.or(field()).count()) > 0;
    await expect.poll(isHere).toBe(true);
    if (await notice.count())
      expect(await notice.textContent()).toContain('drafts and unsent replies are safe');
    else expect(await field().inputValue()).toBe('The next one');
  },
  30_000,
);
