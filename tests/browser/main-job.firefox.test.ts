import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Pages, servePages } from '../servers/pages.ts';
import { type DeskRecord, readDeskRecord } from './desk-record.ts';
import { type Firefox, launchFirefox } from './firefox.ts';

let firefox: Firefox;
let pages: Pages;
beforeAll(async () => {
  pages = await servePages();
  firefox = await launchFirefox();
});
afterAll(async () => {
  await firefox?.close();
  await pages?.close();
});

/** What the desk itself has on record. */
async function recordOf(number: string): Promise<DeskRecord> {
  const page = await firefox.open('mail.html');
  const json = await firefox.evaluate<string>(
    page,
    `(${readDeskRecord})(${JSON.stringify(number)}).then((record) => JSON.stringify(record))`,
  );
  await firefox.closeTab(page);
  return JSON.parse(json);
}

/** Answers a waiting case (the first has waited too long for its channel) and sends it as resolved; answers its number. */
async function answerOne(app: string, text: string): Promise<string> {
  await firefox.click(app, '[role=tab]', 'Inbox');
  await firefox.click(app, '[role=tab]', 'My queues');
  const first = `document.querySelectorAll('[role=option]')[1].dataset.case.split(':')[1]`;
  const number = await firefox.evaluate<string>(app, first);
  await firefox.click(app, '[role=option]:nth-child(2)');
  await firefox.click(app, 'textarea[data-tab=reply]');
  await firefox.type(app, text);
  // A person has read the case by now; a click in a frame that just appeared would be asked about.
  await new Promise((resolve) => setTimeout(resolve, 2_200));
  await firefox.click(app, 'button', 'More ways to send');
  await firefox.click(app, '[role=menuitemradio]', 'Send as resolved');
  await firefox.waitForText(app, text);
  return number;
}

/** The launcher's button at the page's edge: in a closed shadow root, so it is found by its place alone. */
async function pressHandle(page: string) {
  const spot = `JSON.stringify({
    x: document.documentElement.clientWidth - 8,
    y: Math.round(innerHeight * 0.4) + 24,
  })`;
  const { x, y } = JSON.parse(await firefox.evaluate<string>(page, spot));
  const ours = `document.elementFromPoint(${x}, ${y}) === document.documentElement.lastElementChild`;
  await expect.poll(() => firefox.evaluate<boolean>(page, ours)).toBe(true);
  const press = [
    { type: 'pointerMove', x, y },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  const actions = [{ type: 'pointer', id: 'mouse', actions: press }];
  await firefox.bidi.send('input.performActions', { context: page, actions });
}

async function expectSent(number: string, text: string) {
  await expect.poll(async () => (await recordOf(number)).status, { timeout: 20_000 }).toBe('resolved');
  const { messages } = await recordOf(number);
  expect(messages.filter((message) => message.text === text)).toEqual([
    { kind: 'message', direction: 'out', text },
  ]);
}

test('an agent answers a waiting case in the browser sidebar and sends it as resolved', async () => {
  const page = await firefox.visit(`${pages.base}/csp`);
  await firefox.clickIcon();
  const app = await firefox.sidebar();
  await firefox.click(app, 'button', 'Practice here');
  await firefox.click(app, 'button', 'Next');
  await firefox.click(app, 'button', 'Start');
  const text = 'Thank you for waiting, this is settled now.';
  await expectSent(await answerOne(app, text), text);
  await firefox.closeSidebar();
  await firefox.closeTab(page);
});

test('the frame does the same on a site the agent switched on, and is back after a load', async () => {
  await firefox.grant([`${new URL(pages.base).protocol}//127.0.0.1/*`]);
  const options = await firefox.open('options.html');
  await firefox.evaluate(
    options,
    `browser.storage.local.set({ sites: [${JSON.stringify(pages.base)}] })
      .then(() => browser.runtime.sendMessage({ casebar: 'desk', call: 'siteSwitched', args: [] }))`,
  );
  await firefox.closeTab(options);
  const page = await firefox.visit(`${pages.base}/coep`);
  await pressHandle(page);
  const app = await firefox.frame(page);
  const text = 'The frame on a granted site works too.';
  await expectSent(await answerOne(app, text), text);
  await firefox.bringToFront(page);
  await firefox.go(page, `${pages.base}/coep`);
  await firefox.waitForText(await firefox.frame(page), text);
});
