import { afterAll, beforeAll, expect, test } from 'vitest';
import { poll } from './bidi.ts';
import { type DeskRecord, readDeskRecord } from './desk-record.ts';
import { type Firefox, launchFirefox } from './firefox.ts';
import { KEYS } from './keys.ts';

/*
 * In one Firefox, as while practising: Tiago, who may not reply directly, asks, and Ruth approves in the popup. Each of it
 * in every detail: the same tests for Chromium.
 */
const TEXT = 'Your order leaves our shop tomorrow.';
const CHANGE = 'Good news! ';

let firefox: Firefox;
let number: string;
let contact: string;
beforeAll(async () => {
  firefox = await launchFirefox();
  const app = await firefox.open('sidebar.html');
  for (const button of ['Practice here', 'Next', 'Start']) await firefox.click(app, 'button', button);
  await firefox.spot(app, '.case-row');
  // What is decided goes at once; taking it back is tested elsewhere.
  await firefox.evaluate(
    app,
    `browser.storage.local.get('settings')
      .then(({ settings }) => browser.storage.local.set({ settings: { ...settings, undoSeconds: 0 } }))`,
  );
  await firefox.closeTab(app);
});
afterAll(() => firefox?.close());

/** Opens the sidebar and becomes somebody else, as one does while practising. */
async function sidebarOf(name: string): Promise<string> {
  const app = await firefox.open('sidebar.html');
  await firefox.click(app, 'button.me');
  await firefox.click(app, '[role=menuitemradio]', name);
  await holds(app, `document.querySelector('button.me').textContent.includes('${name.split(' ')[0]}')`);
  return app;
}
const holds = (page: string, expression: string) =>
  poll(() => firefox.evaluate<boolean>(page, `Boolean(${expression})`), 10_000, expression);

/** What left for the customer, by the desk's own record. */
async function sent(page: string): Promise<string[]> {
  const record = await firefox.evaluate<DeskRecord>(page, `(${readDeskRecord})(${JSON.stringify(number)})`);
  return record.messages.filter(({ direction }) => direction === 'out').map(({ text }) => text);
}

test('who may not reply asks for approval, and nothing goes to the customer', async () => {
  const app = await sidebarOf('Tiago Lobo');
  await firefox.click(app, '[role=tab]', 'My queues');
  await firefox.spot(app, '[role=option]:nth-child(2)');
  const second = `document.querySelectorAll('[role=option]')[1].dataset.case.split(':')[1]`;
  number = await firefox.evaluate<string>(app, second);
  const name = "document.querySelectorAll('[role=option]')[1].querySelector('.row-name').textContent";
  contact = await firefox.evaluate<string>(app, name);
  await firefox.click(app, '[role=option]:nth-child(2)');
  await firefox.click(app, 'textarea[data-tab=approval]');
  await firefox.type(app, TEXT);
  await firefox.press(app, KEYS.control, KEYS.enter);
  await firefox.waitForText(app, 'Pending approval');
  expect(await sent(app)).not.toContain(TEXT);
  await firefox.closeTab(app);
});

test('an approver changes a word in the popup and approves: one message at the desk', async () => {
  await firefox.closeTab(await sidebarOf('Ruth Adeyemi'));
  const popup = await firefox.open('popup.html');
  await firefox.click(popup, '.request:not(.bone)', contact);
  const written = "document.querySelector('.review-text')?.value";
  // Whatever signature stands below.
  await holds(popup, `${written}?.startsWith(${JSON.stringify(TEXT)})`);
  await firefox.click(popup, '.review-text');
  await firefox.press(popup, KEYS.control, KEYS.home);
  await firefox.type(popup, CHANGE);
  await holds(popup, `${written}.startsWith(${JSON.stringify(CHANGE + TEXT)})`);
  await firefox.click(popup, '.review-actions button', 'Approve and reply');
  await expect
    .poll(async () => (await sent(popup)).filter((text) => text.includes(TEXT)))
    .toEqual([CHANGE + TEXT]);
  await firefox.closeTab(popup);
});

test('its author sees in the case what was changed', async () => {
  const app = await sidebarOf('Tiago Lobo');
  await firefox.go(app, firefox.url(`sidebar.html?case=local:${number}`));
  await firefox.waitForText(app, 'Approved by Ruth Adeyemi with changes');
  await holds(app, `document.querySelector('.text-diff-text ins')?.textContent.includes('Good')`);
  expect((await sent(app)).filter((text) => text.includes(TEXT))).toEqual([CHANGE + TEXT]);
});
