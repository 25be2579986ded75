import type { Page } from 'playwright-core';
import type { Approval } from '@/core/model/approval';
import type { OutboxItem } from '@/core/model/outbox-item';
import { practise } from '../../browser/app.ts';
import { type Chrome, launchChrome } from '../../browser/chrome.ts';
import { type Answered, deskCall } from '../../browser/desk-call.ts';
import type { FaultyDesk } from './desk.ts';

/** What somebody's browser has stored about some cases. */
export interface Known {
  readonly approvals: readonly Approval[];
  readonly items: readonly OutboxItem[];
  readonly revisions: Readonly<Record<string, number>>;
  /** Texts of drafts, also of those that were given up. */
  readonly drafts: readonly string[];
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

// Sent into a page as it stands, so it has to open the database by itself.
const readKnown = (cases: readonly string[]): Promise<Known> =>
  new Promise((resolve, reject) => {
    const opened = indexedDB.open('casebar');
    opened.onerror = () => reject(opened.error);
    opened.onsuccess = () => {
      const db = opened.result;
      const tx = db.transaction(['approvals', 'outbox', 'cases', 'drafts']);
      const of = (id: string) => IDBKeyRange.bound([id], [id, []]);
      const approvals = cases.map((id) => tx.objectStore('approvals').index('byCase').getAll(id));
      const items = cases.map((id) => tx.objectStore('outbox').index('byCase').getAll(of(id)));
      const rows = cases.map((id) => tx.objectStore('cases').get(id));
      const drafts = tx.objectStore('drafts').getAll();
      tx.onerror = () => reject(tx.error);
      tx.oncomplete = () => {
        db.close();
        resolve({
          approvals: approvals.flatMap(({ result }) => result),
          items: items.flatMap(({ result }) => result),
          revisions: Object.fromEntries(rows.map(({ result }, n) => [cases[n], result?.revision ?? 0])),
          drafts: drafts.result.map(({ text }) => text),
        });
      };
    };
  });

/** Somebody at a real browser with the real extension, its list of what is not sent always in front. */
export class Person {
  readonly id: string;
  readonly name: string;
  readonly #browser: Chrome;
  /** A page without scripts of its own, to ask and to read from. */
  readonly #eye: Page;
  readonly #outbox: Page;
  readonly #stop: () => Promise<unknown>;

  constructor(
    who: { id: string; name: string },
    browser: Chrome,
    pages: { eye: Page; outbox: Page },
    stop: () => Promise<unknown>,
  ) {
    this.id = who.id;
    this.name = who.name;
    this.#browser = browser;
    this.#eye = pages.eye;
    this.#outbox = pages.outbox;
    this.#stop = stop;
  }

  /** Asks once; undefined = the background died meanwhile. */
  call(name: string, ...args: readonly unknown[]): Promise<Answered | undefined> {
    return deskCall(this.#eye, name, ...args).catch(() => undefined);
  }

  /** Presses a button: once more if nothing was heard. */
  async press(name: string, ...args: readonly unknown[]): Promise<Answered> {
    for (let tries = 1; ; tries++) {
      const answer = await this.call(name, ...args);
      if (answer) return answer;
      if (tries >= 100) throw new Error(`${this.id}: nothing was heard of ${name}`);
      await pause(50);
    }
  }

  async know(cases: readonly string[]): Promise<Known> {
    return this.#eye.evaluate(readKnown, cases);
  }

  /** Asks for news, as a surface does that is looked at. */
  look = () => this.call('pullNow', null);

  /** Ends the background at once, whatever it does. */
  stopWorker = async () => void (await this.#stop().catch(() => undefined));

  /** The buttons that the list of what is not sent shows for an item; waits for one. */
  async stepsShown(item: string): Promise<readonly string[]> {
    const row = this.#outbox.locator(`[data-item="${item}"] .outbox-steps button:enabled:visible`);
    await row
      .first()
      .waitFor({ timeout: 5_000 })
      .catch(() => undefined);
    return row.evaluateAll((all) =>
      all.map((one) => one.textContent || one.getAttribute('aria-label') || '?'),
    );
  }

  /** How many requests their list of requests says that there are. */
  async requestsShown(wanted: number): Promise<number> {
    const popup = await this.#browser.open('popup.html');
    const shown = async () => {
      const row = popup.locator('.request:not(.bone)').first();
      return (await row.count()) === 0 ? 0 : Number(await row.getAttribute('aria-setsize'));
    };
    let found = -1;
    for (const end = Date.now() + 10_000; Date.now() < end && found !== wanted; await pause(100))
      found = await shown().catch(() => -1);
    await popup.close();
    return found;
  }

  close = () => this.#browser.close();
}

/** Starts a browser with the extension in which somebody has just begun to work at the desk. */
export async function arrive(
  who: { id: string; name: string },
  desk: FaultyDesk,
  extension: string,
): Promise<Person> {
  const browser = await launchChrome({ extension, size: { width: 900, height: 800 } });
  const eye = await browser.open('mail.html');
  const outbox = await browser.open('sidebar.html');
  const address = `${desk.base}/#${desk.token}`;
  await outbox.evaluate((at) => chrome.storage.local.set({ 'practice-together': at }), {
    address,
    me: who.id,
  });
  await practise(outbox);
  await outbox.goto(browser.url('sidebar.html?outbox'));
  const session = await browser.context.newCDPSession(eye);
  await session.send('ServiceWorker.enable');
  return new Person(who, browser, { eye, outbox }, () => session.send('ServiceWorker.stopAllWorkers'));
}
