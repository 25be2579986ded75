import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../clock.ts';
import { closedByColleague } from './at-the-desk.ts';
import { aContact, aDeskOfTheDay, aWaitingCase } from './desk.ts';
import { setLine } from './line.ts';
import { type Day, startDay } from './own-desk.ts';

/*
 * One agent, alone, at night, on a line that comes and goes. Whatever the line and the background do, every reply
 * reaches the desk once and in order, and the agent is told what is queued, what is unclear, sent or refused.
 */
const WAITING = [
  { says: 'My chain snapped', minutesAgo: 90, thenSays: 'Thanks, I will walk' },
  { says: 'Are you open tonight?', minutesAgo: 80 },
  { says: 'When will my frame arrive?', minutesAgo: 70 },
  { says: 'Call me about the invoice', minutesAgo: 60 },
  { says: 'Never mind, I found it', minutesAgo: 50 },
];
const numberOf = (index: number) => String(3001 + index);

let day: Day;
let app: Page;
beforeAll(async () => {
  day = await startDay(
    aDeskOfTheDay({
      queues: [{ id: 'campaign', name: 'Night', mode: 'pull' }],
      contacts: WAITING.map((_, index) => aContact(`person-${index}`)),
      cases: WAITING.map(({ says, minutesAgo, thenSays }, index) =>
        aWaitingCase({
          number: numberOf(index),
          contact: `person-${index}`,
          text: says,
          minutesAgo,
          practice: thenSays ? [thenSays] : [],
        }),
      ),
    }),
  );
  app = day.app;
});
afterAll(() => day?.close());

const composer = () => app.getByRole('textbox', { name: /^Reply to/ });
const caseOpens = (index: number) => app.getByRole('textbox', { name: `Reply to Person ${index}` }).waitFor();
const record = (index: number) => day.record(numberOf(index));
/** Replies as the agent reads them: what each says of itself, oldest first. */
const told = () =>
  app
    .locator('.message[data-direction=out]')
    .evaluateAll((all) =>
      all.map(
        (one) =>
          `${one.querySelector('.message-text')?.textContent}: ${one.querySelector('.delivery')?.getAttribute('data-state')}`,
      ),
    );
const deskLine = () => app.locator('.desk-line').textContent();
const said = async (index: number) =>
  (await record(index)).messages.filter(({ direction }) => direction === 'out').map(({ text }) => text);

test('by mouse: what is written while the line is cut is queued, and says so', async () => {
  await app.getByRole('button', { name: 'Give me more' }).click();
  await caseOpens(0);
  await setLine(day, 'cut');
  // Nobody tells that a line breaks; the next look at the desk finds out.
  await day.clock.pass(2 * MINUTE);
  await expect.poll(deskLine).toContain('Offline');
  for (const text of ['Please stop riding.', 'A mechanic calls you at eight.']) {
    await composer().fill(text);
    await app.getByRole('button', { name: 'Send', exact: true }).click();
    await app.locator('.message[data-direction=out]', { hasText: text }).waitFor();
  }
  await composer().fill('Until then: walk.');
  await app.getByRole('button', { name: 'More ways to send' }).click();
  await app.getByRole('menuitemradio', { name: /Send as pending/ }).click();
  await expect
    .poll(told)
    .toEqual([
      'Please stop riding.: queued',
      'A mechanic calls you at eight.: queued',
      'Until then: walk.: queued',
    ]);
  await expect.poll(deskLine).toContain('3 to send');
  expect(await said(0)).toEqual([]);
});

test('by keyboard: a draft outlives the background and the page, still without a line', async () => {
  await app.locator('body').press('Escape');
  await app.keyboard.press('Escape');
  await app.getByRole('listbox', { name: 'Cases' }).waitFor();
  await app.keyboard.press('m');
  await caseOpens(1);
  await app.keyboard.press('r');
  await app.keyboard.type('We are, until');
  await day.browser.stopWorker();
  await app.keyboard.type(' six');
  await app.reload();
  await day.clock.pass(5 * MINUTE);
  await expect.poll(() => composer().inputValue()).toBe('We are, until six');
  await expect.poll(deskLine).toContain('Offline');
  // The claim of this case is owed as well.
  await expect.poll(deskLine).toContain('4 to send');
});

test('the line is back: everything arrives once and in order', async () => {
  await setLine(day, 'good');
  await expect
    .poll(() => said(0))
    .toEqual(['Please stop riding.', 'A mechanic calls you at eight.', 'Until then: walk.']);
  await expect.poll(async () => (await record(0)).status).toBe('pending');
  await expect.poll(async () => (await record(1)).assignee).toBe('ana');
  await expect.poll(deskLine).not.toContain('to send');
  await day.clock.pass(2 * MINUTE);
  await expect.poll(async () => (await record(0)).status).toBe('open');
});

