import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../clock.ts';
import { type Day, startDay } from './own-desk.ts';
import { CASES, numberOf, supervisedDesk } from './supervised-desk.ts';

/*
 * A supervisor looks over shoulders, takes a case from somebody who goes home, moves several at once, changes the
 * desk's rules and sees them act. She takes nothing by looking.
 */
let day: Day;
let app: Page;
beforeAll(async () => {
  day = await startDay(supervisedDesk());
  app = day.app;
});
afterAll(() => day?.close());

const record = (index: number) => day.record(numberOf(index));
const row = (index: number) => app.locator(`[data-case="local:${numberOf(index)}"]`);
const pane = (index: number) => app.getByRole('region', { name: `Case ${numberOf(index)}` });
const toast = (text: RegExp) => app.locator('.toast', { hasText: text });

async function actAs(name: string) {
  await app.getByRole('button', { name: /^Who am I/ }).click();
  await app.getByRole('menuitemradio', { name: new RegExp(`^${name}`) }).click();
  await app.getByRole('button', { name: `Who am I: ${name}` }).waitFor();
}
/** In the dialog that is open: type the name, the note, and go on to the button. */
async function giveTo(name: string, note: string) {
  await app.getByRole('combobox', { name: 'Agent or queue' }).waitFor();
  await app.keyboard.type(name);
  await app.keyboard.press('Enter');
  await app.keyboard.press('Tab');
  await app.keyboard.type(note);
  await app.keyboard.press('Tab');
  await app.keyboard.press('Tab');
  await app.keyboard.press('Enter');
}
const assignees = (...cases: number[]) =>
  Promise.all(cases.map(async (index) => (await record(index)).assignee));
async function sortBy(order: string) {
  await app.getByRole('button', { name: /^Sort/ }).click();
  await app.getByRole('menuitemradio', { name: order }).click();
  await app.getByRole('button', { name: `Sort: ${order}` }).waitFor();
}
async function tick(...cases: number[]) {
  for (const index of cases) {
    await row(index).hover();
    await row(index).locator('.row-check').click();
  }
  await app.getByText(`${cases.length} chosen`).waitFor();
}
async function showAll() {
  await app.getByRole('tab', { name: /^Inbox/ }).click();
  await app.getByRole('tab', { name: /^All/ }).click();
  await row(0).waitFor();
}
async function openCase(index: number) {
  await showAll();
  await row(index).click();
  await pane(index).waitFor();
}

test('by mouse: she looks into a colleague’s case without taking it, and sees that he is answering', async () => {
  await actAs('Ben Ode');
  await openCase(0);
  await app.getByRole('textbox', { name: 'Reply to Person 0' }).pressSequentially('I will look into it');
  await showAll();
  await actAs('Sara Lind');
  await row(0).hover();
  await row(0).locator('.row-eye').click();
  await pane(0).waitFor();
  await app.getByText('Ben Ode has this case.').waitFor();
  await app.getByText('Ben Ode is answering').first().waitFor();
  expect(await app.getByRole('textbox', { name: /^Reply to/ }).count()).toBe(0);
  expect(await record(0)).toMatchObject({ assignee: 'ben', status: 'open' });
});

test('by keyboard: Ben goes home; she takes his case over and gives it to Ana, with a note', async () => {
  await app.locator('body').press('t');
  // He is still at it, so she is asked whether she means it.
  await app.getByRole('dialog', { name: 'Take this case over from Ben Ode?' }).waitFor();
  await app.keyboard.press('Tab');
  await app.keyboard.press('Enter');
  await expect.poll(async () => (await record(0)).assignee).toBe('sara');
  await app.getByRole('button', { name: 'Case actions' }).focus();
  await app.keyboard.press('Enter');
  await app.getByRole('menuitem', { name: /Assign to someone else/ }).focus();
  await app.keyboard.press('Enter');
  await giveTo('Ana', 'Refund is agreed, tell them when.');
  await toast(/Assigned to Ana Reis/).waitFor();
  await expect.poll(async () => (await record(0)).assignee).toBe('ana');
});

test('by mouse: one press for several cases tells what became of each, and is taken back as a whole', async () => {
  await showAll();
  await sortBy('Newest first');
  await tick(1, 2, 5);
  await app.getByRole('button', { name: 'Change status' }).click();
  await app.getByRole('menuitem', { name: /^Pending/ }).click();
  await toast(/2 changed, 1 not/)
    .getByRole('button', { name: 'Show' })
    .click();
  const result = app.getByRole('dialog', { name: 'Result for each case' });
  await result.getByText('A closed case is never reopened').waitFor();
  await result.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => result.getByText('Taken back').count()).toBe(2);
  await app.keyboard.press('Escape');
  await toast(/2 changes taken back/).waitFor();
  await day.clock.pass(MINUTE);
  expect([(await record(1)).status, (await record(2)).status]).toEqual(['new', 'new']);
});

