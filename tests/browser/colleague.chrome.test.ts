import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf } from './app.ts';
import { aContact, aDeskOfTheDay, aWaitingCase } from './days/desk.ts';
import { type Day, startDay } from './days/own-desk.ts';

const shot = async (name: string) => {
  if (process.env.CASEBAR_SHOTS)
    await day.app.screenshot({ path: `${process.env.CASEBAR_SHOTS}/${name}.png` });
};

/** How many are at a case, as the background has it from the desk; self-contained, it runs in the page. */
function countPresences(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open('casebar');
    opened.onerror = () => reject(opened.error);
    opened.onsuccess = () => {
      const db = opened.result;
      const counted = db.transaction('presences').objectStore('presences').count();
      counted.onerror = () => reject(counted.error);
      counted.onsuccess = () => {
        db.close();
        resolve(counted.result);
      };
    };
  });
}

let day: Day;
beforeAll(async () => {
  const text = { id: 'order', label: 'Order number', kind: 'text' as const, options: [] };
  const tier = { id: 'tier', label: 'Tier', kind: 'choice' as const, options: ['Gold', 'Plain'] };
  const person = { ...aContact('person-0'), language: 'pt-BR', timeZone: 'Asia/Tokyo' };
  const waiting = (number: string, minutesAgo: number) =>
    aWaitingCase({ number, contact: 'person-0', text: `Question ${number}`, minutesAgo });
  day = await startDay(
    aDeskOfTheDay({
      contacts: [person],
      fields: [
        { ...text, on: 'case', required: true },
        { ...tier, on: 'contact', required: false },
      ],
      cases: [
        { ...waiting('4001', 10), status: 'open', assignee: 'ana' },
        { ...waiting('4002', 9), status: 'resolved', assignee: 'ben' },
        waiting('4003', 8),
      ],
    }),
  );
});
afterAll(() => day?.close());

const press = (key: string) => day.app.keyboard.press(key);
const inbox = async (view: RegExp) => {
  await day.app.getByRole('tab', { name: /^Inbox/ }).click();
  await day.app.getByRole('tab', { name: view }).click();
  await day.app.getByRole('option').first().waitFor();
};

/** Tab until the control with this name has the focus: what a person without a mouse does. */
async function tabTo(name: string) {
  for (let n = 0; n < 60; n++) {
    await press('Tab');
    const here = await day.app.evaluate(() => {
      const at = document.activeElement;
      const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels : null;
      return at?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? at?.textContent ?? '';
    });
    if (here.startsWith(name)) return;
  }
  throw new Error(`nothing called ${name} can be reached with Tab`);
}

test('the card is walked with Tab alone: fields of the case and the person, a note, a change taken back', async () => {
  const { app } = day;
  await app.setViewportSize({ width: 480, height: 900 });
  await inbox(/^Mine/);
  await tabTo('Cases');
  await press('Enter');
  await app.locator('.case-pane').waitFor();
  await tabTo('Customer card');
  await press('Enter');
  const card = app.getByRole('region', { name: 'Customer card' });
  await card.getByText('required').waitFor();
  await card.getByText(/there/).first().waitFor();
  await tabTo('Order number');
  await app.keyboard.type('A-17');
  await press('Enter');
  await app.getByText('Order number changed').waitFor();
  await tabTo('Company');
  await app.keyboard.type('Bikes Ltd');
  await tabTo('City');
  await app.getByText('Company changed').waitFor();
  await shot('card-undo');
  expect(await card.getByLabel('Language').inputValue()).toBe('pt-BR');
  await tabTo('Notes about the person');
  await app.keyboard.type('Calls after six');
  await tabTo('Undo');
  await press('Enter');
  await expect.poll(() => card.getByLabel('Company').inputValue()).toBe('');
  expect(await card.getByLabel('Order number').inputValue()).toBe('A-17');
  await card.getByText('#4002').or(card.getByText('Question 4002')).first().waitFor();
  await press('Escape');
});

test('a colleague sees who looks at the case; taking it over asks first', async () => {
  const { app } = day;
  await inbox(/^Mine/);
  await app.getByRole('option').first().click();
  await app.locator('.case-pane').waitFor();
  // The desk is told after a moment: going through the list tells nobody.
  await expect.poll(() => app.evaluate(countPresences)).toBe(1);
  await app.getByRole('button', { name: /Ana Reis/ }).click();
  await app.getByRole('menuitemradio', { name: /Ben Ode/ }).click();
  await app.getByRole('button', { name: /Ben Ode/ }).waitFor();
  await app.locator('.preview-bar').getByText('Ana Reis is looking at this case').waitFor();
  await app.locator('.preview-bar').getByText('Ana Reis has this case').waitFor();
  await shot('looking');
  await press('t');
  const asks = app.getByRole('dialog', { name: 'Take this case over from Ana Reis?' });
  await asks.waitFor();
  await shot('take-over');
  await press('Escape');
  await expect.poll(() => asks.count()).toBe(0);
  expect((await recordOf(day.browser, '4001')).assignee).toBe('ana');
  await press('t');
  await asks.waitFor();
  await press('Tab');
  await press('Enter');
  await expect.poll(async () => (await recordOf(day.browser, '4001')).assignee).toBe('ben');
  expect(day.browser.problems).toEqual([]);
});

test('opening a colleague’s case only previews it, and who has left is not said to look', async () => {
  const { app } = day;
  await app.getByRole('button', { name: /Ben Ode/ }).click();
  await app.getByRole('menuitemradio', { name: /Ana Reis/ }).click();
  await app.getByRole('button', { name: /Ana Reis/ }).waitFor();
  await app.getByRole('tab', { name: /^Inbox/ }).click();
  await app.getByRole('tab', { name: /^All/ }).click();
  await app.locator('[data-case="local:4001"]').click();
  await app.locator('.preview-bar').getByText('Ben Ode has this case').waitFor();
  expect((await recordOf(day.browser, '4001')).assignee).toBe('ben');
  await day.clock.pass(25_000);
  await expect.poll(() => app.getByText('Ben Ode is looking at this case').count()).toBe(0);
});
