import { poll } from './bidi.ts';
import type { Chrome } from './chrome.ts';

/** What the developer's «reload» does, and an update: the extension goes from under its pages and comes back. */
export async function reloadExtension(browser: Chrome) {
  const page = await browser.visit('chrome://extensions/');
  await page.evaluate(async (id) => {
    const developer = Reflect.get(chrome, 'developerPrivate');
    await developer.updateProfileConfiguration({ inDeveloperMode: true });
    await developer.reload(id, { failQuietly: false });
  }, browser.id);
  await page.close();
  await poll(() => browser.installed(), 10_000, 'the extension after it was loaded anew');
}
