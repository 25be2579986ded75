import { afterAll, beforeAll, expect, test } from 'vitest';
import { aContact, aDeskOfTheDay, aWaitingCase } from './days/desk.ts';
import { type Day, startDay } from './days/own-desk.ts';
import { deskCall } from './desk-call.ts';

const ASKED = 'Good morning! We pay the whole amount back, and you keep the bell.';
const NOTE = 'My first refund: is the whole amount right?';
const nia = { id: 'nia', name: 'Nia Cruz', email: '', rights: [], queues: ['campaign'], signature: '' };

let day: Day;
beforeAll(async () => {
  const cases = ['2001', '2002'].map((number, index) => ({
    ...aWaitingCase({
      number,
      contact: `person-${index}`,
      text: 'The bell fell off on the first day. I want my money back.',
      minutesAgo: 90,
    }),
    status: 'open' as const,
    assignee: 'nia',
  }));
  day = await startDay(
    aDeskOfTheDay({
      agents: [...aDeskOfTheDay({}).agents, nia],
      contacts: ['person-0', 'person-1'].map(aContact),
      // Who practises first sees the queues: something waits there.
      cases: [
        aWaitingCase({ number: '2900', contact: 'person-0', text: 'Anybody?', minutesAgo: 5 }),
        ...cases,
      ],
    }),
  );
  await day.app.setViewportSize({ width: 400, height: 760 });
  await signIn('nia');
});
afterAll(() => day?.close());

const signIn = (agent: string) => deskCall(day.app, 'switchAgent', 'local', agent);
const button = (name: string | RegExp) => day.app.getByRole('button', { name });
const text = () => day.app.getByRole('textbox', { name: /^For approval:/ });
const note = () => day.app.getByRole('textbox', { name: 'Note to the reviewer' });
const bar = (name: RegExp) => day.app.getByRole('region', { name });
/** Nothing sticks out to the side. */
const overhang = () =>
  day.app.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** Looked at by people, while the test is written: two widths, light and dark, and the longest language. */
async function shot(name: string) {
  const folder = process.env.CASEBAR_SHOTS;
  if (!folder) return;
  const { app } = day;
  const choose = (part: object) =>
    app.evaluate(async (change) => {
      const { settings } = await chrome.storage.local.get('settings');
      await chrome.storage.local.set({ settings: { ...(settings ?? {}), ...change } });
    }, part);
  for (const [width, theme, language] of [
    [480, 'light', 'en'],
    [360, 'dark', 'pt-BR'],
  ] as const) {
    await app.setViewportSize({ width, height: 760 });
    await choose({ theme, language });
    await app.locator(`:root[lang="${language}"]`).waitFor();
    await app.screenshot({ path: `${folder}/${name}-${width}.png` });
  }
  await choose({ theme: 'light', language: 'en' });
  await app.setViewportSize({ width: 400, height: 760 });
  await app.locator(':root[lang="en"]').waitFor();
}

test('who may not reply writes for approval; text and note survive the page', async () => {
  const { app } = day;
  await app.getByRole('tab', { name: /^Mine/ }).click();
  await app.locator('[data-case="local:2001"]').click();
  await text().waitFor();
  expect(await app.getByRole('tab', { name: 'Reply' }).count()).toBe(0);
  await shot('ask-empty');
  await text().fill(ASKED);
  await note().fill(NOTE);
  // Leaving is the last moment to write it.
  await app.reload();
  await expect.poll(() => text().inputValue()).toBe(ASKED);
  expect(await note().inputValue()).toBe(NOTE);
  await shot('ask-written');
  expect(await overhang()).toBe(0);
});

test('it waits in the case for everybody to see, and nothing goes to the customer', async () => {
  await button('Send for approval').click();
  await bar(/^Pending approval: written by Nia Cruz/).waitFor();
  await shot('ask-pending');
  await day.app.locator('.approval-fold > summary').click();
  await day.app.locator('.approval-text', { hasText: ASKED }).waitFor();
  await shot('ask-unfolded');
  expect(await overhang()).toBe(0);
  await button('Edit').click();
  await expect.poll(() => text().inputValue()).toBe(ASKED);
  await shot('ask-edit');
  await text().fill(`${ASKED} Nia`);
  await button('Send new version').click();
  await day.app.locator('.approval-start', { hasText: `${ASKED} Nia` }).waitFor();
  expect((await day.record('2001')).messages.filter(({ direction }) => direction === 'out')).toEqual([]);
});

test('the list marks it; whoever approves has it in a view of its own and reviews it in its case', async () => {
  const { app } = day;
  await signIn('ben');
  await app.getByRole('tab', { name: /^Inbox/ }).click();
  await app.getByRole('tab', { name: /^All/ }).click();
  await app.locator('[data-case="local:2001"] .row-pending', { hasText: 'Pending approval' }).waitFor();
  await shot('ask-list');
  await app.getByRole('tab', { name: /^Approvals ?1$/ }).click();
  await app.locator('.request:not(.bone)').waitFor();
  await shot('ask-approvals');
  expect(await overhang()).toBe(0);
  await app.locator('.request:not(.bone)').click();
  await app.getByRole('region', { name: 'Review' }).waitFor();
  await app.getByRole('textbox', { name: /^Reply by Nia/ }).waitFor();
  await shot('ask-review');
  expect(await overhang()).toBe(0);
  await button(/^Return to Nia/).click();
  await app.getByRole('textbox', { name: 'Reason' }).fill('Half of it, please');
  await button('Return to Nia Cruz').click();
  await app.getByRole('tab', { name: 'Note' }).waitFor();
});

test('its author reads why it came back, and has the text in Approval again', async () => {
  await signIn('nia');
  await bar(/^Returned by Ben Ode/).waitFor();
  await expect.poll(() => text().inputValue()).toBe(`${ASKED} Nia`);
  await shot('ask-returned');
  expect(await overhang()).toBe(0);
  await text().fill('Good morning! We pay half of the amount back, and you keep the bell.');
  await button('Send for approval').click();
  await bar(/^Pending approval: written by Nia Cruz/).waitFor();
});

test('approved with changes, its author sees which; the customer got it once', async () => {
  const { app } = day;
  await signIn('ben');
  await button('Review').click();
  const draft = app.getByRole('textbox', { name: /^Reply by Nia/ });
  await draft.fill('Good morning! We pay half of the amount back. Please keep the bell.');
  await button(/^Approve and reply/)
    .first()
    .click();
  await app.getByRole('tab', { name: 'Note' }).waitFor();
  await signIn('nia');
  await bar(/^Approved by Ben Ode with changes/).waitFor();
  await app.locator('.approval-bar ins').first().waitFor();
  await shot('ask-changed');
  const out = (await day.record('2001')).messages.filter(({ direction }) => direction === 'out');
  expect(out.map(({ text: said }) => said)).toEqual([
    'Good morning! We pay half of the amount back. Please keep the bell.',
  ]);
});
