import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MINUTE } from './clock.ts';
import { closedByColleague, writtenByCustomer } from './days/at-the-desk.ts';
import { aContact, aDeskOfTheDay, aWaitingCase } from './days/desk.ts';
import { setLine } from './days/line.ts';
import { type Day, startDay } from './days/own-desk.ts';

/*
 * A shift without a line: everything can be read and done, and waits; when the line is back it goes out in its order,
 * and what became wrong meanwhile is held, with the choice. The outbox, the header and the icon tell the same.
 */
const PEOPLE = [0, 1, 2];
const numberOf = (index: number) => String(3001 + index);

let day: Day;
let app: Page;
beforeAll(async () => {
  day = await startDay(
    aDeskOfTheDay({
      contacts: PEOPLE.map((index) => aContact(`person-${index}`)),
      cases: PEOPLE.map((index) =>
        aWaitingCase({
          number: numberOf(index),
          contact: `person-${index}`,
          text: `Question ${index}`,
          minutesAgo: 90 - index,
        }),
      ),
    }),
  );
  app = day.app;
});
afterAll(() => day?.close());

const line = () => app.locator('.desk-line');
const record = (index: number) => day.record(numberOf(index));
const said = async (index: number) =>
  (await record(index)).messages.filter(({ direction }) => direction === 'out').map(({ text }) => text);
const badge = () => day.browser.inWorker(async () => chrome.action.getBadgeText({}), null);
const entry = (text: string) => app.locator('.outbox-entry', { hasText: text });
async function send(index: number, text: string) {
  const composer = app.getByRole('textbox', { name: `Reply to Person ${index}` });
  await composer.fill(text);
  await app.getByRole('button', { name: 'Send', exact: true }).click();
  await app.locator('.message[data-direction=out]', { hasText: text }).waitFor();
}

test('without a line everything can be done, and says that it waits', async () => {
  for (const index of PEOPLE) {
    await app.getByRole('tab', { name: /^Inbox/ }).click();
    await app.getByRole('button', { name: 'Give me more' }).click();
    await app.getByRole('textbox', { name: `Reply to Person ${index}` }).waitFor();
    await expect.poll(async () => (await record(index)).assignee).toBe('ana');
  }
  await setLine(day, 'cut');
  await day.clock.pass(2 * MINUTE);
  await expect.poll(() => line().textContent()).toContain('Offline');
  for (const index of PEOPLE) {
    await app.getByRole('tab', { name: new RegExp(`Person ${index}`) }).click();
    await send(index, `First to ${index}`);
    await send(index, `Second to ${index}`);
  }
  await app.getByRole('button', { name: /^Change status/ }).click();
  await app.getByRole('menuitemradio', { name: /^Escalated/ }).click();
  await app.getByRole('button', { name: /Change status: Escalated, not confirmed yet/ }).waitFor();
  await expect.poll(() => line().textContent()).toContain('7 to send');
});

test('the header’s line tells more, and leads to everything that waits', async () => {
  await line().click();
  const panel = app.getByRole('dialog', { name: 'Desks and outbox' });
  await panel.getByText(/Offline since/).waitFor();
  await panel.getByText(/asks it again at/).waitFor();
  await panel.getByRole('button', { name: 'Show outbox' }).click();
  await expect.poll(() => app.locator('.outbox-entry').count()).toBe(7);
  await expect
    .poll(() => app.getByRole('region', { name: 'Goes out when the desk answers' }).count())
    .toBe(1);
  await app.keyboard.press('Escape');
  await app.locator('.case-pane').waitFor();
});

test('on return it goes out in its order; what became wrong meanwhile is held, and the icon says so', async () => {
  // A colleague closed one; in another the customer wrote something this agent has not seen.
  await closedByColleague(day, numberOf(0));
  await writtenByCustomer(day, numberOf(1), 'Forget it, I found one');
  await setLine(day, 'good');
  await expect.poll(() => said(2)).toEqual(['First to 2', 'Second to 2']);
  await expect.poll(async () => (await record(2)).status).toBe('escalated');
  await expect.poll(() => line().textContent()).toContain('need you');
  await expect.poll(badge).not.toBe('');
  expect(await said(0)).toEqual([]);
  expect(await said(1)).toEqual([]);
  await app.locator('body').press('o');
  await entry('First to 0')
    .getByText(/closed/)
    .waitFor();
  await entry('First to 1')
    .getByText(/new messages/)
    .waitFor();
});

test('each has its way on: edited, sent anyway, discarded; nothing is left and the icon is quiet', async () => {
  for (const text of ['First to 0', 'Second to 0']) {
    await entry(text).getByRole('button', { name: 'Discard' }).click();
    await entry(text).waitFor({ state: 'detached' });
  }
  await entry('First to 1').getByRole('button', { name: 'Send anyway' }).click();
  await expect.poll(() => said(1)).toContain('First to 1');
  await entry('Second to 1').getByRole('button', { name: 'Send anyway' }).click();
  await expect.poll(() => said(1)).toEqual(['First to 1', 'Second to 1']);
  await app.getByText('Everything is sent').waitFor();
  await expect.poll(() => line().textContent()).not.toContain('need');
  expect(day.browser.problems.filter((problem) => !problem.endsWith('No SW'))).toEqual([]);
});
