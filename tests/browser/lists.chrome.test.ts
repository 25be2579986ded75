import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf } from './app.ts';
import { aContact, aDeskOfTheDay, aWaitingCase } from './days/desk.ts';
import { type Day, startDay } from './days/own-desk.ts';

/** More than a window of the list, and more than anybody reads through. */
const MINE = 230;
const PEOPLE = 5;
const numberOf = (index: number) => String(3001 + index);

const shot = async (name: string) => {
  if (process.env.CASEBAR_SHOTS)
    await day.app.screenshot({ path: `${process.env.CASEBAR_SHOTS}/${name}.png` });
};

let day: Day;
beforeAll(async () => {
  const free = aWaitingCase({ number: '2900', contact: 'person-0', text: 'Anybody?', minutesAgo: 5 });
  const mine = Array.from({ length: MINE }, (_, index) => ({
    ...aWaitingCase({
      number: numberOf(index),
      contact: `person-${index % PEOPLE}`,
      text: `Question ${index}`,
      minutesAgo: 10 + index,
    }),
    status: 'open' as const,
    assignee: 'ana',
  }));
  const order = { id: 'order', label: 'Order number', kind: 'text' as const, options: [] };
  day = await startDay(
    aDeskOfTheDay({
      contacts: Array.from({ length: PEOPLE }, (_, index) => aContact(`person-${index}`)),
      fields: [{ ...order, on: 'case', required: true }],
      cases: [free, ...mine],
    }),
  );
  await day.app.setViewportSize({ width: 480, height: 800 });
});
afterAll(() => day?.close());

const press = (key: string) => day.app.keyboard.press(key);
const bar = () => day.app.getByRole('region', { name: 'Chosen cases' });
const record = (index: number) => recordOf(day.browser, numberOf(index));

test('the order chosen for a view is still there after a reload, for that view only', async () => {
  const { app } = day;
  await app.getByRole('tab', { name: /^All/ }).click();
  await app.getByRole('button', { name: 'Sort: Newest first' }).click();
  await app.getByRole('menuitemradio', { name: 'Due first' }).click();
  await app.getByRole('button', { name: 'Sort: Due first' }).waitFor();
  await app.reload();
  await app.getByRole('button', { name: 'Sort: Due first' }).waitFor();
  await app.getByRole('tab', { name: /^My queues/ }).click();
  await app.getByRole('button', { name: 'Sort: Waiting longest' }).waitFor();
});

test('Ctrl+A says how many «all» are, Enter chooses them, and what cannot end says which field is empty', async () => {
  const { app } = day;
  await app.getByRole('tab', { name: /^Mine/ }).click();
  await app.getByRole('option').first().waitFor();
  await press('Control+a');
  await app.getByRole('heading', { name: `Choose all ${MINE} cases of this view` }).waitFor();
  await shot('choose-all');
  await press('Enter');
  await expect.poll(() => bar().getByRole('status').textContent()).toBe(`${MINE} chosen`);
  await shot('chosen');
  await press('Escape');
  await expect.poll(() => bar().count()).toBe(0);
  await press('Shift+ArrowDown');
  await press('Shift+ArrowDown');
  await press('Shift+ArrowUp');
  await expect.poll(() => bar().getByRole('status').textContent()).toBe('2 chosen');
  await bar().getByRole('button', { name: 'Change status' }).focus();
  await press('Enter');
  await app.getByRole('menuitem', { name: /^Resolved/ }).waitFor();
  await press('r');
  await press('Enter');
  const result = app.getByRole('dialog', { name: 'Result for each case' });
  await expect.poll(() => result.getByText('Required and empty: Order number').count()).toBe(2);
  await shot('refused');
  await result
    .getByRole('button', { name: /^Look at the case/ })
    .first()
    .focus();
  await press('Enter');
  await app.locator('.case-pane').waitFor();
  expect((await record(0)).status).toBe('open');
});

test('a case that lacks a required field asks for it when it is resolved, by keyboard alone', async () => {
  const { app } = day;
  const asks = app.getByRole('dialog', { name: 'Fill in Order number first' });
  const number = await app.locator('.case-header p').first().textContent();
  await app.locator('.case-header h1').waitFor();
  await press('e');
  await asks.waitFor();
  await shot('fill-first');
  // Nothing typed: it says so and stays.
  await press('Enter');
  await asks.getByRole('alert').waitFor();
  await app.keyboard.type('A-17');
  await press('Enter');
  await expect.poll(() => asks.count()).toBe(0);
  await app.getByRole('button', { name: 'Change status: Resolved' }).waitFor();
  const id = /#(\d+)/.exec(number ?? '')?.[1] ?? '';
  await expect.poll(async () => (await recordOf(day.browser, id)).status).toBe('resolved');
});

