import { openBeside, practise } from '../browser/app.ts';
import { type Chrome, launchChrome } from '../browser/chrome.ts';
import { servePages } from '../servers/pages.ts';
import { type Spread, spread } from './spread.ts';
import { threads } from './threads.ts';

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
      threads: await threads(browser),
    };
  } finally {
    await browser.close();
    await pages.close();
  }
}
