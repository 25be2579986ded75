import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordOf } from './app.ts';
import { aContact, aDeskOfTheDay, aWaitingCase } from './days/desk.ts';
import { type Day, startDay } from './days/own-desk.ts';
import { deskCall } from './desk-call.ts';

/** More than anybody reads through, and more than a window of the list. */
const WAITING = 200;
const numberOf = (index: number) => String(3001 + index);

/** What people write, and names that are longer or run the other way. */
const SAID = [
  'Where is my order? It was to come on Monday, and nobody answers the phone at the shop.',
  'Can I still change the size?',
  'متى يصل الطلب؟',
  'Das Schaltauge ist verbogen. Haben Sie Ersatzteile für das Vorjahresmodell, und wie lange dauert das ungefähr?',
];
const NAMES = ['Ana Souza', 'ليلى حداد', '山田太郎', 'Maximiliane Freifrau von Hohenstaufen-Württemberg'];

const shot = async (name: string) => {
  if (process.env.CASEBAR_SHOTS) await popup.screenshot({ path: `${process.env.CASEBAR_SHOTS}/${name}.png` });
};

let day: Day;
let popup: Page;
beforeAll(async () => {
  const range = Array.from({ length: WAITING }, (_, index) => index);
  const free = aWaitingCase({ number: '2900', contact: 'person-0', text: 'Anybody?', minutesAgo: 5 });
  day = await startDay(
    aDeskOfTheDay({
      contacts: NAMES.map((name, index) => ({ ...aContact(`person-${index}`), name })),
      cases: [
        free,
        ...range.map((index) => ({
          ...aWaitingCase({
            number: numberOf(index),
            channel: index % 3 === 2 ? 'mail' : 'phone',
            contact: `person-${index % NAMES.length}`,
            subject: index % 3 === 2 ? 'Delivery' : '',
            text: SAID[index % SAID.length] ?? '',
            // The first ones are the most urgent: their window is over first.
            minutesAgo: 1400 - 7 * index,
          }),
          status: 'open' as const,
          assignee: 'ana',
        })),
      ],
      approvals: range.map((index) => ({
        case: numberOf(index),
        by: 'ana',
        minutesAgo: 1 + (index % 90),
        text: `Good morning, your order ${index} left our shop on Friday and will be with you on Monday.`,
        note: index % 4 === 0 ? 'May I promise the day?' : '',
        queue: 'campaign',
        status: null,
      })),
    }),
  );
  await deskCall(day.app, 'switchAgent', 'local', 'ben');
  popup = await day.browser.open('popup.html');
});
afterAll(() => day?.close());

const press = (key: string) => popup.keyboard.press(key);
const rows = () => popup.locator('.request:not(.bone)');
const current = () => popup.locator('.request[data-current] .request-name');
const total = () => rows().first().getAttribute('aria-setsize');
const text = () => popup.getByRole('textbox', { name: 'Reply by Ana Reis' });
/** Nothing sticks out to the side, at no size: a popup cannot be made wider. */
const overhang = () =>
  popup.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
/** A click beside a popup destroys it; the icon opens it again. */
async function reopen() {
  await popup.close();
  popup = await day.browser.open('popup.html');
}

describe.each([
  [600, 600],
  [400, 500],
])('the popup of an approver at %i×%i with 200 requests', (width, height) => {
  test('is a list of a window only, and the keyboard reaches its end', async () => {
    await popup.setViewportSize({ width, height });
    await rows().first().waitFor();
    expect(Number(await total())).toBeGreaterThan(190);
    await shot(`approvals-list-${width}`);
    expect(await overhang()).toBe(0);
    expect(await rows().count()).toBeLessThan(40);
    await press('j');
    await press('j');
    await popup.locator('.request[data-current][aria-posinset="3"]').waitFor();
    for (let page = 0; page < 5; page++) await press('PageDown');
    await press('End');
    await popup.locator(`.request[data-current][aria-posinset="${await total()}"]`).waitFor();
    expect(await current().isVisible()).toBe(true);
    await press('Home');
    await popup.locator('.request[data-current][aria-posinset="1"]').waitFor();
  });

  test('a request shows thread, text and buttons at once', async () => {
    await press('Enter');
    await text().waitFor();
    await shot(`approvals-review-${width}`);
    expect(await overhang()).toBe(0);
    for (const name of [/^Approve and reply/, /^Return to Ana/, 'Reassign'])
      expect(await popup.getByRole('button', { name }).first().isVisible()).toBe(true);
    const box = await text().boundingBox();
    // Its first lines are there without scrolling.
    expect((box?.y ?? height) + 60).toBeLessThan(height);
  });

  test('edits, reason and place are there after a click beside the popup', async () => {
    await press('e');
    await popup.keyboard.press('End');
    await popup.keyboard.type(` At ${width}.`);
    await popup.getByRole('region', { name: 'Your changes' }).waitFor();
    await shot(`approvals-edit-${width}`);
    await press('Escape');
    await press('x');
    await popup.locator('.review-reason:focus').waitFor();
    await shot(`approvals-return-${width}`);
    await popup.keyboard.type('Not so');
    await reopen();
    await popup.setViewportSize({ width, height });
    expect(await popup.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('Not so');
    expect(await text().inputValue()).toContain(` At ${width}.`);
    await press('Escape');
  });

  test('approves with changes by keys alone; the next one opens by itself', async () => {
    const before = await text().inputValue();
    await popup.locator('.review-actions').waitFor();
    await press('Control+Enter');
    await popup.waitForFunction((old) => {
      const field = document.querySelector<HTMLTextAreaElement>('.review-text');
      return field !== null && field.value !== old;
    }, before);
    const number = /order (\d+)/.exec(before)?.[1] ?? '';
    await expect
      .poll(async () => {
        const { messages } = await recordOf(day.browser, numberOf(Number(number)));
        return messages.filter((message) => message.text === before).length;
      })
      .toBe(1);
    await popup.bringToFront();
    await press('Escape');
    await rows().first().waitFor();
  });
});

test('in a tab of its own, list and review stand side by side', async () => {
  await popup.setViewportSize({ width: 1200, height: 800 });
  await popup.getByText('Choose a request').waitFor();
  await press('Enter');
  await text().waitFor();
  await shot('approvals-tab');
  expect(await rows().first().isVisible()).toBe(true);
  expect(await overhang()).toBe(0);
  const before = await text().inputValue();
  await press('j');
  await popup.waitForFunction(
    (old) => document.querySelector<HTMLTextAreaElement>('.review-text')?.value !== old,
    before,
  );
});
