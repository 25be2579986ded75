import type { CDPSession, Page } from 'playwright-core';
import type { Chrome } from '../browser/chrome.ts';
import { launchChrome } from '../browser/chrome.ts';
import { deskCall } from '../browser/desk-call.ts';
import { type Firefox, launchFirefox } from '../browser/firefox.ts';
import { GECKO } from '../browser/firefox-start.ts';

/** A browser with the extension, as far as a fault run needs it. A page without scripts of its own stands for a surface. */
export interface Driver {
  /** Asks the background; throws or answers undefined if it died meanwhile. */
  call(name: string, ...args: readonly unknown[]): Promise<{ ok: boolean; code?: string } | undefined>;
  /** Runs a self-contained function in a page of ours. */
  inPage<A, R>(work: (argument: A) => Promise<R>, argument: A): Promise<R>;
  /** Ends the background at once, whatever it does. */
  stopWorker(): Promise<void>;
  /** Ends the browser with SIGKILL and starts it again on the same profile. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

const PAGE = 'mail.html';

export async function chromiumDriver(extension: string): Promise<Driver> {
  const browser: Chrome = await launchChrome({ extension, args: ['--ignore-certificate-errors'] });
  let page: Page;
  let session: CDPSession;
  const open = async () => {
    page = await browser.open(PAGE);
    session = await browser.context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
  };
  await open();
  return {
    call: (name, ...args) => deskCall(page, name, ...args),
    inPage: (work, argument) => page.evaluate(work as never, argument) as never,
    stopWorker: async () => void (await session.send('ServiceWorker.stopAllWorkers')),
    kill: async () => {
      await browser.kill();
      await browser.start();
      await open();
    },
    close: () => browser.close(),
  };
}

// What Firefox's own window may do: end the event page as it does when idle, and take any certificate.
const STOP = `WebExtensionPolicy.getByID('${GECKO}').extension.terminateBackground({ disableResetIdleForTest: true })`;
const TRUST_ALL = `Cc['@mozilla.org/security/certoverride;1'].getService(Ci.nsICertOverrideService)
  .setDisableAllSecurityChecksAndLetAttackersInterceptMyData(true)`;

export async function firefoxDriver(extension: string): Promise<Driver> {
  const browser: Firefox = await launchFirefox({ extension });
  let page = '';
  const open = async () => {
    await browser.inWindow(TRUST_ALL);
    page = await browser.open(PAGE);
  };
  await browser.grant(['http://127.0.0.1/*', 'https://127.0.0.1/*']);
  await open();
  const run = <T>(expression: string) => browser.evaluate<T>(page, expression);
  return {
    call: (call, ...args) =>
      run(`browser.runtime.sendMessage(${JSON.stringify({ casebar: 'desk', call, args })})`),
    inPage: (work, argument) => run(`(${work})(${JSON.stringify(argument)})`),
    stopWorker: async () => void (await browser.inWindow(STOP)),
    kill: async () => {
      await browser.kill();
      await browser.start();
      await open();
    },
    close: () => browser.close(),
  };
}