test('by keyboard: three cases go to Ben with a note, and two of them back to their queue', async () => {
  await app.getByRole('tab', { name: /^My queues/ }).click();
  await row(1).waitFor();
  await app.getByRole('listbox', { name: 'Cases' }).focus();
  await app.keyboard.press('Home');
  await app.keyboard.press('Shift+J');
  await app.keyboard.press('Shift+J');
  await app.getByText('3 chosen').waitFor();
  await app.getByRole('button', { name: 'Assign', exact: true }).focus();
  await app.keyboard.press('Enter');
  await giveTo('Ben', 'Yours for today');
  await toast(/3 cases changed/).waitFor();
  await day.clock.pass(MINUTE);
  await expect.poll(() => assignees(1, 2, 3)).toEqual(['ben', 'ben', 'ben']);

  await showAll();
  // Who waits longest stays where they are, whatever is done to their case: nothing moves under the mouse.
  await sortBy('Waiting longest');
  await tick(2, 3);
  await app.getByRole('button', { name: 'Add or remove a tag' }).click();
  const tags = app.getByRole('combobox', { name: 'Find a tag' });
  await tags.fill('opted');
  await tags.press('Enter');
  await toast(/2 cases changed/).waitFor();
  await day.clock.pass(MINUTE);
  for (const index of [2, 3]) {
    await expect.poll(async () => (await record(index)).tags).toEqual(['opted-out']);
    await row(index).getByText('opted out').waitFor();
  }
  await tick(2, 3);
  await app.getByRole('button', { name: 'Return to queue' }).click();
  await day.clock.pass(MINUTE);
  await expect.poll(() => assignees(1, 2, 3)).toEqual(['ben', null, null]);
});

/** The desk's settings, in the options page, as an administrator. */
const administer = (work: (options: Page) => Promise<void>) =>
  day.aside('options.html', async (options) => {
    await options.getByRole('region', { name: 'Queues', exact: true }).waitFor();
    await work(options);
  });

