import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf } from '../app.ts';
import { HOUR, MINUTE } from '../clock.ts';
import { aContact, aDeskOfTheDay, aWaitingCase } from './desk.ts';
import { type Day, startDay } from './own-desk.ts';

/*
 * A WhatsApp campaign went out in the morning; its answers wait in one queue. The agent takes one after the other.
 * The hand-written ends are below; what the desk has on record at the end of the day must be exactly them.
 */
const ANSWERS = [
  // The longest waiting: their 24 hours end while the agent works.
  { says: 'Is the offer still on?', minutesAgo: 23 * 60 + 50 },
  { says: 'Yes please, size M', minutesAgo: 200 },
  { says: 'STOP', minutesAgo: 190 },
  { says: 'How much with the rack?', minutesAgo: 180, thenSays: 'Great, I take it!' },
  { says: 'Who is this?', minutesAgo: 170 },
];
const numberOf = (index: number) => String(2001 + index);

let day: Day;
beforeAll(async () => {
  day = await startDay(
    aDeskOfTheDay({
      contacts: ANSWERS.map((_, index) => aContact(`person-${index}`)),
      cases: ANSWERS.map(({ says, minutesAgo, thenSays }, index) =>
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
});
afterAll(() => day?.close());

const composer = () => day.app.getByRole('textbox', { name: /^Reply/ });
const record = (index: number) => recordOf(day.browser, numberOf(index));

/** «Give me more» hands out the longest waiting; answers which of them it was. */
async function nextCase(index: number) {
  await day.app.getByRole('tab', { name: /^Inbox/ }).click();
  await day.app.getByRole('button', { name: 'Give me more' }).click();
  await day.app.getByRole('region', { name: `Case ${numberOf(index)}` }).waitFor();
  await expect.poll(async () => (await record(index)).assignee).toBe('ana');
}

async function sendAs(text: string, status: RegExp) {
  await composer().fill(text);
  await day.app.getByRole('button', { name: 'More ways to send' }).click();
  await day.app.getByRole('menuitemradio', { name: status }).click();
  await day.app.locator('.message[data-direction=out]', { hasText: text }).waitFor();
}

test('the longest waiting comes first, and after their 24 hours no free text goes out', async () => {
  await nextCase(0);
  await day.clock.pass(20 * MINUTE);
  await composer().fill('Yes, it is!');
  await composer().press('Control+Enter');
  await day.app.getByText('The 24-hour window is closed').first().waitFor();
  // Nothing left, and nothing of what was written is lost.
  expect(await composer().inputValue()).toBe('Yes, it is!');
  expect((await record(0)).messages.filter(({ kind }) => kind === 'message')).toEqual([
    { kind: 'message', direction: 'in', text: 'Is the offer still on?' },
  ]);
});

test('an order is confirmed and done', async () => {
  await nextCase(1);
  await sendAs('It is yours, size M.', /Send as resolved/);
});

test('who says stop gets a tag and no further message', async () => {
  await nextCase(2);
  await day.app.getByRole('button', { name: /Add tag/ }).click();
  await day.app.getByRole('option', { name: 'opted out' }).click();
  await day.app.locator('body').press('Escape');
  await day.app.getByRole('button', { name: /^Change status/ }).click();
  await day.app.getByRole('menuitemradio', { name: 'Resolved' }).click();
  await expect.poll(async () => (await record(2)).status).toBe('resolved');
});

test('a question is answered, and the customer’s yes brings the case back', async () => {
  await nextCase(3);
  await sendAs('129 euros with the rack.', /Send as pending/);
  await expect.poll(async () => (await record(3)).status).toBe('pending');
  await day.clock.pass(2 * MINUTE);
  await day.app.locator('.message[data-direction=in]', { hasText: 'Great, I take it!' }).waitFor();
  await expect.poll(async () => (await record(3)).status).toBe('open');
  // Read first: an answer within the same second would be stopped, and asked about.
  await day.app.waitForTimeout(1000);
  await sendAs('Reserved for you.', /Send as resolved/);
});

test('at the end of the day a case that cannot be answered goes back to its queue', async () => {
  await day.clock.pass(HOUR);
  await day.app.getByRole('tab', { name: /Person 0/ }).click();
  await day.app.getByRole('button', { name: 'Case actions' }).click();
  await day.app.getByRole('menuitem', { name: /Return to queue/ }).click();
  await expect.poll(async () => (await record(0)).assignee).toBe(null);
});

test('the desk’s record of the day is what was meant', async () => {
  const said = (direction: string, text: string) => ({ kind: 'message', direction, text });
  const ends = await Promise.all(ANSWERS.map((_, index) => record(index)));
  expect(
    ends.map(({ status, assignee, tags, messages }) => ({
      status,
      assignee,
      tags,
      said: messages.filter(({ kind }) => kind === 'message'),
    })),
  ).toEqual([
    { status: 'open', assignee: null, tags: [], said: [said('in', 'Is the offer still on?')] },
    {
      status: 'resolved',
      assignee: 'ana',
      tags: [],
      said: [said('in', 'Yes please, size M'), said('out', 'It is yours, size M.')],
    },
    { status: 'resolved', assignee: 'ana', tags: ['opted-out'], said: [said('in', 'STOP')] },
    {
      status: 'resolved',
      assignee: 'ana',
      tags: [],
      said: [
        said('in', 'How much with the rack?'),
        said('out', '129 euros with the rack.'),
        said('in', 'Great, I take it!'),
        said('out', 'Reserved for you.'),
      ],
    },
    { status: 'new', assignee: null, tags: [], said: [said('in', 'Who is this?')] },
  ]);
  expect(day.browser.problems).toEqual([]);
});
