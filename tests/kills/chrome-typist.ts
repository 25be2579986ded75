import type { Frame, Page } from 'playwright-core';
import { type App, launchPractised } from '../browser/app.ts';
import { deskCall } from '../browser/desk-call.ts';
import { servePages } from '../servers/pages.ts';
import { pause, type Typist, type Way } from './ways.ts';

/** A case of the sample desk that this agent may take. */
const NUMBER = '1024';

/** One more letter, and the end of the page, before anything else happens in it. */
async function endAtOnce(page: Page, way: Way, last: string, address: string) {
  const tab = await page.evaluate(async () => (await chrome.tabs.getCurrent())?.id ?? -1);
  const gone = way === 'close' ? page.waitForEvent('close') : page.waitForEvent('framenavigated');
  const type = { way, last, address, tab };
  await page
    .evaluate((one) => {
      document.execCommand('insertText', false, one.last);
      if (one.way === 'reload') location.reload();
      else if (one.way === 'navigate') location.href = one.address;
      else void chrome.tabs.remove(one.tab);
    }, type)
    .catch(() => undefined); // the page went before it could answer
  await gone;
}

/** Somebody who writes in Chromium. */
export async function chromeTypist(): Promise<Typist> {
  const [browser, pages] = await Promise.all([launchPractised(), servePages()]);
  const field = (app: App) => app.locator('textarea[data-tab=reply]');
  const open = async () => {
    const opened = await browser.open(`sidebar.html?case=local:${NUMBER}`);
    await field(opened).waitFor();
    return opened;
  };
  const atEnd = (app: App) =>
    field(app).evaluate((element) => {
      if (!(element instanceof HTMLTextAreaElement)) return;
      element.focus();
      element.setSelectionRange(element.value.length, element.value.length);
    });
  /** The page that ends, and where the field is in it. */
  let page: Page = await browser.open(`sidebar.html?case=local:${NUMBER}`);
  await deskCall(page, 'openCase', `local:${NUMBER}`);
  // A frame shows what was shown last.
  const place = { view: 'mine', case: `local:${NUMBER}` };
  await page.evaluate((shown) => chrome.storage.local.set({ place: shown }), place);
  await field(page).waitFor();
  let frame: Frame | undefined;

  async function beside() {
    await page.close();
    page = await browser.visit(`${pages.base}/form`);
    await browser.clickIcon(page);
    const shown = await browser.sidebar(page);
    await field(shown).waitFor();
    return shown;
  }

  return {
    name: 'Chromium',
    text: () => field(page).inputValue(),
    async type(text, framed) {
      if (framed) frame ??= await beside();
      const app = frame ?? page;
      await atEnd(app);
      await page.keyboard.type(text);
    },
    async stopBackground() {
      const session = await browser.context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
    },
    async end(way, last) {
      const address = `${pages.base}/csp`;
      if (last) await endAtOnce(page, way, last, address);
      else if (way === 'reload') await page.reload();
      else if (way === 'navigate') await page.goto(address);
      else if (way === 'close') {
        const gone = page.waitForEvent('close');
        await page.close({ runBeforeUnload: true });
        await gone;
      }
      if (way === 'kill') {
        await browser.kill();
        await browser.start();
      }
      frame = undefined;
    },
    async read(expected) {
      const before = page;
      page = await open();
      await before.close().catch(() => undefined); // gone with the browser
      for (let wait = 0; wait < 200 && (await field(page).inputValue()) !== expected; wait++) await pause(25);
      return field(page).inputValue();
    },
    async close() {
      await browser.close();
      await pages.close();
    },
  };
}