test('by mouse: she changes the desk’s settings', async () => {
  await administer(async (options) => {
    const section = (name: string) => options.getByRole('region', { name, exact: true });
    const add = async (name: string, what: string) => {
      await section(name).locator('summary').click();
      await section(name).getByRole('button', { name: what }).click();
      return options.getByRole('dialog', { name: what });
    };
    const save = async (dialog: ReturnType<Page['getByRole']>) => {
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    const queue = await add('Queues', 'New queue');
    await queue.getByRole('textbox', { name: 'Name' }).fill('Returns');
    await save(queue);
    const tag = await add('Tags and sentiment', 'New tag');
    await tag.getByRole('textbox', { name: 'Name' }).fill('refund');
    await save(tag);
    const reply = await add('Quick replies', 'New quick reply');
    await reply.getByRole('textbox', { name: 'Title' }).fill('Refund on its way');
    await reply.getByRole('textbox', { name: 'Text' }).fill('Hello {{contact.firstName}}, it is on its way.');
    await save(reply);
    const field = await add('Custom fields', 'New custom field');
    await field.getByRole('textbox', { name: 'Name of the field' }).fill('Refund amount');
    await field.getByRole('combobox', { name: 'What it holds' }).selectOption('number');
    await field.getByRole('switch', { name: 'Required' }).click();
    await save(field);
    const hours = section('Business hours and rules');
    await hours.locator('summary').click();
    for (const open of await hours.getByRole('checkbox').all()) await open.check();
    for (const from of await hours.getByRole('textbox', { name: /, from$/ }).all()) await from.fill('00:00');
    for (const to of await hours.getByRole('textbox', { name: /, to$/ }).all()) await to.fill('24:00');
    await hours.getByRole('textbox', { name: 'Promised first answer, in hours' }).fill('2');
    await hours.getByRole('textbox', { name: 'Close resolved cases after days' }).fill('3');
    await hours.getByRole('button', { name: 'Save' }).click();
    await options.getByText('Saved.').last().waitFor();
  });
});

test('what she changed acts in the sidebar: queue, quick reply, tag, required field and promised answer', async () => {
  await openCase(4);
  await app.getByRole('button', { name: 'Knowledge Base' }).click();
  const search = app.getByRole('combobox', { name: 'Find a quick reply' });
  await search.fill('refund');
  await app.getByRole('option', { name: /Refund on its way/ }).waitFor();
  await search.press('Enter');
  const field = app.getByRole('textbox', { name: 'Reply to Person 4' });
  await expect.poll(() => field.inputValue()).toBe('Hello Person, it is on its way.');
  await field.press('Control+Enter');
  await app.locator('.message[data-direction=out]', { hasText: 'it is on its way' }).waitFor();
  await app.getByRole('button', { name: /Add tag/ }).click();
  await app.getByRole('option', { name: 'refund', exact: true }).click();
  await app.keyboard.press('Escape');
  // The customer asks again, and the desk has promised an answer within two hours.
  await day.clock.pass(2 * MINUTE);
  await app.locator('.message[data-direction=in]', { hasText: 'And when?' }).waitFor();
  await showAll();
  await row(4)
    .getByText(/^Due in/)
    .waitFor();
  await day.clock.pass(3 * HOUR);
  await row(4)
    .getByText(/^Overdue by/)
    .waitFor();
  await row(4).click();
  await pane(4).waitFor();
  await app.getByRole('button', { name: /^Change status/ }).click();
  await app.getByRole('menuitemradio', { name: /^Resolved/ }).click();
  const ask = app.getByRole('dialog', { name: 'Fill in Refund amount first' });
  await ask.getByRole('textbox', { name: 'Refund amount' }).fill('129');
  await ask.getByRole('button', { name: 'Set as resolved' }).click();
  await expect.poll(async () => (await record(4)).status).toBe('resolved');
  await openCase(1);
  await app.getByRole('button', { name: 'Case actions' }).click();
  await app.getByRole('menuitem', { name: /Assign to someone else/ }).click();
  await giveTo('Returns', '');
  await expect.poll(() => assignees(1)).toEqual([null]);
});

test('a whole case is copied and printed, with its notes', async () => {
  await day.browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await showAll();
  await row(0).hover();
  await row(0).locator('.row-eye').click();
  await pane(0).waitFor();
  await app.getByRole('button', { name: 'Case actions' }).click();
  await app.getByRole('menuitem', { name: 'Copy whole case' }).click();
  await toast(/Case copied/).waitFor();
  const copied = await app.evaluate(() => navigator.clipboard.readText());
  for (const part of ['Person 0', 'Where is my refund?', 'INTERNAL NOTE', 'Refund is agreed'])
    expect(copied).toContain(part);
  const printed = app.evaluate(
    () =>
      new Promise<string>((resolve) => {
        window.print = () => resolve(document.querySelector('.print-sheet')?.textContent ?? '');
      }),
  );
  await app.getByRole('button', { name: 'Case actions' }).click();
  await app.getByRole('menuitem', { name: 'Print case' }).click();
  expect(await printed).toContain('Refund is agreed, tell them when.');
});

test('what nobody touched for three days is closed by the desk itself', async () => {
  await day.clock.pass(73 * HOUR);
  await expect.poll(async () => (await record(4)).status).toBe('closed');
});

test('the desk’s record of the day is what was meant', async () => {
  const said = (direction: string, text: string, kind = 'message') => ({ kind, direction, text });
  const note = (text: string) => said('none', text, 'note');
  const ends = await Promise.all(CASES.map((_, index) => record(index)));
  const returns = ends[1]?.queue;
  expect(returns).not.toBe('campaign');
  const tag = ends[4]?.tags[0];
  expect(
    ends.map(({ status, assignee, queue, tags, messages }) => ({
      status,
      assignee,
      queue,
      tags,
      said: messages.filter(({ kind }) => kind !== 'event'),
    })),
  ).toEqual([
    {
      status: 'open',
      assignee: 'ana',
      queue: 'campaign',
      tags: [],
      said: [said('in', 'Where is my refund?'), note('Refund is agreed, tell them when.')],
    },
    {
      status: 'new',
      assignee: null,
      queue: returns,
      tags: [],
      said: [said('in', 'Do you repair tandems?'), note('Yours for today')],
    },
    {
      status: 'new',
      assignee: null,
      queue: 'campaign',
      tags: ['opted-out'],
      said: [said('in', 'What do you charge for a new chain?'), note('Yours for today')],
    },
    {
      status: 'new',
      assignee: null,
      queue: 'campaign',
      tags: ['opted-out'],
      said: [said('in', 'Can I bring it on Monday?'), note('Yours for today')],
    },
    {
      status: 'closed',
      assignee: 'sara',
      queue: 'campaign',
      tags: [tag],
      said: [
        said('in', 'I sent it back last week'),
        said('out', 'Hello Person, it is on its way.'),
        said('in', 'And when?'),
      ],
    },
    {
      status: 'closed',
      assignee: 'ben',
      queue: 'campaign',
      tags: [],
      said: [said('in', 'All fine, thanks')],
    },
  ]);
  expect(day.browser.problems).toEqual([]);
});
