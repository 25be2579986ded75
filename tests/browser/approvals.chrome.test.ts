import 'fake-indexeddb/auto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServer } from '@/core/connectors/local/server/database';
import { type EmbeddedDesk, startEmbeddedDesk } from '../servers/embedded-desk-http.ts';
import { practise } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';
import { aContact, aDeskOfTheDay, aWaitingCase } from './days/desk.ts';
import { deskCall } from './desk-call.ts';

const ROUNDS = 40;
const NUMBERS = Array.from({ length: 8 }, (_, n) => `${1001 + n}`);
const RACES = Array.from({ length: ROUNDS }, (_, n) => `${2001 + n}`);
const PEOPLE = [
  { id: 'nia', name: 'Nia Cruz', rights: [] },
  { id: 'ben', name: 'Ben Ode', rights: ['reply', 'approve'] },
  { id: 'eva', name: 'Eva Roth', rights: ['reply', 'approve'] },
] as const;

/** Somebody at a browser of their own. */
interface Somebody {
  readonly browser: Chrome;
  readonly app: Page;
}
let shared: EmbeddedDesk;
let nia: Somebody;
let ben: Somebody;
let eva: Somebody;

const deskOfThree = () =>
  aDeskOfTheDay({
    agents: PEOPLE.map(({ id, name, rights }) => ({
      id,
      name,
      email: `${id}@bikes.example`,
      rights: [...rights],
      queues: ['campaign'],
      signature: '',
    })),
    contacts: [...NUMBERS, ...RACES].map((number) => aContact(`person-${number}`)),
    cases: [...NUMBERS, ...RACES].map((number, n) =>
      aWaitingCase({ number, contact: `person-${number}`, text: `Question ${number}`, minutesAgo: 200 - n }),
    ),
  });

async function arrive(who: (typeof PEOPLE)[number]['id']): Promise<Somebody> {
  const browser = await launchChrome({ size: { width: 900, height: 800 } });
  const app = await browser.open('sidebar.html');
  const address = `${shared.base}/#${shared.token}`;
  await app.evaluate((at) => chrome.storage.local.set({ 'practice-together': at }), { address, me: who });
  await practise(app);
  return { browser, app };
}

beforeAll(async () => {
  shared = await startEmbeddedDesk({ db: await openServer('shared'), sample: deskOfThree() });
  [nia, ben, eva] = await Promise.all([arrive('nia'), arrive('ben'), arrive('eva')]);
}, 120_000);
afterAll(async () => {
  await Promise.all([nia, ben, eva].map((one) => one?.browser.close()));
  await shared?.close();
});

const shot = async (page: Page, name: string) => {
  if (process.env.CASEBAR_SHOTS) await page.screenshot({ path: `${process.env.CASEBAR_SHOTS}/${name}.png` });
};

/** What the desk itself has: its side, past every browser. */
const sent = async (number: string) => {
  const { items } = await shared.server.thread(number, null);
  return items.filter(({ direction }) => direction === 'out').map(({ text }) => text);
};
const requestOf = async (number: string) => {
  const all = (await shared.server.approvals('nia')).filter((one) => one.case === number);
  return all.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)).at(-1);
};

const toCase = async ({ app, browser }: Somebody, number: string) => {
  await app.goto(browser.url(`sidebar.html?case=local:${number}`));
  await app.locator('.case-pane').getByText(`Question ${number}`).waitFor();
};

/** Nia takes a case, unless it is hers, writes, and asks for approval. */
async function ask({ app }: Somebody, number: string, text: string) {
  const row = app.getByRole('option', { name: new RegExp(`Person ${number}`) });
  if (await row.isVisible()) await row.click();
  await app.locator('.case-pane').getByText(`Question ${number}`).waitFor();
  await app.getByRole('textbox', { name: /sent once it is approved/ }).fill(text);
  await sendNow(app);
  await expect.poll(async () => (await requestOf(number))?.proposal.text).toBe(text);
}

const sendNow = (app: Page) =>
  app
    .getByRole('button', { name: /^Send for approval/ })
    .first()
    .click();

/** The popup of an approver with this request open. */
async function review({ browser }: Somebody, number: string): Promise<Page> {
  const popup = await browser.open('popup.html');
  await popup.getByRole('option', { name: new RegExp(`Person ${number}`) }).click();
  await popup.getByRole('region', { name: 'Review' }).waitFor();
  return popup;
}
const approveIn = (popup: Page) =>
  popup
    .getByRole('button', { name: /^Approve and reply/ })
    .first()
    .click();

test('asked in one browser, changed and approved in another: one message, and the author sees what was changed', async () => {
  const [number = ''] = NUMBERS;
  await ask(nia, number, 'We cant');
  expect(await sent(number)).toEqual([]);
  const popup = await review(ben, number);
  await popup.getByRole('textbox', { name: 'Reply by Nia Cruz' }).fill('We cannot, sorry');
  await shot(popup, 'review');
  await approveIn(popup);
  await expect.poll(() => sent(number)).toEqual(['We cannot, sorry']);
  await popup.close();
  await toCase(nia, number);
  await nia.app.getByText('Approved by Ben Ode with changes').waitFor();
  await shot(nia.app, 'approved');
});

