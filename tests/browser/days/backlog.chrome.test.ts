import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../clock.ts';
import { backlogDesk } from './backlog-desk.ts';
import { backlogEnd } from './backlog-end.ts';
import { backlogMbox, CASES, MAILS } from './backlog-mails.ts';
import { type Day, startDay } from './own-desk.ts';
import { type CaseOnRecord, readDesk } from './whole-desk.ts';

/*
 * Monday morning: 140 mails lie in the mailbox. Ana imports them, clears what can be cleared in one go, answers the
 * longest waiting one after the other (first by mouse, then by keyboard only), and hands over what is left to her.
 */
let day: Day;
const folder = mkdtempSync(join(tmpdir(), 'casebar-backlog-'));
beforeAll(async () => {
  day = await startDay(backlogDesk());
});
afterAll(async () => {
  await day?.close();
  rmSync(folder, { recursive: true, force: true });
});

const tabOf = (name: RegExp) => day.app.getByRole('tab', { name });
const row = (number: number) => day.app.locator(`[data-case="local:${number}"]`);
const pane = (number: number) => day.app.getByRole('region', { name: `Case ${number}`, exact: true });
const composer = () => day.app.getByRole('textbox', { name: /^Reply to/ });
const sent = (text: string) => day.app.locator('.message[data-direction=out]', { hasText: text });
const toast = (text: string | RegExp) => day.app.locator('.toast', { hasText: text });
const onRecord = async (number: number): Promise<CaseOnRecord | undefined> =>
  (await readDesk(day.app)).cases[number];

/** Where the pointer is, a row shows its box. */
async function check(number: number) {
  await row(number).hover();
  await row(number).locator('.row-check').click();
}

async function sortBy(order: string) {
  await day.app.getByRole('button', { name: /^Sort/ }).click();
  await day.app.getByRole('menuitemradio', { name: order }).click();
}

/** «Give me more» hands out the longest waiting, and it is this one. */
async function next(number: number) {
  await day.app.getByRole('button', { name: 'Give me more' }).click();
  await pane(number).waitFor();
  await composer().waitFor();
}

async function sendAs(text: string, way: string) {
  await composer().fill(text);
  await day.app.getByRole('button', { name: 'More ways to send' }).click();
  await day.app.getByRole('menuitemradio', { name: way, exact: true }).click();
  await sent(text).waitFor();
}

async function answerAs(mode: string) {
  await day.app.getByRole('button', { name: /^How to answer/ }).click();
  await day.app.getByRole('menuitemradio', { name: mode, exact: true }).click();
}

/** Gives what was just done to several cases its moment to be taken back, and sees it gone to the desk. */
async function letStand(text: string) {
  await toast(text).waitFor();
  await day.clock.pass(10_000);
}

test('the mailbox of 140 mails becomes cases that wait in the queue', async () => {
  const file = join(folder, 'monday.mbox');
  writeFileSync(file, backlogMbox(Date.now()));
  const options = await day.browser.open('options.html');
  const chooser = options.waitForEvent('filechooser');
  await options.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles([file]);
  await options.getByText('Import finished').waitFor();
  expect(await options.locator('.import').innerText()).toContain(`${MAILS} mails added`);
  await options.close();
  await day.app.bringToFront();
  await tabOf(/^My queues/).click();
  await expect
    .poll(() => row(1000).or(row(1001)).first().getAttribute('aria-setsize'))
    .toBe(String(CASES + 1));
});

test('sorted by newest the bell stands first, sorted by waiting the person who waits longest', async () => {
  const first = () => day.app.locator('[role=option][aria-posinset="1"]').getAttribute('data-case');
  for (const [order, number] of [
    ['Newest first', 1000],
    ['Waiting longest', 1001],
  ] as const) {
    await sortBy(order);
    await expect.poll(first).toBe(`local:${number}`);
  }
});

test('four cases are tagged at once, taken back, and tagged for good; two of them go to a colleague', async () => {
  const chooseTag = async () => {
    await day.app.getByRole('button', { name: 'Add or remove a tag' }).click();
    await day.app.getByRole('option', { name: 'bulk' }).click();
  };
  const choose = async (from: number, to: number) => {
    await check(from);
    await row(to).click({ modifiers: ['Shift'] });
  };
  await choose(1007, 1010);
  await day.app.getByText('4 chosen').waitFor();
  await chooseTag();
  await toast('4 cases changed').getByRole('button', { name: 'Undo' }).click();
  await toast('4 changes taken back').waitFor();
  await expect.poll(() => row(1008).getByText('bulk').count()).toBe(0);
  await choose(1007, 1010);
  await chooseTag();
  await letStand('4 cases changed');
  await choose(1009, 1010);
  await day.app.getByRole('button', { name: 'Assign', exact: true }).click();
  const dialog = day.app.getByRole('dialog', { name: 'Assign 2 cases' });
  await dialog.getByRole('combobox', { name: 'Agent or queue' }).click();
  await day.app.getByRole('option', { name: 'Ben Ode' }).click();
  await dialog.getByRole('textbox', { name: /^Note for them/ }).fill('Yours, they know you');
  await dialog.getByRole('button', { name: 'Assign' }).click();
  await letStand('2 cases changed');
  await expect.poll(async () => (await onRecord(1010))?.assignee).toBe('ben');
});

