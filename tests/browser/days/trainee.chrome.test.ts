import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../clock.ts';
import { deskCall } from '../desk-call.ts';
import { aContact, aDeskOfTheDay, aWaitingCase } from './desk.ts';
import { type Day, startDay } from './own-desk.ts';
import { readDesk } from './whole-desk.ts';

/*
 * Tina's first day. She may not reply directly: she reads, looks over shoulders, sorts, writes notes with proposed
 * answers; wherever others reply she writes for approval, and nothing of hers goes out. Ana works in the same browser
 * for a moment.
 */
const REASON = 'You may not reply directly on this desk.';

let day: Day;
beforeAll(async () => {
  const sample = aDeskOfTheDay({
    tags: [{ id: 'return', name: 'return' }],
    quickReplies: [
      {
        id: 'return',
        title: 'How to return',
        text: 'Dear {{contact.name}}, send it back within 30 days.',
        language: 'en',
        kinds: [],
        status: 'resolved',
      },
    ],
    contacts: [1, 2, 3, 4].map((index) => aContact(`person-${index}`)),
    cases: [
      ['mail', 'May I return the bell?', 60],
      ['phone', 'Are you open today?', 50],
      ['mail', 'Is it repaired?', 40],
      ['mail', 'Just a thank you!', 30],
    ].map(([channel, text, minutesAgo], index) => ({
      ...aWaitingCase({
        number: String(3001 + index),
        contact: `person-${index + 1}`,
        channel: String(channel),
        text: String(text),
        minutesAgo: Number(minutesAgo),
      }),
      // Ana is at the third one already.
      ...(index === 2 && { status: 'open' as const, assignee: 'ana' }),
    })),
  });
  const tina = { id: 'tina', name: 'Tina Alt', email: 'tina@bikes.example', rights: [], signature: '' };
  day = await startDay({ ...sample, agents: [{ ...tina, queues: ['campaign'] }, ...sample.agents] });
  await day.app.setViewportSize({ width: 480, height: 800 });
});
afterAll(() => day?.close());

const button = (name: string | RegExp) => day.app.getByRole('button', { name });
const row = (number: number) => day.app.locator(`[data-case="local:${number}"]`);
const pane = (number: number) => day.app.getByRole('region', { name: `Case ${number}`, exact: true });
const record = async (number: number) => (await readDesk(day.app)).cases[number];
const toInbox = () => day.app.getByRole('tab', { name: /^Inbox/ }).click();

const hasFocus = (target: Locator) =>
  expect.poll(() => target.evaluate((element) => element === document.activeElement)).toBe(true);

async function look(view: RegExp, number: number) {
  await toInbox();
  await day.app.getByRole('tab', { name: view }).click();
  await row(number).hover();
  await row(number).locator('.row-eye').click();
  await pane(number).waitFor();
}

/** As one changes who one is while practising: the name in the header. */
async function become(name: string) {
  await button(/Who am I/).click();
  await day.app.getByRole('menuitemradio', { name }).click();
  await button(new RegExp(`Who am I.*${name}`)).waitFor();
}

/** Where others reply she asks for approval, in a case of hers (`own`); in any other she does not even that. */
async function cannotReply(own: boolean) {
  await day.app.getByRole('tab', { name: 'Approval', exact: true }).waitFor();
  expect(await day.app.getByRole('tab', { name: 'Reply', exact: true }).count()).toBe(0);
  expect(await day.app.getByRole('textbox', { name: /^Reply to/ }).count()).toBe(0);
  for (const name of [/^Send$/, /^More ways to send/])
    expect(await button(name).count(), String(name)).toBe(0);
  await expect.poll(() => forApproval().count()).toBe(own ? 1 : 0);
}
const forApproval = () => day.app.getByRole('textbox', { name: /^For approval:/ });