test('returned with a reason, the text is a draft again; sent once more and approved, it goes out once', async () => {
  const [, number = ''] = NUMBERS;
  await nia.app.goto(nia.browser.url('sidebar.html'));
  await ask(nia, number, 'No');
  const popup = await review(eva, number);
  await popup.getByRole('button', { name: 'Return to Nia Cruz' }).click();
  await popup.getByLabel('Reason', { exact: true }).fill('Kinder, please');
  await popup.getByRole('button', { name: 'Return to Nia Cruz' }).click();
  await expect.poll(async () => (await requestOf(number))?.state).toBe('returned');
  await popup.close();
  await toCase(nia, number);
  await nia.app.getByText('Kinder, please').first().waitFor();
  const field = nia.app.getByRole('textbox', { name: /sent once it is approved/ });
  await expect.poll(() => field.inputValue()).toBe('No');
  await field.fill('I am afraid not');
  await sendNow(nia.app);
  await expect.poll(async () => (await requestOf(number))?.state).toBe('waiting');
  const second = await review(ben, number);
  await approveIn(second);
  await expect.poll(() => sent(number)).toEqual(['I am afraid not']);
  await second.close();
});

/** A request that Nia makes at the desk itself; answers what an approver says to it. */
async function asked(number: string) {
  const id = `race-${number}`;
  const proposal = { text: `Answer ${number}`, attachments: [], status: null };
  const step = { do: 'request', proposal, note: '', queue: 'campaign', threadRevision: 1 } as const;
  const action = { kind: 'approval', approval: id, step } as const;
  await shared.server.deliver({ item: id, agent: 'nia', case: number, action });
  return id;
}

/** Whether a browser has heard of a request; runs in one of our pages. */
const knows = ({ app }: Somebody, id: string) =>
  app.evaluate(
    (wanted) =>
      new Promise<boolean>((resolve, reject) => {
        const opened = indexedDB.open('casebar');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const found = opened.result.transaction('approvals').objectStore('approvals').count(wanted);
          found.onsuccess = () => {
            opened.result.close();
            resolve(found.result > 0);
          };
        };
      }),
    `local:${id}`,
  );

/** Those of the outbox that were refused because somebody else was first, by whom; and how many are still under way. */
const refusedIn = ({ app }: Somebody) =>
  app.evaluate(
    () =>
      new Promise<{ by: string[]; open: number }>((resolve, reject) => {
        const opened = indexedDB.open('casebar');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const found = opened.result.transaction('outbox').objectStore('outbox').getAll();
          found.onsuccess = () => {
            opened.result.close();
            const items: { state: string; problem: { code: string; detail: string } | null }[] = found.result;
            const lost = items.filter(({ problem }) => problem?.code === 'already-decided');
            const open = items.filter(({ state }) => ['queued', 'sending', 'unconfirmed'].includes(state));
            resolve({ by: lost.map(({ problem }) => problem?.detail ?? ''), open: open.length });
          };
        };
      }),
  );

test(`two approvers in the same instant, ${ROUNDS} times: one message each, and the other is told who`, async () => {
  for (const number of RACES) await asked(number);
  const last = `race-${RACES.at(-1)}`;
  for (const one of [ben, eva]) await expect.poll(() => knows(one, last)).toBe(true);
  const refused: string[] = [];
  for (const number of RACES) {
    const { hash } = (await requestOf(number)) ?? {};
    const approve = async (who: Somebody) => {
      const said = await deskCall(who.app, 'approveReply', {
        id: crypto.randomUUID(),
        approval: `local:race-${number}`,
        revision: 1,
        hash,
        text: `Answer ${number}`,
        attachments: [],
        status: null,
        threadRevision: 1,
        undo: 0,
      });
      if (!said.ok) refused.push(said.code ?? '');
    };
    await Promise.all(Number(number) % 2 ? [approve(ben), approve(eva)] : [approve(eva), approve(ben)]);
  }
  for (const number of RACES) await expect.poll(() => sent(number)).toEqual([`Answer ${number}`]);
  for (const one of [ben, eva]) await expect.poll(async () => (await refusedIn(one)).open).toBe(0);
  const [bens, evas] = [(await refusedIn(ben)).by, (await refusedIn(eva)).by];
  expect(new Set(bens)).toEqual(new Set(bens.length > 0 ? ['Eva Roth'] : []));
  expect(new Set(evas)).toEqual(new Set(evas.length > 0 ? ['Ben Ode'] : []));
  // Whoever heard of the other's decision before their own left was told at once.
  expect(refused.every((code) => code === 'already-decided')).toBe(true);
  expect(bens.length + evas.length + refused.length).toBe(ROUNDS);
  console.log(`approval races: ${ROUNDS} rounds, 0 wrong`);
}, 90_000);
