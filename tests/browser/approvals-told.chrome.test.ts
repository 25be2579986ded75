import 'fake-indexeddb/auto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServer } from '@/core/connectors/local/server/database';
import { type EmbeddedDesk, startEmbeddedDesk } from '../servers/embedded-desk-http.ts';
import { practise } from './app.ts';
import { distOf, readManifest } from './build.ts';
import { type Chrome, launchChrome } from './chrome.ts';
import { aContact, aDeskOfTheDay, aWaitingCase } from './days/desk.ts';

/*
 * Ben may approve and has no surface of ours open; Nia asks and Eva decides at the desk itself, as from browsers of
 * their own. What he hears of it: the badge on the icon, and notifications that open what they tell of.
 */
const [FIRST, SECOND, THIRD] = ['1001', '1002', '1003'] as const;
const ASKED = 'Good morning, we pay it back.';
const agent = (id: string, name: string, rights: ('reply' | 'approve')[]) => ({
  id,
  name,
  email: `${id}@bikes.example`,
  rights,
  queues: ['campaign'],
  signature: '',
});

let extension: string;
let shared: EmbeddedDesk;
let browser: Chrome;
/** Draws nothing, so it is no surface of ours. */
let eye: Page;

/** The production build with the optional permission given: its question never shows headless. */
function withNotifications() {
  const folder = mkdtempSync(join(tmpdir(), 'casebar-told-'));
  cpSync(distOf('chrome'), folder, { recursive: true });
  const manifest = readManifest(folder);
  const permissions = [...(Array.isArray(manifest.permissions) ? manifest.permissions : []), 'notifications'];
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, permissions }));
  return folder;
}

beforeAll(async () => {
  const numbers = [FIRST, SECOND, THIRD];
  const sample = aDeskOfTheDay({
    agents: [
      agent('nia', 'Nia Cruz', []),
      agent('ben', 'Ben Ode', ['reply', 'approve']),
      agent('eva', 'Eva Roth', ['reply', 'approve']),
    ],
    contacts: numbers.map((number) => aContact(`person-${number}`)),
    cases: numbers.map((number) =>
      aWaitingCase({ number, contact: `person-${number}`, text: `Question ${number}`, minutesAgo: 90 }),
    ),
  });
  shared = await startEmbeddedDesk({ db: await openServer('told'), sample });
  extension = withNotifications();
  browser = await launchChrome({ extension });
  eye = await browser.open('mail.html');
  const app = await browser.open('sidebar.html');
  const address = `${shared.base}/#${shared.token}`;
  await app.evaluate((at) => chrome.storage.local.set({ 'practice-together': at }), { address, me: 'ben' });
  await practise(app);
  await app.close();
});
afterAll(async () => {
  await browser?.close();
  await shared?.close();
  if (extension) rmSync(extension, { recursive: true, force: true });
});

const idOf = (number: string) => `asked-${number}`;
const notificationOf = (number: string) => `approval:local:${idOf(number)}`;

const nia = (number: string) =>
  shared.server.deliver({
    item: idOf(number),
    agent: 'nia',
    case: number,
    action: {
      kind: 'approval',
      approval: idOf(number),
      step: {
        do: 'request',
        proposal: { text: `${ASKED} ${number}`, attachments: [], status: null },
        note: '',
        queue: 'campaign',
        threadRevision: 1,
      },
    },
  });
const eva = (number: string) =>
  shared.server.deliver({
    item: `eva-${number}`,
    agent: 'eva',
    case: number,
    action: {
      kind: 'approval',
      approval: idOf(number),
      step: { do: 'return', revision: 1, reason: 'Kinder, please' },
    },
  });

const badge = () => browser.inWorker(() => chrome.action.getBadgeText({}), undefined);
const title = () => browser.inWorker(() => chrome.action.getTitle({}), undefined);
/** Ids of what stands on the screen. A notification goes by itself after some seconds, so no test may come late. */
const notified = () =>
  browser.inWorker(async () => Object.keys(await chrome.notifications.getAll()), undefined);

/** A click on it, as the system tells the browser; answers the tab that came of it. */
async function clickNotification(id: string): Promise<Page> {
  const opened = browser.context.waitForEvent('page');
  await browser.inWorker((clicked) => {
    const { onClicked } = chrome.notifications as unknown as {
      onClicked: { dispatch(id: string): void };
    };
    onClicked.dispatch(clicked);
  }, id);
  return opened;
}