test('a case is read without taking it, and a colleague’s is looked at', async () => {
  await look(/^My queues/, 3004);
  await day.app.getByText('You are looking without taking it.').waitFor();
  await cannotReply(false);
  await look(/^All/, 3003);
  await day.app.getByText('Ana Reis has this case.').waitFor();
  await cannotReply(false);
  expect(await record(3004)).toMatchObject({ status: 'new', assignee: null });
  expect(await record(3003)).toMatchObject({ status: 'open', assignee: 'ana' });
});

test('the next case is taken, tagged, and an answer is proposed in a note from the Knowledge Base', async () => {
  await toInbox();
  await day.app.getByRole('tab', { name: /^My queues/ }).click();
  await button('Give me more').click();
  await pane(3001).waitFor();
  await cannotReply(true);
  await button(/Add tag/).click();
  await day.app.getByRole('option', { name: 'return' }).click();
  await day.app.keyboard.press('Escape');
  await day.app.getByRole('tab', { name: 'Note', exact: true }).click();
  const note = day.app.getByRole('textbox', { name: /^Only your team/ });
  // Nothing is written yet: the button says so.
  expect(await button('Add note').getAttribute('aria-description')).toMatch(/empty|nothing|write/i);
  await note.fill('I would answer:');
  await button('Knowledge Base').click();
  const quick = day.app.getByRole('dialog', { name: 'Quick replies' });
  await quick.getByRole('option', { name: /How to return/ }).waitFor();
  expect(await quick.getByRole('button', { name: /send/i }).count()).toBe(0);
  await quick.getByRole('button', { name: 'Insert' }).click();
  await expect
    .poll(() => note.inputValue())
    .toBe('I would answer:\nDear Person 1, send it back within 30 days.');
  await button('Add note').click();
  await day.app.locator('.message[data-kind=note]', { hasText: 'send it back' }).waitFor();
});

test('by keyboard only, keys that send elsewhere send nothing here', async () => {
  const { keyboard } = day.app;
  await toInbox();
  await keyboard.press('m');
  await pane(3002).waitFor();
  await cannotReply(true);
  // Into the thread: the tab that was pressed last would be pressed again.
  await day.app.locator('.thread-frame').click({ position: { x: 4, y: 4 } });
  for (const key of ['Enter', 'Control+Enter']) await keyboard.press(key);
  await cannotReply(true);
  // R leads to what she can do instead of a reply.
  await keyboard.press('r');
  await hasFocus(forApproval());
  await keyboard.press('Escape');
  await keyboard.press('n');
  const note = day.app.getByRole('textbox', { name: /^Only your team/ });
  await hasFocus(note);
  await keyboard.type('Says the door.', { delay: 30 });
  // On this channel Enter sends a reply; in a note it never does.
  await keyboard.press('Enter');
  expect(await note.inputValue()).toBe('Says the door.\n');
  await keyboard.press('Control+Enter');
  await day.app.locator('.message[data-kind=note]', { hasText: 'Says the door.' }).waitFor();
  await button(/^Change status/).click();
  await day.app.getByRole('menuitemradio', { name: 'Escalated' }).click();
  await expect.poll(async () => (await record(3002))?.status).toBe('escalated');
});

test('when the queue is empty the button says so', async () => {
  await look(/^My queues/, 3004);
  await button('Assign to me').click();
  await day.app.getByText('You are looking without taking it.').waitFor({ state: 'detached' });
  await cannotReply(true);
  await toInbox();
  await expect
    .poll(() => button('Give me more').getAttribute('aria-description'))
    .toBe('Nothing is waiting in your queues.');
});