test('the first is answered with the signature, and waits for the customer', async () => {
  await next(1001);
  await sendAs('It leaves today.', 'Send as pending');
});

test('reply all takes the partner in Cc along; somebody new is marked', async () => {
  await next(1002);
  await answerAs('Reply all');
  await day.app.locator('.mail-fold').click();
  const fields = day.app.getByRole('group', { name: 'Addresses and subject' });
  await fields.getByRole('list', { name: 'Cc' }).getByText('Carla Dias').waitFor();
  await fields.getByRole('combobox', { name: 'Cc', exact: true }).fill('dana@new.example');
  await fields.getByRole('combobox', { name: 'Cc', exact: true }).press('Enter');
  await fields.getByText('New in this case').waitFor({ state: 'attached' });
  await sendAs('All three of you know now.', 'Send');
});

test('a mail is forwarded with its two files; the customer still waits for an answer', async () => {
  await next(1003);
  await answerAs('Forward');
  await day.app.getByRole('combobox', { name: 'To', exact: true }).fill('Workshop <repair@workshop.example>');
  await day.app.getByRole('combobox', { name: 'To', exact: true }).press('Enter');
  for (const name of ['receipt.txt', 'wheel.csv'])
    await day.app.locator('.draft-files', { hasText: name }).waitFor();
  await sendAs('Can you mend this?', 'Send');
});

test('a quick reply fills its fields and resolves the case, once the required field is filled in', async () => {
  await next(1004);
  await day.app.getByRole('button', { name: 'Knowledge Base' }).click();
  const quick = day.app.getByRole('dialog', { name: 'Quick replies' });
  await quick.getByRole('option', { name: /Order is late/ }).waitFor();
  expect(await quick.getByRole('option', { name: /Chat only/ }).count()).toBe(0);
  await quick.getByText('Hello Person 4, «Order 4» leaves tomorrow. Ana').last().waitFor();
  await quick.getByRole('button', { name: 'Insert and send as resolved' }).click();
  const asked = day.app.getByRole('dialog', { name: 'Fill in Reason first' });
  await asked.getByRole('combobox', { name: 'Reason' }).selectOption('Delay');
  await asked.getByRole('button', { name: 'Send as resolved' }).click();
  await sent('Hello Person 4').waitFor();
  await expect.poll(async () => (await onRecord(1004))?.status).toBe('resolved');
});

test('one answer goes out an hour later by itself, and a reminder rings at the same time', async () => {
  await next(1005);
  await composer().fill('As promised, the news.');
  await day.app.getByRole('button', { name: 'More ways to send' }).click();
  await day.app.getByRole('menuitem', { name: 'Send later…' }).click();
  await day.app
    .getByRole('dialog', { name: 'Send later' })
    .getByRole('button', { name: 'Send later' })
    .click();
  await day.app.locator('.later-bar', { hasText: 'Goes out' }).waitFor();
  await next(1006);
  await day.app.getByRole('button', { name: 'Case actions' }).click();
  await day.app.getByRole('menuitem', { name: /Remind me/ }).click();
  const ask = day.app.getByRole('dialog', { name: 'Remind me…' });
  await ask.getByRole('textbox', { name: /^Note to yourself/ }).fill('Call the factory');
  await ask.getByRole('button', { name: 'Remind me' }).click();
  await day.app.getByText('Reminder: Call the factory').waitFor();
  expect((await onRecord(1005))?.said).toHaveLength(1);
  await day.clock.pass(HOUR + MINUTE);
  await expect.poll(async () => (await onRecord(1005))?.said.length).toBe(2);
  await day.app.locator('.reminder-bar[data-rung]').waitFor();
  await day.app.locator('.reminder-bar').getByRole('button', { name: 'Done' }).click();
  await day.app.locator('.reminder-bar').waitFor({ state: 'detached' });
});

test('the customer card keeps what was learned on the phone', async () => {
  const card = day.app.getByRole('region', { name: 'Customer card' });
  await card.getByLabel('City').fill('Porto');
  await day.app.keyboard.press('Enter');
  await card.getByRole('textbox', { name: /^Notes about the person/ }).fill('Prefers the phone');
  await day.app.keyboard.press('Tab');
  await expect
    .poll(async () => (await readDesk(day.app)).people['Person 6'])
    .toEqual({
      city: 'Porto',
      notes: 'Prefers the phone',
    });
});

