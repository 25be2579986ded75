import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Pages, servePages } from '../servers/pages.ts';
import { type App, closePages, launchPractised, openBeside } from './app.ts';
import type { Chrome } from './chrome.ts';
import { Clock, MINUTE } from './clock.ts';
import { deskCall } from './desk-call.ts';
import { readDeskRecord } from './desk-record.ts';

let browser: Chrome;
let pages: Pages;

beforeAll(async () => {
  pages = await servePages();
  browser = await launchPractised();
});
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});
afterEach(() => closePages(browser));

/** A case in a tab of its own, taken by this agent. */
async function work(number: string): Promise<Page> {
  const app = await show(number);
  await deskCall(app, 'openCase', `local:${number}`);
  await replyField(app).waitFor();
  return app;
}

async function show(number: string): Promise<Page> {
  await openEye(); // before, so that it does not come in front of what is looked at
  const app = await browser.open(`sidebar.html?case=local:${number}`);
  await app.locator('.case-pane').waitFor();
  return app;
}

const replyField = (app: App) => app.getByRole('textbox', { name: /^Reply to/ });
const noteField = (app: App) => app.getByRole('textbox', { name: 'Only your team sees this note' });
const composerTab = (app: App, name: 'Reply' | 'Note') =>
  app.locator('.composer-tabs').getByRole('tab', { name, exact: true });
/** What needs the desk's answer, a second window or a woken worker takes a moment. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 8000 });
const send = (app: App) => app.getByRole('button', { name: 'Send', exact: true });

/** A page of ours that stays open to look into the desk's own database; much is asked here, often. */
let eye: Page | undefined;
async function openEye(): Promise<Page> {
  if (!eye || eye.isClosed()) eye = await browser.open('mail.html');
  return eye;
}
const record = async (number: string) => (await openEye()).evaluate(readDeskRecord, number);

const said = async (number: string, kind = 'message') =>
  (await record(number)).messages
    .filter((message) => message.kind === kind && message.direction !== 'in')
    .map(({ text }) => text);

/** How often each text of ours is in the desk's record. */
const count = async (number: string, text: string) =>
  (await record(number)).messages.filter((message) => message.text === text).length;

describe('what an agent typed', () => {
  test('is there again after a reload, a closed tab, a stopped worker and a killed browser', async () => {
    let app = await work('1024');
    const type = async (text: string) => {
      await replyField(app).click();
      await app.keyboard.press('End');
      await app.keyboard.type(text);
    };
    await type('One');
    await app.reload();
    await eventually(() => replyField(app).inputValue()).toBe('One');
    await type(' two');
    await app.close({ runBeforeUnload: true });
    app = await show('1024');
    await eventually(() => replyField(app).inputValue()).toBe('One two');
    await type(' three');
    await browser.stopWorker();
    await type(' four');
    await app.goto(`${pages.base}/form`);
    await app.goBack();
    await eventually(() => replyField(app).inputValue()).toBe('One two three four');
    await type(' five');
    await app.waitForTimeout(100);
    await browser.kill();
    await browser.start();
    app = await show('1024');
    await eventually(() => replyField(app).inputValue()).toBe('One two three four five');
    expect(await said('1024')).toEqual([]);
  });

  test('in the frame of a page is there after the page navigates in the same moment', async () => {
    await (await work('1030')).close();
    const { page, app } = await openBeside(browser, `${pages.base}/form`);
    await app.locator('.case-tabs [role=tab]', { hasText: /Luc.a/ }).click();
    await replyField(app).click();
    await page.keyboard.type('In the frame');
    await page.goto(`${pages.base}/csp`);
    const tab = await show('1030');
    await eventually(() => replyField(tab).inputValue()).toBe('In the frame');
  });

  test('is the same in two windows, and sent from one it is gone from both', async () => {
    const one = await work('1028');
    await replyField(one).click();
    await one.keyboard.type('From the first');
    const two = await show('1028');
    await eventually(() => replyField(two).inputValue()).toBe('From the first');
    await replyField(two).click();
    await two.keyboard.press('End');
    await two.keyboard.type(', on in the second');
    await eventually(() => replyField(one).inputValue()).toBe('From the first, on in the second');
    const press = (button: Element) => button instanceof HTMLElement && button.click();
    await Promise.all([send(one).evaluate(press), send(two).evaluate(press)]);
    for (const app of [one, two]) await eventually(() => replyField(app).inputValue()).toBe('');
    await eventually(() => said('1028')).toEqual(['From the first, on in the second']);
  });

  test('as a note stays a note, and Ctrl+Enter there sends nothing to the contact', async () => {
    const app = await work('1032');
    await replyField(app).click();
    await app.keyboard.type('For the customer');
    await composerTab(app, 'Note').click();
    await noteField(app).click();
    await app.keyboard.type('For the team');
    await app.waitForTimeout(400);
    await app.keyboard.press('Control+Enter');
    await eventually(() => noteField(app).inputValue()).toBe('');
    await composerTab(app, 'Reply').click();
    await eventually(() => replyField(app).inputValue()).toBe('For the customer');
    await eventually(() => said('1032', 'note')).toEqual(['For the team']);
    expect(await said('1032')).toEqual([]);
    // The slip: keys meant for the note arrive while the tab changes.
    await composerTab(app, 'Note').click();
    await noteField(app).click();
    await app.keyboard.type('Secret');
    await composerTab(app, 'Reply').click();
    await app.keyboard.press('Control+Enter');
    await app.waitForTimeout(300);
    expect(await said('1032')).toEqual([]);
  });
});