test('a colleague’s reply that waits for its time can be neither hurried nor taken away, and goes out in time', async () => {
  await become('Ana Reis');
  await day.app.getByRole('tab', { name: /^Mine/ }).click();
  await row(3003).click();
  await day.app.getByRole('textbox', { name: /^Reply to/ }).fill('Yes, it is.');
  await button('More ways to send').click();
  await day.app.getByRole('menuitem', { name: 'Send later…' }).click();
  await day.app
    .getByRole('dialog', { name: 'Send later' })
    .getByRole('button', { name: 'Send later' })
    .click();
  await day.app.locator('.later-bar', { hasText: 'Goes out' }).waitFor();
  await become('Tina Alt');
  await toInbox();
  await day.app.getByRole('tab', { name: /^All/ }).click();
  await row(3003).getByText('With Ana Reis').waitFor();
  // It came last of all; Space looks without taking.
  const list = day.app.getByRole('listbox', { name: 'Cases' });
  for (const key of ['End', ' ']) await list.press(key);
  await pane(3003).waitFor();
  for (const name of ['Send now', 'Edit', 'Discard']) {
    expect(await button(name).getAttribute('aria-description'), name).toBe(REASON);
    await button(name).click({ force: true });
  }
  const [item] = await day.app.locator('.message[data-message^="outbox:"]').all();
  const id = (await item?.getAttribute('data-message'))?.replace('outbox:', '') ?? '';
  for (const call of ['sendNow', 'takeBack', 'discardItem'])
    expect(await deskCall(day.app, call, id), call).toMatchObject({ ok: false, code: 'no-right' });
  expect((await record(3003))?.said).toHaveLength(1);
  await day.clock.pass(HOUR + MINUTE);
  await expect.poll(async () => (await record(3003))?.said.length).toBe(2);
});

test('past every button the background refuses it as well', async () => {
  const reply = { draft: 'd1', case: 'local:3001', text: 'Sneaked out', attachments: [], seenRevision: 1 };
  for (const more of [{}, { sendAt: new Date(Date.now() + 9 * HOUR).toISOString() }])
    expect(await deskCall(day.app, 'submitReply', { ...reply, status: null, ...more })).toMatchObject({
      ok: false,
      code: 'no-right',
    });
});

test('what she proposed goes to a colleague, who may send it', async () => {
  await toInbox();
  await day.app.getByRole('tab', { name: /^Mine/ }).click();
  await row(3001).click();
  await pane(3001).waitFor();
  await button('Case actions').click();
  await day.app.getByRole('menuitem', { name: 'Assign to someone else' }).click();
  const dialog = day.app.getByRole('dialog', { name: 'Assign to someone else' });
  await dialog.getByRole('combobox', { name: 'Agent or queue' }).click();
  await day.app.getByRole('option', { name: 'Ana Reis' }).click();
  await dialog.getByRole('textbox', { name: /^Note for them/ }).fill('May this go out?');
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect.poll(async () => (await record(3001))?.assignee).toBe('ana');
});

test('the desk’s record of the day is what was meant: no word of hers left the house', async () => {
  const { cases } = await readDesk(day.app);
  const note = (text: string) => ({ kind: 'note', by: 'tina', text });
  expect(cases).toEqual({
    3001: {
      status: 'open',
      assignee: 'ana',
      tags: ['return'],
      fields: {},
      said: [
        { kind: 'in', text: 'May I return the bell?' },
        note('I would answer:\nDear Person 1, send it back within 30 days.'),
        note('May this go out?'),
      ],
    },
    3002: {
      status: 'escalated',
      assignee: 'tina',
      tags: [],
      fields: {},
      said: [{ kind: 'in', text: 'Are you open today?' }, note('Says the door.')],
    },
    3003: {
      status: 'open',
      assignee: 'ana',
      tags: [],
      fields: {},
      said: [
        { kind: 'in', text: 'Is it repaired?' },
        {
          kind: 'out',
          by: 'ana',
          text: 'Yes, it is.',
          to: 'Person 3 <person-3@mail.example>',
          subject: 'Re:',
          quotes: 'Is it repaired?',
        },
      ],
    },
    3004: {
      status: 'open',
      assignee: 'tina',
      tags: [],
      fields: {},
      said: [{ kind: 'in', text: 'Just a thank you!' }],
    },
  });
  expect(day.browser.problems).toEqual([]);
});
