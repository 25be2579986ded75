import { openBeside, practise } from '../browser/app.ts';
import { type Chrome, launchChrome } from '../browser/chrome.ts';
import { lengthenThread } from '../browser/long-thread.ts';
import { servePages } from '../servers/pages.ts';

/** Milliseconds of several rounds, smallest first. */
const sorted = (rounds: readonly number[]) => [...rounds].sort((a, b) => a - b);
const round = (value: number | undefined) => Math.round((value ?? Number.NaN) * 10) / 10;

export interface Spread {
  readonly n: number;
  readonly p50: number;
  readonly p95: number;
}

/** Median and slow end; single times on a shared machine say little. */
export function spread(rounds: readonly number[]): Spread {
  const all = sorted(rounds);
  const at = (share: number) => round(all[Math.min(all.length - 1, Math.floor(all.length * share))]);
  return { n: all.length, p50: at(0.5), p95: at(0.95) };
}

/** Click on the icon → first case row drawn, beside a page, with the worker asleep or awake. */
async function clickToRow(browser: Chrome, base: string, asleep: boolean): Promise<number> {
  const page = await browser.visit(`${base}/long`);
  if (asleep) await browser.stopWorker();
  const start = Date.now() + 250; // clickIcon waits that long for the browser's own grant
  await browser.clickIcon(page);
  const app = await browser.sidebar(page);
  await app.locator('[role=option]').first().waitFor();
  const drawn = await app.evaluate(() => Date.now());
  await page.close();
  return drawn - start;
}

/** A question to the store over the live Port, from an open surface. */
async function ask(browser: Chrome, asleep: boolean): Promise<number> {
  const page = await browser.open('options.html');
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (asleep) await browser.stopWorker();
  const took = await page.evaluate(async () => {
    const start = performance.now();
    const port = chrome.runtime.connect({ name: 'live' });
    const answered = new Promise((done) => port.onMessage.addListener(done));
    port.postMessage({ kind: 'hello', nonce: '' });
    port.postMessage({ kind: 'watch', id: 1, query: 'inbox', args: { view: 'all', from: 0, count: 50 } });
    await answered;
    const took = performance.now() - start;
    port.disconnect();
    return took;
  });
  await page.close();
  return took;
}

/** Space on a case's row, which only looks and so leaves it in the list → its newest message drawn at the end of the thread; and the longest task of scrolling up. */
async function openLong(browser: Chrome, caseId: string): Promise<{ opened: number; longest: number }> {
  const page = await browser.open('sidebar.html');
  await page.locator(`[role=option][data-case="${caseId}"]`).waitFor();
  const times = await page.evaluate(async (id) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const press = (key: string) =>
      document
        .querySelector('.case-list')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    const rows = [...document.querySelectorAll('[role=option]')];
    const place = rows.findIndex((row) => row.getAttribute('data-case') === id);
    for (let n = 0; n < place; n += 1) press('j');
    await frame();
    await frame();
    const start = performance.now();
    press(' ');
    const newest = () => [...document.querySelectorAll('.thread > :is(.message, .mail-folded)')].at(-1);
    while (!newest()) await frame();
    const opened = performance.now() - start;
    let longest = 0;
    const watch = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    watch.observe({ type: 'longtask' });
    const box = document.querySelector('.thread');
    for (let n = 0; box && n < 200; n += 1) {
      box.scrollTop -= 400;
      await frame();
    }
    watch.disconnect();
    return { opened, longest };
  }, caseId);
  await page.close();
  return times;
}

/** Two cases of the list with 2,000 and 200 messages more than they had; nothing but the store is asked for them. */
export async function longThreads(browser: Chrome) {
  const seeding = await browser.open('sidebar.html');
  await seeding.locator('[role=option]').nth(1).waitFor();
  const idAt = async (nth: number) =>
    (await seeding.locator('[role=option]').nth(nth).getAttribute('data-case')) ?? '';
  const [longest, long] = [await idAt(0), await idAt(1)];
  await lengthenThread(seeding, longest, 2000);
  await lengthenThread(seeding, long, 200);
  await seeding.close();
  const rounds = async (caseId: string) => {
    const all: { opened: number; longest: number }[] = [];
    for (let i = 0; i < 8; i += 1) all.push(await openLong(browser, caseId));
    return {
      opened: spread(all.map((one) => one.opened)),
      longestTask: spread(all.map((one) => one.longest)),
    };
  };
  return { of2000: await rounds(longest), of200: await rounds(long) };
}

async function repeat(times: number, run: () => Promise<number>): Promise<Spread> {
  const rounds: number[] = [];
  for (let i = 0; i < times; i += 1) rounds.push(await run());
  return spread(rounds);
}

/** How long people and surfaces wait, in milliseconds, on the embedded desk with its sample. */
export async function speed() {
  const pages = await servePages();
  const browser = await launchChrome({ flags: 'user' });
  try {
    const { page, app } = await openBeside(browser, `${pages.base}/`);
    await practise(app);
    await page.close();
    return {
      clickToFirstRow: {
        warm: await repeat(8, () => clickToRow(browser, pages.base, false)),
        cold: await repeat(8, () => clickToRow(browser, pages.base, true)),
      },
      queryOverPort: {
        warm: await repeat(12, () => ask(browser, false)),
        cold: await repeat(12, () => ask(browser, true)),
      },
      longThread: await longThreads(browser),
    };
  } finally {
    await browser.close();
    await pages.close();
  }
}
