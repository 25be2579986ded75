import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { poll } from './bidi.ts';
import { type Firefox, launchFirefox } from './firefox.ts';
import { KEYS } from './keys.ts';
import { DRAFT, REPLY } from './two-texts.ts';

const CASE = 'local:1009';
const FIELD = 'textarea[data-tab=reply]';
const profiles = mkdtempSync(join(tmpdir(), 'casebar-damage-firefox-'));
const GOOD = join(profiles, 'good');
let firefox: Firefox | undefined;

const ask = async (tab: string, call: string, ...args: unknown[]) =>
  JSON.stringify(
    await firefox?.evaluate(
      tab,
      `browser.runtime.sendMessage(${JSON.stringify({ casebar: 'desk', call, args })})`,
    ),
  );

/** Both texts are stored outside of the database, once each. */
async function bothAreStored(tab: string) {
  const texts = await ask(tab, 'savedTexts');
  return texts.split(DRAFT).length === 2 && texts.split(REPLY).length === 2;
}

/** An agent with a reply that waits for the line, and the next one begun; then Firefox was closed. */
beforeAll(async () => {
  mkdirSync(GOOD);
  firefox = await launchFirefox({ profile: GOOD });
  const first = await firefox.open('sidebar.html');
  for (const button of ['Practice here', 'Next', 'Start']) await firefox.click(first, 'button', button);
  await firefox.spot(first, '.case-row');
  await ask(first, 'setPracticeLine', 'cut');
  await firefox.closeTab(first);
  const tab = await firefox.open(`sidebar.html?case=${CASE}`);
  await firefox.click(tab, FIELD);
  await firefox.type(tab, REPLY);
  await firefox.press(tab, KEYS.control, KEYS.enter);
  await firefox.spot(tab, '.message[data-direction=out]', REPLY);
  await firefox.click(tab, FIELD);
  await firefox.type(tab, DRAFT);
  await poll(() => bothAreStored(tab), 5_000, 'both texts outside of the database');
  await firefox.stop();
}, 60_000);

afterAll(async () => {
  await firefox?.stop();
  rmSync(profiles, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts on a copy of the profile in which every file of the databases under this kind of folder is rubbish. */
async function startDamaged(which: RegExp): Promise<string> {
  await firefox?.stop();
  const copy = mkdtempSync(join(profiles, 'damaged-'));
  cpSync(GOOD, copy, { recursive: true });
  const found = readdirSync(join(copy, 'storage'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.sqlite(-wal)?$/.test(entry.name) && which.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(found.length, 'nothing would be damaged').toBeGreaterThan(0);
  for (const file of found) writeFileSync(file, Buffer.alloc(statSync(file).size, 0x5a));
  firefox = await launchFirefox({ profile: copy });
  return firefox.open(`sidebar.html?case=${CASE}`);
}

test('the databases’ files are rubbish: the agent is told what is safe, and both texts are', async () => {
  const tab = await startDamaged(/moz-extension\+\+\+[\da-f-]+\/idb/);
  await firefox?.waitForText(tab, 'practice desk lost its cases', 15_000);
  await firefox?.waitForText(tab, 'Your drafts and unsent replies are safe');
  expect(await bothAreStored(tab)).toBe(true);
}, 45_000);

test('storage.local’s file is rubbish: the draft is in its field again, the reply above it', async () => {
  const tab = await startDamaged(/moz-extension\+\+\+[\da-f-]+\^userContextId=\d+\/idb/);
  await firefox?.waitForText(tab, 'lost Casebar’s settings', 15_000);
  await firefox?.waitForText(tab, 'Your drafts and unsent replies are safe');
  const value = `document.querySelector('${FIELD}')?.value ?? null`;
  await expect.poll(() => firefox?.evaluate(tab, value)).toBe(DRAFT);
  await firefox?.spot(tab, '.message[data-direction=out]', REPLY);
  await expect.poll(() => bothAreStored(tab)).toBe(true);
}, 45_000);