test('by keyboard: an answer of the desk that got lost is called unclear, and nothing is sent twice', async () => {
  await composer().press('End');
  await app.keyboard.type(' in the morning.');
  await setLine(day, 'lossy');
  await app.keyboard.press('Control+Enter');
  await expect.poll(told).toEqual(['We are, until six in the morning.: unconfirmed']);
  await app.getByText('We do not know whether this reached the customer').waitFor();
  await day.clock.pass(10 * MINUTE);
  await day.browser.stopWorker();
  await day.clock.pass(10 * MINUTE);
  await setLine(day, 'good');
  await expect.poll(told).toEqual(['We are, until six in the morning.: delivered']);
  expect(await said(1)).toEqual(['We are, until six in the morning.']);
});

test('what was to go out, and what to remember, while everything slept', async () => {
  await app.keyboard.press('Escape');
  await app.getByRole('tab', { name: /^Inbox/ }).click();
  await app.getByRole('button', { name: 'Give me more' }).click();
  await caseOpens(2);
  await composer().fill('It arrives this morning.');
  await app.getByRole('button', { name: 'More ways to send' }).click();
  await app.getByRole('menuitem', { name: /Send later/ }).click();
  await app.getByRole('dialog').getByRole('button', { name: 'Send later' }).click();
  await app.getByText(/Goes out/).waitFor();
  await app.getByRole('tab', { name: /^Inbox/ }).click();
  await app.getByRole('button', { name: 'Give me more' }).click();
  await caseOpens(3);
  await app.getByRole('button', { name: 'Case actions' }).click();
  await app.getByRole('menuitem', { name: /Remind me/ }).click();
  await app.getByRole('textbox', { name: /^Note to yourself/ }).fill('invoice, they are up at five');
  await app.getByRole('dialog').getByRole('button', { name: 'Remind me' }).click();
  await app.getByText(/Reminder set/).waitFor();
  // The line goes, the sidebar is closed, the background sleeps: at its time nothing can be sent.
  await setLine(day, 'cut');
  await app.close();
  await day.browser.stopWorker();
  await day.clock.pass(2 * HOUR);
  app = await day.reopen();
  await app.getByRole('tab', { name: /Reminder/ }).click();
  await app.getByText('Reminder: invoice, they are up at five').waitFor();
  await app.getByRole('tab', { name: /Person 2/ }).click();
  await app.getByText(/It was to go out .* once the desk can be reached/).waitFor();
  expect(await said(2)).toEqual([]);
  await setLine(day, 'good');
  await expect.poll(told).toEqual(['It arrives this morning.: delivered']);
});

test('a reply to a case that was closed meanwhile is held, and comes back to the agent', async () => {
  await app.getByRole('tab', { name: /^Inbox/ }).click();
  await app.getByRole('button', { name: 'Give me more' }).click();
  await caseOpens(4);
  await expect.poll(async () => (await record(4)).assignee).toBe('ana');
  await setLine(day, 'cut');
  await day.clock.pass(2 * MINUTE);
  await expect.poll(deskLine).toContain('Offline');
  await composer().fill('Good to hear!');
  await composer().press('Control+Enter');
  await expect.poll(told).toEqual(['Good to hear!: queued']);
  await closedByColleague(day, numberOf(4));
  await setLine(day, 'good');
  await expect.poll(told).toEqual(['Good to hear!: held']);
  await app.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect.poll(told).toEqual([]);
});

test('the desk’s record of the night is what was meant', async () => {
  const inward = (text: string) => ({ kind: 'message', direction: 'in', text });
  const outward = (text: string) => ({ kind: 'message', direction: 'out', text });
  const ends = await Promise.all(WAITING.map((_, index) => record(index)));
  expect(
    ends.map(({ status, assignee, messages }) => ({
      status,
      assignee,
      said: messages.filter(({ kind }) => kind === 'message'),
    })),
  ).toEqual([
    {
      status: 'open',
      assignee: 'ana',
      said: [
        inward('My chain snapped'),
        outward('Please stop riding.'),
        outward('A mechanic calls you at eight.'),
        outward('Until then: walk.'),
        inward('Thanks, I will walk'),
      ],
    },
    // The way to send that was chosen last is kept, and the button says so.
    {
      status: 'pending',
      assignee: 'ana',
      said: [inward('Are you open tonight?'), outward('We are, until six in the morning.')],
    },
    {
      status: 'pending',
      assignee: 'ana',
      said: [inward('When will my frame arrive?'), outward('It arrives this morning.')],
    },
    { status: 'open', assignee: 'ana', said: [inward('Call me about the invoice')] },
    { status: 'closed', assignee: 'ana', said: [inward('Never mind, I found it')] },
  ]);
  // What a background that is stopped says of its own end is no problem of anybody's.
  expect(day.browser.problems.filter((problem) => !problem.endsWith('No SW'))).toEqual([]);
});
