import type { Frame, Page } from 'playwright-core';
import { practise, recordOf } from '../browser/app.ts';
import { poll } from '../browser/bidi.ts';
import type { Chrome } from '../browser/chrome.ts';
import { servePages } from '../servers/pages.ts';
import { Tour } from './tour.ts';

const REPLY = 'Buenas noticias, Ximena: la dirección ya está cambiada. ¿Le ayudo en algo más?';
const ASKED = 'Boa tarde, João! A roda sai hoje da loja.';
const APPROVED = 'Boa tarde, João! A roda e o cassete saem hoje da loja.';

/** Fails with words when something that must be true is not. */
function must(holds: boolean, words: string): asserts holds {
  if (!holds) throw new Error(words);
}

/** Where the tour stands: the page in front, and the app in it. */
interface Walk {
  readonly chrome: Chrome;
  readonly base: string;
  page: Page;
  app: Frame | Page;
  number: string;
}

async function opening(tour: Tour, walk: Walk) {
  const { chrome, base } = walk;
  await tour.step('A customer page in the CRM', async () => {
    walk.page = await chrome.visit(`${base}/customers/1`);
  });
  await tour.step('Click the icon: the sidebar opens beside it', async () => {
    await chrome.clickIcon(walk.page);
    walk.app = await chrome.sidebar(walk.page);
    await walk.app.getByRole('button', { name: 'Practice here' }).waitFor();
  });
  await tour.step('First run: practise on the embedded desk', () => practise(walk.app));
  await tour.step('Cases waiting in my queues', async () => {
    await walk.app.getByRole('tab', { name: /^My queues/ }).click();
    await walk.app.locator('[role=option]').first().waitFor();
  });
}

async function answering(tour: Tour, walk: Walk) {
  const reply = () => walk.app.getByRole('textbox', { name: /^Reply/ });
  await tour.step('Open a waiting case: it is mine now', async () => {
    const row = walk.app.locator('[role=option]', { hasText: 'Ximena' });
    walk.number = ((await row.getAttribute('data-case')) ?? '').split(':')[1] ?? '';
    await row.click();
    await walk.app.locator('.case-header', { hasText: 'Open' }).waitFor();
    await reply().waitFor();
  });
  await tour.step('The customer card', async () => {
    await walk.app.getByRole('button', { name: 'Customer card' }).click();
    await walk.app.locator('.customer-card').waitFor();
  });
  await tour.step('A note for colleagues', async () => {
    await walk.app.getByRole('button', { name: 'Customer card' }).click();
    await walk.app.getByRole('tab', { name: 'Note' }).click();
    await walk.app.getByRole('textbox', { name: /Note|Only your team/ }).click();
    await walk.page.keyboard.type('Checked with the warehouse: it can still be changed.');
    await walk.app.getByRole('button', { name: 'Add note' }).click();
    await walk.app.locator('.message[data-kind=note]', { hasText: 'Checked with the warehouse' }).waitFor();
  });
  await tour.step('A quick reply from the Knowledge Base', async () => {
    await walk.app.getByRole('tab', { name: 'Reply', exact: true }).click();
    await walk.app.getByRole('button', { name: /Knowledge Base/ }).click();
    await walk.app.getByRole('option').first().waitFor();
  });
  await tour.step('Write a reply', async () => {
    await walk.page.keyboard.press('Escape');
    await reply().click();
    await walk.page.keyboard.type(REPLY);
  });
  await tour.step('Send as resolved', async () => {
    await walk.app.getByRole('button', { name: 'More ways to send' }).click();
    await walk.app.getByRole('menuitemradio', { name: /Send as resolved/ }).click();
    await walk.app.locator('.message[data-direction=out]', { hasText: REPLY }).waitFor();
    await walk.app.locator('.case-header', { hasText: 'Resolved' }).waitFor();
  });
  await tour.step('The desk has it on its own record', async () => {
    const record = await recordOf(walk.chrome, walk.number);
    await walk.page.bringToFront();
    must(record.status === 'resolved', `the desk says ${record.status}`);
    must(record.messages.filter(({ text }) => text === REPLY).length === 1, 'the reply is not there once');
  });
}

