import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SampleDesk } from '../../core/connectors/local/sample.ts';
import { CHANNEL_KINDS } from '../../core/model/channel.ts';
import { type Pages, servePages } from '../servers/pages.ts';
import { type App, openBeside, openRow, practise } from './app.ts';
import { expectFine, OPENED, problemsOf } from './axe.ts';
import { type Chrome, launchChrome } from './chrome.ts';
import { deskCall } from './desk-call.ts';

const sample = v.parse(
  SampleDesk,
  JSON.parse(readFileSync(new URL('../../components/public/sample-desk.json', import.meta.url), 'utf8')),
);
/** Number of the sample desk's first case on a channel of this kind. */
function firstOf(kind: string) {
  const channels = sample.channels.filter((channel) => channel.kind === kind).map(({ id }) => id);
  return sample.cases.find(({ channel }) => channels.includes(channel))?.number;
}

/** Twenty looks in one test, on a machine that may have other things to do; milliseconds. */
const LONG = 120_000;

/** Cases of the first agent, and one with a picture. */
const [MAIL, CHAT, PICTURE] = ['1009', '1045', '1023'] as const;
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** One browser for all; each state is reached once and looked at in light and in dark where it stands. */
let browser: Chrome;
let pages: Pages;
let app: App;
beforeAll(async () => {
  pages = await servePages();
  // Without motion: a menu that still fades in has the contrast of a ghost.
  browser = await launchChrome({ colorScheme: 'light', still: true });
  ({ app } = await openBeside(browser, `${pages.base}/`));
  await app.getByRole('button', { name: 'Practice here' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});

test('the first run shuts nobody out', async () => {
  // What this file rests on: colours are looked at only where they stand still.
  expect(await app.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)).toBe(true);
  await expectFine(app, 'first run');
  await practise(app);
});

test.each(['My queues', 'Mine', 'All'])('the inbox: %s', async (view) => {
  await app.getByRole('tab', { name: new RegExp(`^${view}`) }).click();
  await app.locator('[role=option]').first().waitFor();
  await expectFine(app, view);
});

test.each(CHANNEL_KINDS)('a case that came by %s', async (kind) => {
  const page = await browser.open(`sidebar.html?case=local:${firstOf(kind)}`);
  await page.locator('.message').first().waitFor();
  await expectFine(page, kind);
  await page.close();
});

test('everything that opens over a case', { timeout: LONG }, async () => {
  await app.getByRole('tab', { name: /^Inbox/ }).click();
  await app.getByRole('tab', { name: /^My queues/ }).click();
  await openRow(app, 3);
  await app.getByRole('textbox', { name: /^Reply/ }).waitFor();
  const press = (name: string | RegExp) => app.getByRole('button', { name }).click();
  for (const name of ['Case actions', 'Emoji', 'Knowledge Base', 'More ways to send', /^Change status/]) {
    await press(name);
    await app.locator(OPENED).first().waitFor();
    await expectFine(app, String(name), OPENED);
    await app.locator('body').press('Escape');
  }
  await press('Customer card');
  await app.getByRole('region', { name: 'Customer card' }).waitFor();
  await expectFine(app, 'card');
  await app.locator('body').press('Escape');
  await app.getByRole('tab', { name: 'Note' }).click();
  await expectFine(app, 'note', '.composer');
  await press('Case actions');
  await app.getByRole('menuitem', { name: /Assign to someone else/ }).click();
  await app.getByRole('dialog').waitFor();
  await expectFine(app, 'assign', OPENED);
  await press('Cancel');
});

test('a colour that is too faint in dark alone is found', async () => {
  const page = await browser.open('options.html');
  await page.getByRole('button').first().waitFor();
  await page.addStyleTag({ content: 'h2 { color: light-dark(black, black) !important }' });
  const { light, dark } = await problemsOf(page);
  expect(light).toEqual([]);
  expect(dark.join('\n')).toContain('color-contrast: <h2');
  await page.close();
});

test.each(['popup.html', 'options.html', 'sidebar.html'])('%s', async (path) => {
  const page = await browser.open(path);
  await page.getByRole('button').first().waitFor();
  await expectFine(page, path);
  await page.close();
});

/** A case in a tab of its own. */
const openCase = async (number: string) => {
  const page = await browser.open(`sidebar.html?case=local:${number}`);
  await page.locator('.message').first().waitFor();
  return page;
};

test('a mail above its text: folded out, with an address that is new and one that is wrong', async () => {
  const page = await openCase(MAIL);
  await page.locator('.mail-fold').click();
  const cc = page.getByRole('group', { name: 'Addresses and subject' }).getByLabel('Cc').last();
  await cc.fill('new.here@mail.example, nonsense');
  await cc.press('Enter');
  await page.getByText(/“nonsense” is not an email address/).waitFor();
  await expectFine(page, 'envelope', '.composer');
  await page.close();
});

test('the card, while it is edited', async () => {
  const page = await openCase(MAIL);
  const card = page.getByRole('region', { name: 'Customer card' });
  await card.locator('summary').click();
  await card.getByLabel('Email address').fill('nonsense');
  await page.keyboard.press('Tab');
  await card.getByRole('alert').waitFor();
  await expectFine(page, 'a wrong value', '.customer-card');
  await page.close();
});

test('files on a reply, and the knowledge base', async () => {
  const page = await openCase(CHAT);
  const file = (name: string, mimeType: string) => ({
    name,
    mimeType,
    buffer: Buffer.from(PIXEL, 'base64'),
  });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([file('photo.png', 'image/png'), file('tool.exe', 'application/x-msdownload')]);
  await page.getByText(/tool.exe is of a type/).waitFor();
  await expectFine(page, 'files, one refused', '.composer');
  await page.getByRole('button', { name: 'Remove tool.exe' }).click();
  await page.getByRole('button', { name: 'Knowledge Base' }).click();
  await page.getByRole('combobox', { name: 'Find a quick reply' }).fill('de');
  await expectFine(page, 'search in the knowledge base', OPENED);
  await page.close();
});

test('sending later, being reminded, and putting the reminder off', async () => {
  const page = await openCase(CHAT);
  const dialog = page.getByRole('dialog');
  await page.getByRole('textbox', { name: /^Reply/ }).fill('On its way.');
  await page.getByRole('button', { name: 'More ways to send' }).click();
  await page.getByRole('menuitem', { name: /Send later/ }).click();
  await dialog.waitFor();
  await expectFine(page, 'send later', OPENED);
  await dialog.getByRole('button', { name: 'Send later' }).click();
  await page.getByRole('button', { name: 'Send now' }).waitFor();
  await expectFine(page, 'scheduled');
  await page.getByRole('button', { name: 'Case actions' }).click();
  await page.getByRole('menuitem', { name: /Remind me/ }).click();
  await dialog.waitFor();
  await expectFine(page, 'reminder', OPENED);
  await dialog.getByLabel(/Note to yourself/).fill('Ask the depot');
  await dialog.getByRole('button', { name: 'Remind me' }).click();
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await dialog.waitFor();
  await expectFine(page, 'put off', OPENED);
  await page.close();
});

test('a picture, large', async () => {
  const page = await openCase(PICTURE);
  await page
    .getByRole('button', { name: /^View / })
    .first()
    .click();
  await page.locator('.viewer img').waitFor();
  await expectFine(page, 'viewer', OPENED);
  await page.close();
});

test('several cases at once, and the end of a shift', async () => {
  const page = await browser.open('sidebar.html');
  await page.getByRole('tab', { name: /^Mine/ }).click();
  await page.locator('.case-row').first().waitFor();
  await page.getByRole('listbox', { name: 'Cases' }).focus();
  for (const key of ['x', 'j', 'x']) await page.keyboard.press(key);
  const bar = page.getByRole('region', { name: 'Chosen cases' });
  await bar.waitFor();
  await expectFine(page, 'chosen');
  for (const name of ['Change status', 'Add or remove a tag', 'Assign']) {
    await bar.getByRole('button', { name, exact: true }).click();
    await page.locator(OPENED).first().waitFor();
    await expectFine(page, name, OPENED);
    await page.keyboard.press('Escape');
  }
  await bar.getByRole('button', { name: 'Change status' }).click();
  await page.getByRole('menuitem', { name: /^Escalated/ }).click();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await expectFine(page, 'a result per case', OPENED);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Hand over my open cases' }).click();
  await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
  await expectFine(page, 'hand-over', OPENED);
  await page.close();
});

test('the administrator page, section by section', { timeout: LONG }, async () => {
  const page = await browser.open('options.html');
  await page.getByLabel('Who am I').selectOption('ag-omar');
  await page.locator('.admin-section').first().waitFor();
  await expectFine(page, 'all closed');
  const titles = await page.locator('.admin-section h3').allTextContents();
  for (const title of titles) {
    const section = page.getByRole('region', { name: title, exact: true });
    await section.locator('summary').click();
    await expectFine(page, title, '.admin-section:has(details[open])');
    for (const button of [/^New /, /^Edit /, /^Delete /]) {
      const first = section.getByRole('button', { name: button }).first();
      if (!(await first.isVisible()) || (title === 'Quick replies' && button.source === '^Delete ')) continue;
      await first.click();
      await page.getByRole('dialog').waitFor();
      await expectFine(page, `${title} ${button}`, OPENED);
      await page.keyboard.press('Escape');
    }
    await section.locator('summary').click();
  }
  expect(titles).toEqual(expect.arrayContaining(['Queues', 'Agents', 'Custom fields']));
  await page.close();
});

test('an approver: list, review with changes, and the forms for returning and reassigning', async () => {
  const page = await browser.open('popup.html');
  await deskCall(page, 'switchAgent', 'local', 'ag-omar');
  await page.locator('.request:not(.bone)').first().waitFor();
  await expectFine(page, 'list');
  await page.keyboard.press('Enter');
  const text = page.locator('.review-text');
  await text.fill(`${await text.inputValue()} Omar`);
  await page.locator('.review-changes .text-diff-text ins').waitFor();
  await expectFine(page, 'review');
  await text.press('Escape');
  for (const key of ['x', 'h']) {
    await page.keyboard.press(key);
    await page.locator('.review-form').waitFor();
    await expectFine(page, `form by ${key}`, '.review');
    await page.keyboard.press('Escape');
    await page.locator('.review-actions').waitFor();
  }
  await page.close();
});

test('an author: the Approval tab, what waits, what came back, and My approvals', async () => {
  const page = await browser.open('sidebar.html');
  await deskCall(page, 'switchAgent', 'local', 'ag-tiago');
  for (const [state, number] of [
    ['waiting', '1019'],
    ['returned', '1018'],
  ] as const) {
    await page.goto(browser.url(`sidebar.html?case=local:${number}`));
    await page.locator(`.approval-bar[data-state=${state}]`).waitFor();
    await page.locator('.approval-fold > summary').first().click();
    await expectFine(page, state);
  }
  await page.locator('.thread').focus();
  await page.keyboard.press('p');
  await page.locator('.my-approval').first().waitFor();
  await expectFine(page, 'my approvals');
  await deskCall(page, 'switchAgent', 'local', 'ag-omar');
  await page.close();
});

test('what must be filled in before a case ends', async () => {
  const options = await browser.open('options.html');
  await options.getByLabel('Who am I').selectOption('ag-omar');
  await options.getByRole('region', { name: 'Custom fields' }).locator('summary').click();
  await options.getByRole('button', { name: 'Edit Order number' }).click();
  await options.getByRole('switch', { name: /^Required/ }).click();
  await options.getByRole('button', { name: 'Save', exact: true }).click();
  await options.getByText('Saved.').waitFor();
  await options.close();
  const page = await openCase(CHAT);
  await page.getByRole('button', { name: 'Case actions' }).click();
  await page.getByRole('menuitem', { name: /Set as resolved/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await expectFine(page, 'asked', OPENED);
  await dialog.getByRole('button').last().click();
  await dialog.getByRole('alert').waitFor();
  await expectFine(page, 'still empty', OPENED);
  await page.close();
});