const text = (page: Page) => page.getByRole('textbox', { name: 'Reply by Nia Cruz' });
const textOf = (page: Page) => expect.poll(() => text(page).inputValue());

test('a request that arrives is on the badge and told; a click opens exactly that one', async () => {
  expect(await badge()).toBe('');
  await nia(FIRST);
  await expect.poll(badge).toBe('1');
  expect(await title()).toMatch(/1/);
  await expect.poll(notified).toEqual([notificationOf(FIRST)]);
  await nia(SECOND);
  await expect.poll(badge).toBe('2');
  const page = await clickNotification(notificationOf(SECOND));
  await textOf(page).toBe(`${ASKED} ${SECOND}`);
  expect(page.url()).toBe(browser.url(`popup.html?approval=${encodeURIComponent(`local:${idOf(SECOND)}`)}`));
  await expect.poll(notified).not.toContain(notificationOf(SECOND));
  await page.close();
});

test('a link to one goes before what was open last, and nothing written in either is lost', async () => {
  const link = (number: string) => browser.open(`popup.html?approval=local:${idOf(number)}`);
  let page = await link(FIRST);
  await textOf(page).toBe(`${ASKED} ${FIRST}`);
  await text(page).fill('Changed by Ben');
  await page.getByRole('button', { name: /^Return to Nia/ }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Not all of it');
  await page.close();
  page = await link(SECOND);
  await textOf(page).toBe(`${ASKED} ${SECOND}`);
  await page.close();
  // Without a link it is where it was left.
  page = await browser.open('popup.html');
  await textOf(page).toBe(`${ASKED} ${SECOND}`);
  await page.close();
  page = await link(FIRST);
  await textOf(page).toBe('Changed by Ben');
  expect(await page.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('Not all of it');
  await page.close();
});

test('what a colleague decides goes from the badge, and from the screen', async () => {
  await nia(THIRD);
  await expect.poll(badge).toBe('3');
  await expect.poll(notified).toContain(notificationOf(THIRD));
  await eva(THIRD);
  await expect.poll(badge).toBe('2');
  await expect.poll(notified).not.toContain(notificationOf(THIRD));
  const page = await clickNotification('approval:');
  // Several at once lead to their list.
  expect(page.url()).toBe(browser.url('popup.html'));
  await page.close();
});

/** The icon's own popup, which no driver can reach: another page of ours looks into it. */
const inPopup = (write: string | null) =>
  eye.evaluate((words) => {
    // The types of the API have an empty Window of their own.
    const isWindow = (view: object): view is Window => 'document' in view;
    const popup = chrome.extension.getViews({ type: 'popup' }).find(isWindow);
    const field = popup?.document.querySelector<HTMLTextAreaElement>('.review-text');
    if (!popup || !field || words === null) return field?.value ?? null;
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    // In the same breath, as a click beside it does.
    popup.close();
    return null;
  }, write);
const isShut = () => eye.evaluate(() => chrome.extension.getViews({ type: 'popup' }).length === 0);

test('the icon opens its popup where it was left, and a word begun there outlives it', async () => {
  const page = await browser.visit('about:blank#front');
  await browser.clickIcon(page);
  await expect.poll(() => inPopup(null)).toBe('Changed by Ben');
  await inPopup('In the middle of a wo');
  await expect.poll(isShut).toBe(true);
  await browser.clickIcon(page);
  await expect.poll(() => inPopup(null)).toBe('In the middle of a wo');
  await page.close();
});

test('decided, it goes out once and is gone from the badge', async () => {
  const page = await browser.open('popup.html');
  await textOf(page).toBe('In the middle of a wo');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page
    .getByRole('button', { name: /^Approve and reply/ })
    .first()
    .click();
  const sent = async () => {
    const { items } = await shared.server.thread(FIRST, null);
    return items.filter(({ direction }) => direction === 'out').map((message) => message.text);
  };
  await expect.poll(sent).toEqual(['In the middle of a wo']);
  await expect.poll(badge).toBe('1');
  await page.close();
  expect(browser.problems).toEqual([]);
});