test('the signature stands under the first answer of a thread only', async () => {
  await sortBy('Newest first');
  await row(1000).click();
  await pane(1000).waitFor();
  await sortBy('Waiting longest');
  await sendAs('The brass one.', 'Send as pending');
  await expect.poll(async () => (await onRecord(1000))?.status).toBe('pending');
  await day.clock.pass(2 * MINUTE);
  await day.app.locator('.message[data-direction=in]', { hasText: 'And in red?' }).waitFor();
  // She reads it first: an answer within the same second would be stopped, and asked about.
  await day.app.waitForTimeout(1000);
  await sendAs('Also in red.', 'Send as pending');
});

test('two of my own cases are given back at once, and taken back', async () => {
  await tabOf(/^Mine/).click();
  await check(1005);
  await check(1006);
  await day.app
    .getByRole('region', { name: 'Chosen cases' })
    .getByRole('button', { name: 'Return to queue' })
    .click();
  await toast('2 cases changed').getByRole('button', { name: 'Undo' }).click();
  await toast('2 changes taken back').waitFor();
  await row(1006).waitFor();
});

/** Nobody writes a sentence within the moment in which a send key counts as a slip. */
const AS_A_PERSON = { delay: 20 };
const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);
const hasFocus = (target: Locator) => expect.poll(() => isFocused(target)).toBe(true);

/** Goes on with Tab until the focus is there, as people without a mouse do. */
async function tabTo(target: Locator) {
  for (let steps = 0; steps < 40; steps++) {
    if (await isFocused(target)) return;
    await day.app.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target}`);
}

test('by keyboard only, in a narrow panel: the next case is answered and resolved', async () => {
  const { keyboard } = day.app;
  await day.app.setViewportSize({ width: 480, height: 800 });
  await tabTo(day.app.getByRole('tab', { name: /^Mine/ }));
  await keyboard.press('ArrowRight');
  await keyboard.press('m');
  await pane(1007).waitFor();
  await composer().waitFor();
  await keyboard.press('r');
  await hasFocus(composer());
  await keyboard.type('The wheel is on its way.', AS_A_PERSON);
  await keyboard.press('Control+Enter');
  await sent('The wheel is on its way.').waitFor();
  await keyboard.press('Escape');
  await keyboard.press('e');
  const asked = day.app.getByRole('dialog', { name: 'Fill in Reason first' });
  await asked.waitFor();
  await tabTo(asked.getByRole('combobox', { name: 'Reason' }));
  await keyboard.type('Dam');
  await tabTo(asked.getByRole('button', { name: 'Set as resolved' }));
  await keyboard.press('Enter');
  await expect.poll(async () => (await onRecord(1007))?.status).toBe('resolved');
  expect((await onRecord(1007))?.fields).toEqual({ reason: 'Damage' });
});

test('by keyboard only: a note, and three cases tagged at once', async () => {
  const { keyboard } = day.app;
  await keyboard.press('n');
  await hasFocus(day.app.getByRole('textbox', { name: /^Only your team/ }));
  await keyboard.type('Paid twice, asked the bank', AS_A_PERSON);
  await keyboard.press('Control+Enter');
  await day.app.locator('.message', { hasText: 'Paid twice' }).waitFor();
  await keyboard.press('Escape');
  await keyboard.press('Escape');
  await row(1008).waitFor();
  await keyboard.press('Home');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  await day.app.getByText('3 chosen').waitFor();
  await tabTo(day.app.getByRole('button', { name: 'Add or remove a tag' }));
  await keyboard.press('Enter');
  await day.app.getByRole('combobox', { name: 'Find a tag' }).waitFor();
  await keyboard.type('vip');
  await keyboard.press('Enter');
  await letStand('3 cases changed');
  await expect.poll(async () => (await onRecord(1008))?.tags).toEqual(['bulk', 'vip']);
});

test('at the end of the shift what is mine is handed over with a note', async () => {
  await tabOf(/^Mine/).click();
  await day.app.getByRole('button', { name: 'Hand over my open cases' }).click();
  const dialog = day.app.getByRole('dialog', { name: 'Hand over my open cases' });
  await dialog.getByRole('checkbox', { name: /Person 0/ }).uncheck();
  await dialog.getByRole('combobox', { name: 'Hand over to' }).click();
  await day.app.getByRole('option', { name: 'Ben Ode' }).click();
  await dialog.getByRole('textbox', { name: /^Note for them/ }).fill('My open ones');
  await dialog.getByRole('button', { name: /^Hand over \d+ cases/ }).click();
  await letStand('5 cases changed');
  await expect.poll(async () => (await onRecord(1006))?.assignee).toBe('ben');
});

test('the desk’s record of the day is what was meant', async () => {
  expect((await readDesk(day.app)).cases).toEqual(backlogEnd());
  expect(day.browser.problems).toEqual([]);
});
