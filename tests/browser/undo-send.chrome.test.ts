import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SampleDesk } from '../../core/connectors/local/sample.ts';
import { undoWithin } from './app.ts';
import { MINUTE } from './clock.ts';
import { writtenByCustomer } from './days/at-the-desk.ts';
import { aContact, aDeskOfTheDay, aWaitingCase } from './days/desk.ts';
import { type Day, startDay } from './days/own-desk.ts';
import { deskCall } from './desk-call.ts';

/*
 * What was sent can be taken back for a while, and sending stops if others wrote meanwhile: by mouse and by keyboard,
 * in two windows, and whatever happens to the background and the page.
 */
const numberOf = (index: number) => String(3001 + index);
const CASES = [0, 1, 2, 3, 4, 5];

let day: Day;
let app: Page;
beforeAll(async () => {
  day = await startDay(
    aDeskOfTheDay({
      contacts: CASES.map((index) => aContact(`person-${index}`)),
      cases: CASES.map((index): SampleDesk['cases'][number] => {
        const one = aWaitingCase({
          number: numberOf(index),
          contact: `person-${index}`,
          text: `Question ${index}`,
          minutesAgo: 90 - index,
        });
        // Long enough that its beginning is out of sight of its end.
        const lines = one.thread.flatMap((first) =>
          Array.from({ length: 20 }, (_, n) => ({
            ...first,
            text: `Line ${n}\n`.repeat(6),
            minutesAgo: 200 - n,
          })),
        );
        return { ...one, thread: [...lines, ...one.thread] };
      }),
    }),
  );
  app = day.app;
  await undoWithin(app, 5);
});
afterAll(() => day?.close());

const composer = (page = app) => page.getByRole('textbox', { name: /^Reply to/ });
const toastOf = (page = app) => page.locator('.toast', { hasText: /goes out in/ });
const bar = (page = app) => page.locator('.later-bar', { hasText: /Goes out in|about to go out/ });
const said = async (index: number) =>
  (await day.record(numberOf(index))).messages
    .filter(({ direction }) => direction === 'out')
    .map(({ text }) => text);
const delivered = (index: number, texts: string[]) => expect.poll(() => said(index)).toEqual(texts);
/** Takes the next case that waits; answers its place. */
async function nextCase(index: number) {
  await app.getByRole('tab', { name: /^Inbox/ }).click();
  await app.getByRole('button', { name: 'Give me more' }).click();
  await app.getByRole('textbox', { name: `Reply to Person ${index}` }).waitFor();
  await app.getByText(`Question ${index}`).last().waitFor();
}
/** The button as it reads by now: the last choice stays. */
const send = () => app.getByRole('button', { name: 'Send as resolved', exact: true }).click();
/** Ends the background once, whoever starts it anew: what it only had in mind is gone. */
async function endWorker() {
  const mind = (run: () => unknown) => day.browser.inWorker(run, null);
  await mind(() => Reflect.set(globalThis, 'livedBefore', true));
  const session = await day.browser.context.newCDPSession(day.eye);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
  await expect.poll(() => mind(() => Reflect.get(globalThis, 'livedBefore') ?? false)).toBe(false);
}

test('by mouse: it says when it goes out, and the toast takes it back', async () => {
  await nextCase(0);
  await composer().fill('Too early');
  await app.getByRole('button', { name: 'Send', exact: true }).click();
  await bar().waitFor();
  expect(await toastOf().textContent()).toMatch(/Reply to Person 0 goes out in [1-5] s/);
  await toastOf().getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => composer().inputValue()).toBe('Too early');
  await expect.poll(() => bar().count()).toBe(0);
  await expect.poll(() => toastOf().count()).toBe(0);
});

test('by keyboard: Ctrl+Z in the emptied field takes it back with its status, before what was written since', async () => {
  await app.getByRole('button', { name: 'More ways to send' }).click();
  await app.getByRole('menuitemradio', { name: 'Send as resolved' }).click();
  await bar().waitFor();
  await expect.poll(() => app.locator('.case-header').textContent()).toContain('Resolved');
  await composer().focus();
  await app.keyboard.press('Control+z');
  await expect.poll(() => composer().inputValue()).toBe('Too early');
  await expect.poll(() => app.locator('.case-header').textContent()).toContain('Open');
  await app.getByRole('button', { name: 'Send as resolved', exact: true }).waitFor();
  // A text that somebody writes has its own undo; that of sending is on the button.
  await app.keyboard.press('Control+Enter');
  await bar().waitFor();
  await app.keyboard.type('And');
  await app.keyboard.press('Control+z');
  expect(await bar().count()).toBe(1);
  await composer().fill('Since');
  await bar().getByRole('button', { name: 'Undo' }).focus();
  await app.keyboard.press('Enter');
  await expect.poll(() => composer().inputValue()).toBe('Too early\n\nSince');
});

test('left alone it goes out once, though the background was stopped meanwhile', async () => {
  await composer().fill('Goes by itself');
  await composer().press('Control+Enter');
  await bar().waitFor();
  await endWorker();
  await delivered(0, ['Goes by itself']);
  expect((await day.record(numberOf(0))).status).toBe('resolved');
  await expect.poll(() => bar().count()).toBe(0);
});

