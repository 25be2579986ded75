import type { Page } from 'playwright-core';
import type { Chrome } from '../browser/chrome.ts';
import { servePages } from '../servers/pages.ts';
import { Tour } from './tour.ts';

/** The main job, walked by clicking like a person: a customer's page, the sidebar beside it, a case answered. */
export async function walk(chrome: Chrome): Promise<0 | 1> {
  const pages = await servePages();
  let page: Page = chrome.context.pages()[0] ?? (await chrome.context.newPage());
  const tour = new Tour({
    capture: async (file) => void (await page.screenshot({ path: file })),
    print: (line) => console.log(line),
  });
  try {
    await tour.step('A customer page in the CRM', async () => {
      page = await chrome.visit(`${pages.base}/customers/1`);
    });
    await tour.step('Click the icon: the sidebar opens beside it', async () => {
      await chrome.clickIcon(page);
      await chrome.sidebar(page);
    });
    return tour.finish();
  } finally {
    await pages.close();
  }
}