test('«send as resolved» asks too: nothing goes out before, and both go out after', async () => {
  const { app } = day;
  await app.getByRole('tab', { name: /^Inbox/ }).click();
  await app.getByRole('tab', { name: /^Mine/ }).click();
  await app.getByRole('option').nth(3).click();
  await app.locator('.case-pane').waitFor();
  const id = /#(\d+)/.exec((await app.locator('.case-header p').first().textContent()) ?? '')?.[1] ?? '';
  await press('r');
  await app.keyboard.type('All done, thank you.');
  await app.getByRole('button', { name: 'More ways to send' }).focus();
  await press('Enter');
  await app.getByRole('menuitemradio', { name: /Send as resolved/ }).focus();
  await press('Enter');
  const asks = app.getByRole('dialog', { name: 'Fill in Order number first' });
  await asks.waitFor();
  const outbound = async () =>
    (await recordOf(day.browser, id)).messages.filter(({ direction }) => direction === 'out').length;
  expect(await outbound()).toBe(0);
  // Cancelled, the text is where it was.
  await press('Escape');
  await expect
    .poll(() => app.getByRole('textbox', { name: /^Reply/ }).inputValue())
    .toBe('All done, thank you.');
  await app.getByRole('button', { name: 'More ways to send' }).focus();
  await press('Enter');
  await app.getByRole('menuitemradio', { name: /Send as resolved/ }).focus();
  await press('Enter');
  await asks.waitFor();
  await app.keyboard.type('A-18');
  await press('Enter');
  await expect.poll(async () => (await recordOf(day.browser, id)).status).toBe('resolved');
  expect(await outbound()).toBe(1);
});

test('hands hundreds over by keyboard; the colleague has them, with the note', async () => {
  const { app } = day;
  await app.getByRole('tab', { name: /^Inbox/ }).click();
  await app.getByRole('tab', { name: /^Mine/ }).click();
  await app.getByRole('option').first().waitFor();
  const left = MINE - 2;
  await press('?');
  const keys = app.getByRole('dialog', { name: /^Keyboard|^Keys/ });
  await keys.getByText('Hand over my open cases').waitFor();
  await press('Escape');
  await press('h');
  const dialog = app.getByRole('dialog', { name: 'Hand over my open cases' });
  await dialog.getByRole('checkbox', { name: `All (${left})` }).waitFor();
  await shot('hand-over');
  // The first one stays: All, then the first case.
  await press('Tab');
  await press('Space');
  await dialog.getByRole('combobox', { name: 'Hand over to' }).focus();
  await app.keyboard.type('Ben');
  await dialog.getByRole('option', { name: 'Ben Ode' }).waitFor();
  await press('Enter');
  await press('Tab');
  await app.keyboard.type('They call at six');
  await shot('hand-over-filled');
  await press('Tab');
  await press('Tab');
  await press('Enter');
  await app.getByText(`${left - 1} cases changed`).waitFor();
  await expect.poll(() => app.getByRole('tab', { name: /^Mine/ }).textContent()).toContain('1');
  await day.clock.pass(20_000);
  const ends = () => record(MINE - 2);
  await expect.poll(async () => (await ends()).assignee, { timeout: 20_000 }).toBe('ben');
  expect((await ends()).messages.at(-1)).toMatchObject({ kind: 'event' });
  expect((await ends()).messages.map(({ text }) => text)).toContain('They call at six');
  await app.getByRole('button', { name: /Ana Reis/ }).click();
  await app.getByRole('menuitemradio', { name: /Ben Ode/ }).click();
  await expect
    .poll(() => app.getByRole('tab', { name: /^Mine/ }).textContent(), { timeout: 20_000 })
    .toContain(String(left - 1));
  await app.getByRole('tab', { name: /^Mine/ }).click();
  await app.getByRole('option').first().click();
  await app.locator('.message', { hasText: 'They call at six' }).waitFor();
  await app.getByText('Ana Reis assigned the case to Ben Ode').waitFor();
  expect(day.browser.problems).toEqual([]);
});
