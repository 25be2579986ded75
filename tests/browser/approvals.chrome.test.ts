import 'fake-indexeddb/auto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, openServer, type ServerDb } from '@/core/connectors/local/server/database';
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
let db: ServerDb;
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
  db = await openServer('shared');
  shared = await startEmbeddedDesk({ db, sample: deskOfThree() });
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
  const question = app.locator('.case-pane').getByText(`Question ${number}`);
  // Not before the page has drawn one of the two: a row that is not there yet would be taken for none.
  await row.or(question).first().waitFor();
  if (await row.isVisible()) await row.click();
  await question.waitFor();
  await app.getByRole('textbox', { name: /^For approval:/ }).fill(text);
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
  const field = nia.app.getByRole('textbox', { name: /^For approval:/ });
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

/** Decisions about these cases that were refused, as `code: detail`; and how many of all are still under way. */
const refusedIn = ({ app }: Somebody, numbers: readonly string[]) =>
  app.evaluate(
    (about) =>
      new Promise<{ why: string[]; open: number }>((resolve, reject) => {
        const opened = indexedDB.open('casebar');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const found = opened.result.transaction('outbox').objectStore('outbox').getAll();
          found.onsuccess = () => {
            opened.result.close();
            const items: { id: string; state: string; problem: { code: string; detail: string } | null }[] =
              found.result;
            const why = items.flatMap(({ id, problem }) =>
              problem && about.includes(id.split('-')[1] ?? '') ? [`${problem.code}: ${problem.detail}`] : [],
            );
            const open = items.filter(({ state }) => ['queued', 'sending', 'unconfirmed'].includes(state));
            resolve({ why, open: open.length });
          };
        };
      }),
    numbers,
  );

/** Approves what Nia asked for as it was when the case had one message; answers the code of why not, '' = it was taken. */
async function approveAs({ app }: Somebody, number: string): Promise<string> {
  const { id, hash } = (await requestOf(number)) ?? {};
  const said = await deskCall(app, 'approveReply', {
    id: `approve-${number}-${crypto.randomUUID()}`,
    approval: `local:${id}`,
    revision: 1,
    hash,
    text: `Answer ${number}`,
    attachments: [],
    status: null,
    threadRevision: 1,
    undo: 0,
  });
  return said.ok ? '' : (said.code ?? 'unexpected');
}

test(`two approvers in the same instant, ${ROUNDS} times: one message each, and the other is told who`, async () => {
  for (const number of RACES) await asked(number);
  const last = `race-${RACES.at(-1)}`;
  for (const one of [ben, eva]) await expect.poll(() => knows(one, last)).toBe(true);
  const refused: string[] = [];
  for (const number of RACES) {
    const approve = async (who: Somebody) => {
      const code = await approveAs(who, number);
      if (code) refused.push(code);
    };
    await Promise.all(Number(number) % 2 ? [approve(ben), approve(eva)] : [approve(eva), approve(ben)]);
  }
  for (const number of RACES) await expect.poll(() => sent(number)).toEqual([`Answer ${number}`]);
  for (const one of [ben, eva]) await expect.poll(async () => (await refusedIn(one, RACES)).open).toBe(0);
  const [bens, evas] = [(await refusedIn(ben, RACES)).why, (await refusedIn(eva, RACES)).why];
  expect(bens.filter((why) => why !== 'already-decided: Eva Roth')).toEqual([]);
  expect(evas.filter((why) => why !== 'already-decided: Ben Ode')).toEqual([]);
  // Whoever heard of the other's decision before their own left was told at once.
  expect(refused.filter((code) => code !== 'already-decided')).toEqual([]);
  expect(bens.length + evas.length + refused.length).toBe(ROUNDS);
  console.log(`approval races: ${ROUNDS} rounds, 0 wrong`);
}, 90_000);

/** What may happen between the review and the decision, at the desk itself, and the word for it. */
const STOPS: readonly [string, (number: string) => Promise<unknown>][] = [
  ['moved', (number) => shared.server.receive({ case: number, text: 'One more thing' })],
  [
    'answered',
    (number) =>
      shared.server.deliver({
        item: `other-${number}`,
        agent: 'eva',
        case: number,
        action: { kind: 'reply', text: 'Done', attachments: [], status: null },
      }),
  ],
  [
    'closed',
    (number) =>
      shared.server.deliver({
        item: `close-${number}`,
        agent: 'eva',
        case: number,
        action: { kind: 'status', status: 'closed' },
      }),
  ],
  [
    'window',
    (number) =>
      change(db, async (c) => {
        const found = await c.store('cases').get(number);
        if (found) await c.store('cases').put({ ...found, lastInboundAt: '2026-01-01T10:00:00.000Z' });
      }),
  ],
];

test('what changed between the review and the decision stops it with its reason; an unchanged case passes', async () => {
  const [pass = '', ...others] = NUMBERS.slice(2);
  const stopped = STOPS.map(([why, happens], n) => ({ why, happens, number: others[n] ?? '' }));
  for (const number of [pass, ...stopped.map((one) => one.number)]) await asked(number);
  await expect.poll(() => knows(ben, `race-${stopped.at(-1)?.number}`)).toBe(true);
  for (const { why, happens, number } of stopped) {
    await happens(number);
    // Known here already, or found out by the desk: both say the same.
    const code = await approveAs(ben, number);
    if (code) expect(code).toBe('case-moved');
    else await expect.poll(async () => (await refusedIn(ben, [number])).why).toEqual([`case-moved: ${why}`]);
    expect(await sent(number)).not.toContain(`Answer ${number}`);
  }
  expect(await approveAs(ben, pass)).toBe('');
  await expect.poll(() => sent(pass)).toEqual([`Answer ${pass}`]);
});

test('a right that was taken away ends at the desk what the browser still believed', async () => {
  const number = NUMBERS.at(-1) ?? '';
  await asked(number);
  await expect.poll(() => knows(ben, `race-${number}`)).toBe(true);
  await change(db, async (c) => {
    const directory = await c.store('directory').get('directory');
    if (!directory) throw new Error('nothing is seeded');
    const agents = directory.agents.map((one) => (one.id === 'ben' ? { ...one, rights: [] } : one));
    await c.store('directory').put({ ...directory, agents });
  });
  expect(await approveAs(ben, number)).toBe('');
  await expect.poll(async () => (await refusedIn(ben, [number])).why).toEqual(['no-right: ']);
  expect(await sent(number)).toEqual([]);
  const { log = [] } = (await requestOf(number)) ?? {};
  expect(log.at(-1)).toMatchObject({ kind: 'blocked', by: { id: 'ben' }, detail: 'no-right' });
});