async function more(tour: Tour, walk: Walk) {
  const { chrome, base } = walk;
  await tour.step('Back in the inbox', async () => {
    await walk.app.getByRole('button', { name: 'Back to the inbox' }).click();
    await walk.app.locator('[role=option]').first().waitFor();
  });
  await tour.step('Look at the case of a colleague without taking it', async () => {
    await walk.app.getByRole('tab', { name: /^All/ }).click();
    const row = walk.app.locator('[role=option]', { hasText: 'With Inés Robledo' });
    await row.first().hover();
    await row.first().locator('.row-eye').click();
    await walk.app.locator('.preview-bar').waitFor();
  });
  await tour.step('The next customer: the sidebar comes along', async () => {
    await walk.page.goto(`${base}/customers/2`);
    walk.app = await chrome.sidebar(walk.page);
    await walk.app.locator('.case-pane').waitFor();
  });
  await tour.step('The same as a full tab', async () => {
    walk.page = await chrome.open('sidebar.html');
    walk.app = walk.page;
    await walk.app.locator('[role=option]').first().waitFor();
  });
  await tour.step('Options: desks, import, sites, looks', async () => {
    walk.page = await chrome.open('options.html');
    await walk.page.getByRole('heading', { name: 'Import mail' }).waitFor();
  });
  await tour.step('The popup', async () => {
    walk.page = await chrome.open('popup.html');
    await walk.page.getByRole('button', { name: 'Open Casebar here' }).waitFor();
    await walk.page
      .getByText(/wait in your queues/)
      .first()
      .waitFor();
  });
}

/** Somebody else at the same browser, as while practising. */
async function become(walk: Walk, name: string) {
  walk.page = await walk.chrome.open('sidebar.html');
  walk.app = walk.page;
  await walk.app.getByRole('button', { name: /Who am I/ }).click();
  await walk.app.getByRole('menuitemradio', { name }).click();
  await walk.app.getByRole('button', { name: new RegExp(`Who am I.*${name}`) }).waitFor();
}

async function approving(tour: Tour, walk: Walk) {
  const row = (of: Page | Frame) => of.getByRole('option').filter({ hasText: 'João Pedro' });
  await tour.step('Who may not reply directly asks for approval', async () => {
    await become(walk, 'Tiago Lobo');
    await walk.app.getByRole('tab', { name: /^My queues/ }).click();
    walk.number = ((await row(walk.app).getAttribute('data-case')) ?? '').split(':')[1] ?? '';
    await row(walk.app).click();
    await walk.app.getByRole('textbox', { name: /^For approval:/ }).fill(ASKED);
    await walk.app.getByRole('button', { name: 'Send for approval' }).click();
    await walk.app.getByRole('region', { name: /^Pending approval/ }).waitFor();
  });
  await tour.step('An approver reviews it in the popup', async () => {
    await become(walk, 'Ruth Adeyemi');
    walk.page = await walk.chrome.open('popup.html');
    await row(walk.page).click();
    const text = walk.page.getByRole('textbox', { name: 'Reply by Tiago Lobo' });
    await text.waitFor();
    await text.fill(APPROVED);
    await walk.page.getByRole('region', { name: 'Your changes' }).waitFor();
  });
  await tour.step('Approved with changes: the customer gets it once', async () => {
    await walk.page
      .getByRole('button', { name: /^Approve/ })
      .first()
      .click();
    const sent = async () =>
      (await recordOf(walk.chrome, walk.number)).messages.filter(({ text }) => text === APPROVED).length;
    await poll(async () => (await sent()) === 1, 10_000, 'one message at the desk');
    await walk.page.bringToFront();
  });
}

/**
 * The main job, walked by clicking like a person: a customer's page, the sidebar beside it, a case answered; and a reply
 * that needs somebody's approval.
 */
export async function walk(chrome: Chrome): Promise<0 | 1> {
  const pages = await servePages();
  const page = chrome.context.pages()[0] ?? (await chrome.context.newPage());
  const walk: Walk = { chrome, base: pages.base, page, app: page, number: '' };
  const tour = new Tour({
    capture: async (file) => {
      await walk.page.waitForTimeout(250); // motion has ended
      await walk.page.screenshot({ path: file });
    },
    print: (line) => console.log(line),
  });
  try {
    await opening(tour, walk);
    await answering(tour, walk);
    await more(tour, walk);
    await approving(tour, walk);
    await tour.step('Nothing went wrong on the way', async () => {
      must(chrome.problems.length === 0, chrome.problems.join('; '));
    });
    return tour.finish();
  } finally {
    await pages.close();
  }
}
