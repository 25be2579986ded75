import 'fake-indexeddb/auto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServer } from '@/core/connectors/local/server/database';
import { type EmbeddedDesk, startEmbeddedDesk } from '../servers/embedded-desk-http.ts';
import { practise } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';
import { Clock, HOUR, MINUTE } from './clock.ts';
import { aContact, aDeskOfTheDay, aWaitingCase } from './days/desk.ts';

/** The desk's clock is ahead of this computer's by so much. */
const SKEW = 10 * MINUTE;
const WROTE_AGO = 10;
const TEXT = 'Dear customer, the part is here';
const AT = 13;

let browser: Chrome;
let clock: Clock;
let shared: EmbeddedDesk;
let app: Page;

beforeAll(async () => {
  browser = await launchChrome({ size: { width: 900, height: 800 } });
  clock = new Clock(browser);
  shared = await startEmbeddedDesk({
    db: await openServer('window'),
    sample: aDeskOfTheDay({
      contacts: [aContact('person-1')],
      cases: [
        aWaitingCase({ number: '1001', contact: 'person-1', text: 'Any news?', minutesAgo: WROTE_AGO }),
      ],
      templates: [
        {
          kind: 'whatsapp',
          id: 'news',
          name: 'part_news',
          language: 'en',
          category: 'utility',
          status: 'approved',
          quality: 'green',
          format: 'positional',
          header: null,
          body: { text: 'Your order: {{1}}. Thank you.', variables: [{ key: '1', sample: 'it is ready' }] },
          footer: '',
          buttons: [],
          channels: [],
        },
      ],
    }),
    clock: () => Date.now() + clock.ahead + SKEW,
  });
  app = await browser.open('sidebar.html');
  const address = `${shared.base}/#${shared.token}`;
  await app.evaluate((at) => chrome.storage.local.set({ 'practice-together': at }), { address, me: 'ana' });
  await practise(app);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await shared?.close();
});

const field = () => app.getByRole('textbox', { name: /^Reply to/ });
const send = () => app.getByRole('button', { name: 'Send', exact: true });
const sentTexts = async () =>
  (await shared.server.thread('1001', null)).items
    .filter(({ direction }) => direction === 'out')
    .map(({ text }) => text);
const shot = async (name: string) => {
  if (process.env.CASEBAR_SHOTS) await app.screenshot({ path: `${process.env.CASEBAR_SHOTS}/${name}.png` });
};
/** What the agent has under their hands. */
const hands = () =>
  field().evaluate((box: HTMLTextAreaElement) => ({
    focused: document.activeElement === box,
    text: box.value,
    caret: [box.selectionStart, box.selectionEnd],
  }));
const UNTOUCHED = { focused: true, text: TEXT, caret: [AT, AT] };
/** Milliseconds until the window closes, by this computer's clock. */
const left = async () => {
  const { items } = await shared.server.thread('1001', null);
  const wrote = items.find(({ direction }) => direction === 'in')?.at ?? '';
  return Date.parse(wrote) + 24 * HOUR - SKEW - Date.parse(clock.now());
};

/** The line to the background, dead and silent: nothing of this page wakes the worker until `revive`. */
const cutOff = () =>
  app.evaluate(() => {
    const api: { runtime: typeof chrome.runtime }[] = [chrome, Reflect.get(globalThis, 'browser')];
    const { connect } = chrome.runtime;
    const gone: ((port: unknown) => void)[] = [];
    const event = { addListener: () => {}, removeListener: () => {} };
    const port = {
      name: 'live',
      postMessage: () => {},
      disconnect: () => {},
      onMessage: event,
      onDisconnect: { ...event, addListener: (listener: (port: unknown) => void) => gone.push(listener) },
    };
    for (const { runtime } of api) Reflect.set(runtime, 'connect', () => port);
    Reflect.set(globalThis, 'revive', () => {
      for (const { runtime } of api) Reflect.set(runtime, 'connect', connect);
      for (const listener of gone) listener(port);
    });
  });

test('24 hours pass with the cursor in the text and the worker asleep, at a desk whose clock is wrong', async () => {
  await app.locator('.case-row').first().click();
  const take = app.getByRole('button', { name: 'Assign to me' });
  await field().or(take).first().waitFor();
  if (await take.isVisible()) await take.click();
  // By this computer's clock: the ten minutes of the desk are neither lost nor won.
  const minutes = Math.floor((await left()) / MINUTE) - 23 * 60;
  expect(minutes).toBeGreaterThanOrEqual(60 - WROTE_AGO - 2);
  await expect
    .poll(() => app.locator('.window-clock').innerText())
    .toMatch(new RegExp(`^23\\sh (${minutes}|${minutes - 1})\\sm$`));
  await field().fill(TEXT);
  await field().evaluate((box: HTMLTextAreaElement, at) => box.setSelectionRange(at, at), AT);
  await expect.poll(() => app.locator('.draft-state').innerText()).toContain('saved');

  await cutOff();
  await browser.stopWorker();
  expect(await browser.workerRunning()).toBe(false);
  await clock.passAsleep((await left()) - 30 * MINUTE);
  await expect.poll(() => app.locator('.window-clock').getAttribute('data-state')).toBe('near');
  await shot('window-near');
  await clock.passAsleep((await left()) - 3_000);
  await expect.poll(() => app.locator('.window-clock').innerText()).toMatch(/^[123]\ss$/);
  expect(await hands()).toEqual(UNTOUCHED);
  // The last seconds are real ones: it turns by itself, at the moment.
  await app.locator('.template-turned').waitFor({ timeout: 6_000 });
  expect(await left()).toBeGreaterThan(-2_500);
  expect(await left()).toBeLessThan(500);
  expect(await hands()).toEqual(UNTOUCHED);
  expect(await send().count()).toBe(0);
  expect(await app.locator('.composer-tabs [role=status]').innerText()).toContain('Your text is kept');
  expect(await browser.workerRunning()).toBe(false);
  await shot('window-closed');

  // A night later the customer writes.
  await clock.passAsleep(8 * HOUR);
  await clock.pass(0);
  await shared.server.receive({ case: '1001', text: 'Hello?' });
  await app.evaluate(() => Reflect.get(globalThis, 'revive')());
  await send().waitFor();
  expect(await hands()).toEqual(UNTOUCHED);
  await expect.poll(() => app.locator('.window-clock').innerText()).toMatch(/^(24\sh|1\sd|23\sh 59\sm)$/);
  await send().click();
  await expect.poll(sentTexts).toEqual([TEXT]);
}, 25_000);

test('over, and the text goes out as a value of a template', async () => {
  await clock.pass(25 * HOUR);
  await app.locator('.template-turned').waitFor();
  await field().fill('it is here');
  await app.getByRole('button', { name: 'Choose template' }).click();
  await app.getByRole('option', { name: /part_news/ }).click();
  await app.getByRole('button', { name: 'Put a value into {{1}}' }).click();
  await app.getByRole('menuitem', { name: /^Your text/ }).click();
  await shot('window-template');
  await send().click();
  await expect.poll(sentTexts).toContain('Your order: it is here. Thank you.');
}, 20_000);
