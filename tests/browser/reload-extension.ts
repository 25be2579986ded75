import { poll } from './bidi.ts';
import type { Chrome } from './chrome.ts';

/** Whether the background is installed and the browser answers it. */
const answers = (browser: Chrome) =>
  browser
    .inWorker(
      () =>
        Promise.race([
          chrome.action
            .getPopup({})
            .then(() => Reflect.get(globalThis, 'registration')?.active?.state === 'activated'),
          new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 500)),
        ]),
      null,
    )
    .catch(() => false);

/**
 * What an update does: the extension goes from under its pages and comes back.
 *
 * With one of our frames open and Playwright attached, which holds every new worker at its start, Chromium 156 brings
 * up in half of the runs a worker without a line to the browser: its API calls answer «No SW» or never, and no event
 * reaches it. Without a debugger on the worker 20 of 20 were whole, so this is no fault of ours: a broken one is loaded
 * anew here until the browser answers it.
 */
export async function reloadExtension(browser: Chrome) {
  const page = await browser.visit('chrome://extensions/');
  const old = await browser.inWorker(() => performance.timeOrigin, null);
  for (let round = 0; round < 8; round++) {
    await page.evaluate(async (id) => {
      const developer = Reflect.get(chrome, 'developerPrivate');
      await developer.updateProfileConfiguration({ inDeveloperMode: true });
      await developer.reload(id, { failQuietly: false });
    }, browser.id);
    const isNew = () => browser.inWorker((before) => performance.timeOrigin !== before, old);
    const whole = async () => (await isNew().catch(() => false)) && (await answers(browser));
    const came = await poll(whole, 3000, 'a background that the browser answers').catch(() => false);
    if (came) return page.close();
  }
  throw new Error('Chromium has loaded the extension anew eight times, and never answered it');
}