describe('sending', () => {
  test('a double click and two fast Ctrl+Enter make one message each', async () => {
    const app = await work('1029');
    await replyField(app).click();
    await app.keyboard.type('Clicked twice');
    await send(app).dblclick();
    await replyField(app).click();
    await app.keyboard.type('Pressed twice');
    await app.waitForTimeout(400);
    await Promise.all([app.keyboard.press('Control+Enter'), app.keyboard.press('Control+Enter')]);
    await eventually(() => said('1029')).toEqual(['Clicked twice', 'Pressed twice']);
    await app.waitForTimeout(500);
    expect(await said('1029')).toEqual(['Clicked twice', 'Pressed twice']);
  });

  test('the next message begun at once loses nothing and goes out in its turn', async () => {
    const app = await work('1014');
    await replyField(app).click();
    const texts = ['First words', 'Second words', 'Third words'];
    for (const text of texts) {
      await app.keyboard.type(text);
      await app.keyboard.press('Control+Enter');
    }
    await expect
      .poll(async () => [...(await said('1014')), await replyField(app).inputValue()].join('|'))
      .toMatch(/Third words/);
    // Whatever of it was not taken yet is still in the field, never anywhere else and never lost.
    const left = await replyField(app).inputValue();
    if (left) await send(app).click();
    await eventually(async () => (await said('1014')).join(' ')).toMatch(/First.*Second.*Third/s);
    for (const text of texts)
      expect((await said('1014')).filter((message) => message.includes(text))).toHaveLength(1);
  });

  test('with the worker stopped at any moment, each message is in the record once and the draft is gone', async () => {
    const app = await work('1020');
    const session = await browser.context.newCDPSession(app);
    await session.send('ServiceWorker.enable');
    const stop = () => session.send('ServiceWorker.stopAllWorkers');
    for (let round = 0; round < 10; round++) {
      const text = `Round ${round}`;
      await replyField(app).click();
      await app.keyboard.type(text);
      await app.waitForTimeout(60);
      const wait = (round * 37) % 110;
      await Promise.all([send(app).click(), app.waitForTimeout(wait).then(stop)]);
      await eventually(() => count('1020', text)).toBe(1);
      await eventually(() => replyField(app).inputValue()).toBe('');
    }
    expect(await said('1020')).toEqual(Array.from({ length: 10 }, (_, round) => `Round ${round}`));
    const drafts = await app.evaluate(() => chrome.storage.local.get('draft:local:1020:reply:ag-nina'));
    expect(JSON.stringify(drafts)).not.toContain('Round');
  });
});

