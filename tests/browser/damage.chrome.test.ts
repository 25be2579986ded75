import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Chrome, launchChrome } from './chrome.ts';
import { type Damage, damagedCopy } from './damage.ts';
import { type Answered, deskCall } from './desk-call.ts';
import { DRAFT, FILE, REPLY, textsOf, writeTwoTexts } from './two-texts.ts';

let profile: string;
/** The same with tables on the disk, and next to nothing of ours in the log. */
let tables: string;
let extension: string;
let number: string;
let browser: Chrome | undefined;

const stored = (app: Page) => app.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));

/** More than Chromium keeps in its log: from here on what was written before stands in tables. */
const fillTables = (app: Page) =>
  app.evaluate(async () => {
    const open = indexedDB.open('ballast', 1);
    open.onupgradeneeded = () => void open.result.createObjectStore('rows');
    await new Promise((done) => {
      open.onsuccess = done;
    });
    for (let n = 0; n < 110; n++) {
      const tx = open.result.transaction('rows', 'readwrite');
      // Under 64 KB, or each would become a file of its own.
      tx.objectStore('rows').put(crypto.getRandomValues(new Uint8Array(60_000)), n);
      await new Promise((done) => {
        tx.oncomplete = done;
      });
    }
    open.result.close();
  });

/** An agent with a reply that waits for the line, with a file, and the next one begun; then the browser was closed. */
beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), 'casebar-damage-'));
  tables = `${profile}-tables`;
  const first = await launchChrome({ profile });
  extension = first.id;
  number = await writeTwoTexts(first);
  await first.close();
  cpSync(profile, tables, { recursive: true });
  const second = await launchChrome({ profile: tables });
  await fillTables(await second.open('mail.html'));
  await second.close();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  for (const one of [profile, tables]) rmSync(one, { recursive: true, force: true, maxRetries: 5 });
});

/** The next morning, on a disk where this happened. */
async function openDamaged(damage: Damage): Promise<Page> {
  await browser?.close();
  // Where there is only a log Chromium mends CURRENT by itself, and nothing is lost.
  const from = /table|CURRENT/.test(damage) ? tables : profile;
  browser = await launchChrome({ profile: damagedCopy(from, extension, damage) });
  return browser.open('sidebar.html');
}

const end = () => {
  if (browser) rmSync(browser.profile, { recursive: true, force: true, maxRetries: 5 });
};

/** Both texts are here, and the reply stands once in the outbox or went out once. */
async function nothingIsLost(app: Page) {
  expect(await textsOf(app)).toContain(DRAFT);
  const places = async () => {
    const owed = (await textsOf(app)).split(REPLY).length - 1;
    const atDesk = await app.locator('.message[data-direction=out]', { hasText: REPLY }).count();
    return owed === 1 || atDesk === 1 ? 'once' : `owed ${owed} times, shown ${atDesk} times`;
  };
  // The line may be good again after the damage: on its way out it is looked for in two places at two moments.
  await expect.poll(places, { timeout: 8_000 }).toBe('once');
}

const NOTICE: readonly (readonly [Damage, RegExp])[] = [
  ['the log cut in half', /was damaged and has been repaired|practice desk lost its cases/],
  ['CURRENT deleted', /practice desk lost its cases/],
  ['a table deleted', /practice desk lost its cases/],
  ['4 KB of a table overwritten', /was damaged and has been repaired|practice desk lost its cases/],
];
test.each(NOTICE)(
  '%s: the agent is told what is safe, and both texts are',
  async (damage, sentence) => {
    const app = await openDamaged(damage);
    const notice = app.locator('.storage-notice');
    await expect.poll(() => notice.textContent(), { timeout: 8_000 }).toMatch(sentence);
    expect(await notice.textContent()).toContain('Your drafts and unsent replies are safe');
    await nothingIsLost(app);
    if ((await notice.textContent())?.includes('practice desk')) {
      await app.getByRole('button', { name: 'Start practising anew' }).click();
      await notice.waitFor({ state: 'detached' });
    } else await app.getByRole('button', { name: 'Dismiss' }).click();
    // The place where it was written, with the reply above it that did not go out by itself.
    await app.goto(`${app.url().split('#')[0]}`);
    await app
      .locator(`[role=option][data-case="local:${number}"]`)
      .first()
      .or(app.locator('.case-pane'))
      .first()
      .waitFor();
    await nothingIsLost(app);
    expect(await app.locator('.storage-notice').count()).toBe(0);
    end();
  },
  30_000,
);

test('the file of a blob deleted: the reply still has its attachment', async () => {
  const app = await openDamaged('the file of a blob deleted');
  await app.locator('.case-row').first().waitFor();
  await nothingIsLost(app);
  const [id] = /"attachments":\[\{"id":"([^"]+)","name":"terms.txt"/.exec(await stored(app))?.slice(1) ?? [];
  const read: Answered = await deskCall(app, 'readFile', `local:${number}`, id, 0);
  expect(read).toMatchObject({ ok: true, value: { size: FILE.buffer.length } });
  end();
}, 20_000);

test('MANIFEST deleted: no database opens ever again; repairing finds another place, also after a restart', async () => {
  const app = await openDamaged('MANIFEST deleted');
  await app.getByText('Casebar cannot open its data in this browser').waitFor();
  expect(await app.locator('.storage-trouble').textContent()).toContain('1 draft · 1 unsent text');
  await nothingIsLost(app);
  const download = app.waitForEvent('download');
  await app.getByRole('button', { name: 'Save my texts' }).click();
  const path = await (await download).path();
  const saved = readFileSync(path, 'utf8');
  expect(saved).toContain(DRAFT);
  expect(saved).toContain(REPLY);

  await app.getByRole('button', { name: 'Repair' }).click();
  await app.getByRole('button', { name: 'Start practising anew' }).click();
  await expect.poll(() => app.locator('.app-header').count()).toBe(1);
  await nothingIsLost(app);
  await browser?.restart();
  const again = (await browser?.open('sidebar.html')) ?? app;
  await again.locator('.app-header').waitFor();
  expect(await textsOf(again)).toContain(REPLY);
  expect(await again.getByText('cannot open its data').count()).toBe(0);
  end();
}, 30_000);