test('the way back survives a reload and the end of the background, and is in every window', async () => {
  await undoWithin(app, 30);
  await nextCase(1);
  await composer().fill('To the wrong person');
  await send();
  await bar().waitFor();
  await app.reload();
  await toastOf().waitFor();
  await bar().waitFor();
  await endWorker();
  const other = await day.browser.open(`sidebar.html?case=local:${numberOf(1)}`);
  await bar(other).waitFor();
  await toastOf(other).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => composer(other).inputValue()).toBe('To the wrong person');
  await other.close();
  await app.bringToFront();
  await expect.poll(() => composer().inputValue()).toBe('To the wrong person');
  await expect.poll(() => toastOf().count()).toBe(0);
});

test('«Send now» waits no longer', async () => {
  await composer().press('Control+Enter');
  await bar().getByRole('button', { name: 'Send now' }).click();
  await delivered(1, ['To the wrong person']);
});

/** The customer writes while the agent reads further up: it is not on screen. */
async function writesUnseen(index: number, text: string) {
  await app.getByRole('log').hover();
  await app.mouse.wheel(0, -20_000);
  await expect.poll(() => app.getByRole('log').evaluate((log) => log.scrollTop)).toBe(0);
  await writtenByCustomer(day, numberOf(index), text);
  await deskCall(app, 'pullNow', null);
  await app.getByRole('button', { name: '1 new message', exact: true }).waitFor();
}
const stop = () => app.locator('.unseen-stop');

test('sending stops for what was not read: anyway, by mouse', async () => {
  await undoWithin(app, 0);
  await nextCase(2);
  await composer().fill('We are looking into it');
  await writesUnseen(2, 'It works again!');
  await send();
  await stop().getByText('It works again!').waitFor();
  expect(await stop().textContent()).toContain('1 new message since you looked. Nothing was sent.');
  expect(await composer().inputValue()).toBe('We are looking into it');
  expect(await said(2)).toEqual([]);
  await stop().getByRole('button', { name: 'Send anyway' }).click();
  await delivered(2, ['We are looking into it']);
  await expect.poll(() => stop().count()).toBe(0);
});

test('edit and discard, by keyboard', async () => {
  await nextCase(3);
  await composer().fill('Please wait');
  await writesUnseen(3, 'I cannot wait');
  await composer().press('Control+Enter');
  await stop().getByText('I cannot wait').waitFor();
  await stop().getByRole('button', { name: 'Edit' }).focus();
  await app.keyboard.press('Enter');
  await app.keyboard.press('End');
  await app.keyboard.type(' a minute');
  await writesUnseenAgain('Still there?');
  await composer().press('Control+Enter');
  await stop().getByText('Still there?').waitFor();
  // What was read in the first stop is not told again.
  expect(await stop().getByText('I cannot wait').count()).toBe(0);
  await stop().getByRole('button', { name: 'Discard' }).focus();
  await app.keyboard.press('Enter');
  await expect.poll(() => composer().inputValue()).toBe('');
  await app.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => composer().inputValue()).toBe('Please wait a minute');
  expect(await said(3)).toEqual([]);
});

async function writesUnseenAgain(text: string) {
  await writtenByCustomer(day, numberOf(3), text);
  await deskCall(app, 'pullNow', null);
  await app.getByRole('button', { name: '2 new messages', exact: true }).waitFor();
}

test('what was on screen for a moment stops nothing', async () => {
  await nextCase(4);
  await composer().fill('Glad to hear');
  await writtenByCustomer(day, numberOf(4), 'All good now');
  await deskCall(app, 'pullNow', null);
  await app.locator('.message', { hasText: 'All good now' }).waitFor();
  // As long as a person needs to see it.
  await app.waitForTimeout(1_500);
  await composer().press('Control+Enter');
  await delivered(4, ['Glad to hear']);
});

test('nor does what was read in another window', async () => {
  await composer().fill('See you then');
  await writesUnseen(4, 'On Friday?');
  const other = await day.browser.open(`sidebar.html?case=local:${numberOf(4)}`);
  await other.locator('.message', { hasText: 'On Friday?' }).waitFor();
  await other.close();
  await app.bringToFront();
  await composer().press('Control+Enter');
  await delivered(4, ['Glad to hear', 'See you then']);
});

test('what comes in while it can still be taken back holds it, with the choice', async () => {
  await undoWithin(app, 30);
  await nextCase(5);
  await composer().fill('Call us tomorrow');
  await send();
  await bar().waitFor();
  await writtenByCustomer(day, numberOf(5), 'Tomorrow is too late');
  await day.clock.pass(MINUTE);
  const held = app.locator('.stuck-item');
  await held
    .getByText('This reply was held back, because there are new messages since you wrote it.')
    .waitFor();
  await held.getByText('Tomorrow is too late').waitFor();
  expect(await said(5)).toEqual([]);
  await held.getByRole('button', { name: 'Edit' }).click();
  await expect.poll(() => composer().inputValue()).toBe('Call us tomorrow');
  await expect.poll(() => held.count()).toBe(0);
  // What was taken back never went, and nothing went twice, however long one waits.
  await day.clock.pass(10 * MINUTE);
  const all = await Promise.all(CASES.map(said));
  expect(all).toEqual([
    ['Goes by itself'],
    ['To the wrong person'],
    ['We are looking into it'],
    [],
    ['Glad to hear', 'See you then'],
    [],
  ]);
  // What a background that is stopped says of its own end is no problem of anybody's.
  expect(day.browser.problems.filter((one) => !/No SW$|CasebarError: storage/.test(one))).toEqual([]);
});