describe('a case’s tab', () => {
  const tabOf = (app: App) => app.locator('.case-tabs [role=tab][aria-selected=true]');

  test('says where the case goes; it goes there after a moment, even if the browser quits; undo keeps it', async () => {
    const app = await work('1012');
    const hint = () => tabOf(app).getAttribute('aria-description');
    await eventually(hint).toBe('Goes back to Orders when you close it');
    await tabOf(app).locator('.tab-close').click();
    await app.getByText('Returned to Orders').waitFor();
    await app.getByRole('button', { name: 'Undo' }).click();
    await app.locator('.case-pane').waitFor();
    const other = await work('1047');
    await eventually(() => tabOf(other).getAttribute('aria-description')).toContain('Billing');
    await tabOf(other).locator('.tab-close').click();
    await other.getByText('Returned to Billing').waitFor();
    // Closing Casebar, its page or the browser is not closing a case.
    await (await work('1031')).close();
    expect((await record('1047')).assignee).toBe('ag-nina');
    await browser.restart();
    await eventually(() => record('1047')).toMatchObject({ assignee: null, queue: 'q-billing' });
    await new Promise((done) => setTimeout(done, 1000));
    for (const number of ['1012', '1031'])
      expect(await record(number)).toMatchObject({ assignee: 'ag-nina', status: 'open' });
  });

  test('of a resolved case just closes', async () => {
    const app = await show('1004');
    await deskCall(app, 'openCase', 'local:1004');
    await eventually(() => tabOf(app).getAttribute('aria-description')).toBe(
      'Closing the tab changes nothing',
    );
    await tabOf(app).locator('.tab-close').click();
    await eventually(() => app.locator('.case-tabs [role=tab]', { hasText: 'Hannah' }).count()).toBe(0);
    expect(await app.getByText('Returned to').count()).toBe(0);
    expect(await record('1004')).toMatchObject({ assignee: 'ag-nina', status: 'resolved' });
  });
});

describe('opening a case', () => {
  test('takes a free one of my queues; a colleague’s and a previewed one are only shown', async () => {
    const app = await browser.open('sidebar.html');
    await app.locator('.case-tabs [role=tab]').first().click();
    const queues = app.getByRole('tab', { name: /^My queues/ });
    await queues.click();
    await app.locator('.case-row').first().waitFor();
    const row = (nth: number) => app.locator('[role=option]').nth(nth);
    const numberOf = async (nth: number) => ((await row(nth).getAttribute('data-case')) ?? '').slice(6);
    const [first, second, third] = [await numberOf(3), await numberOf(4), await numberOf(5)];
    await row(3).hover();
    await row(3).locator('.row-eye').click();
    await app.getByText('You are looking without taking it.').waitFor();
    await app.keyboard.press('j');
    await row(4).waitFor();
    await app.waitForTimeout(400);
    expect((await record(first)).assignee).toBeNull();
    await row(4).click();
    await eventually(async () => (await record(second)).assignee).toBe('ag-nina');
    expect((await record(third)).assignee).toBeNull();
    await app.goto(browser.url('sidebar.html?case=local:1017'));
    await app.getByText('Ruth Adeyemi has this case.').waitFor();
    await deskCall(app, 'openCase', 'local:1017');
    await app.waitForTimeout(400);
    expect((await record('1017')).assignee).toBe('ag-ruth');
    expect(await send(app).count()).toBe(0);
  });

  test('without the right to reply there is no way to send, not even past the buttons', async () => {
    const app = await work('1038');
    await deskCall(app, 'switchAgent', 'local', 'ag-tiago');
    await app.goto(browser.url('sidebar.html?case=local:1019'));
    await app.locator('.composer').waitFor();
    expect(await send(app).count()).toBe(0);
    expect(await replyField(app).count()).toBe(0);
    expect(await app.getByRole('button', { name: 'More ways to send' }).count()).toBe(0);
    expect(await app.getByRole('button', { name: 'Send for approval' }).count()).toBe(1);
    const reply = {
      draft: 'x',
      case: 'local:1019',
      text: 'Slip',
      attachments: [],
      status: null,
      seenRevision: 1,
    };
    expect(await deskCall(app, 'submitReply', reply)).toMatchObject({ ok: false, code: 'no-right' });
    expect(await count('1019', 'Slip')).toBe(0);
    await deskCall(app, 'switchAgent', 'local', 'ag-nina');
  });
});

test('a practice customer answers after a while: the tab has a dot and the list a mark until one looks', async () => {
  const app = await work('1046');
  await replyField(app).click();
  await app.keyboard.type('Hi');
  await send(app).click();
  await eventually(() => count('1046', 'Hi')).toBe(1);
  await app.locator('.case-tabs [role=tab]').first().click();
  await app.getByRole('tab', { name: /^Mine/ }).click();
  const tab = app.locator('.case-tabs [role=tab]', { hasText: 'Hannah' });
  await new Clock(browser).pass(MINUTE / 2);
  await tab.locator('.mark').waitFor();
  await app.locator('[data-case="local:1046"][data-unread]').waitFor();
  await tab.click();
  await eventually(() => tab.locator('.mark').count()).toBe(0);
}, 45_000);

test('nothing went wrong on our own pages', () => {
  // What a stopped worker could not finish is told as this, and done by the next one.
  const stopped = /No SW|The browser is shutting down/;
  expect(browser.problems.filter((problem) => !stopped.test(problem))).toEqual([]);
});
