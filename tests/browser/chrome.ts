import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  type CDPSession,
  type ConsoleMessage,
  chromium,
  type Frame,
  type Page,
} from 'playwright-core';
import { chromiumArgs, ensureChromium } from '../run/browsers.ts';
import { poll } from './bidi.ts';
import { distOf, readManifest } from './build.ts';
import { blockThirdPartyCookies, chromeId, grantOrigins } from './profile.ts';

export interface ChromeOptions {
  /**
   * `user`: the feature flags people have, with storage partitioning for third parties. `playwright`: Playwright's
   * own, which switch that off and so deny an embedded frame its storage where third-party cookies are blocked.
   */
  readonly flags?: 'user' | 'playwright';
  readonly blockThirdPartyCookies?: boolean;
  /** Reuse a profile folder; it is then not deleted at the end. */
  readonly profile?: string;
  /** `navigator.language`. The browser's own language stays English: Debian has the others in a package of its own. */
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** Asks pages for no motion; playwright overrules the browser's own switch for it. */
  readonly still?: boolean;
  readonly headless?: boolean;
  /** Folder of another build than the production one. */
  readonly extension?: string;
  /** Further switches of the browser. */
  readonly args?: readonly string[];
  readonly size?: { readonly width: number; readonly height: number };
}

interface TargetInfo {
  readonly type: string;
  readonly url: string;
  readonly targetId: string;
  readonly embedderData?: { readonly tabActive?: boolean };
}

/** A Chromium with the production build in it, driven as a person would: real clicks, real keys, the real icon. */
export class Chrome {
  readonly options: ChromeOptions;
  readonly profile: string;
  readonly extension: string;
  readonly id: string;
  /** Errors that our own pages reported since the start; a good run has none. */
  readonly problems: string[] = [];
  #context: BrowserContext | undefined;
  #cdp: CDPSession | undefined;

  constructor(options: ChromeOptions = {}) {
    this.options = options;
    this.profile = options.profile ?? mkdtempSync(join(tmpdir(), 'casebar-chrome-'));
    this.extension = options.extension ?? distOf('chrome');
    this.id = chromeId(String(readManifest(this.extension).key));
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('Chromium is not running');
    return this.#context;
  }

  async start() {
    const { options } = this;
    const { width, height } = options.size ?? { width: 1400, height: 900 };
    const fresh = !existsSync(join(this.profile, 'Default'));
    if (options.blockThirdPartyCookies !== undefined) {
      blockThirdPartyCookies(this.profile, options.blockThirdPartyCookies);
    }
    this.#context = await chromium.launchPersistentContext(this.profile, {
      executablePath: ensureChromium(),
      headless: options.headless ?? true,
      viewport: null, // an emulated one makes clicks in the frame miss once the side panel is open
      locale: options.locale,
      colorScheme: options.colorScheme,
      reducedMotion: options.still ? 'reduce' : undefined,
      handleSIGINT: false, // whoever started us decides what ends when
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: [
        ...chromiumArgs(this.extension),
        `--window-size=${width},${height}`,
        '--enable-unsafe-extension-debugging', // for Extensions.triggerAction
        ...(options.args ?? []),
        ...(options.flags === 'playwright' ? [] : ['--disable-features=Translate']), // the last one counts
      ],
    });
    this.context.setDefaultTimeout(10_000); // nothing here takes a person longer
    this.#cdp = await this.context.browser()?.newBrowserCDPSession();
    this.context.on('console', (message) => this.#note(message));
    this.context.on('weberror', (error) => this.problems.push(String(error.error())));
    if (fresh) {
      await poll(() => this.installed(), 15_000, `a loaded extension from ${this.extension}`).catch(
        async (error: unknown) => {
          await this.close(); // a browser that nobody can use must not stay behind
          throw error;
        },
      );
    }
    return this;
  }

  #note(message: ConsoleMessage) {
    const ours = message.location().url.startsWith(this.url(''));
    if (ours && message.type() === 'error') this.problems.push(message.text());
  }

  get #browser(): CDPSession {
    if (!this.#cdp) throw new Error('Chromium is not running');
    return this.#cdp;
  }

  /** Address of a page of the extension. */
  url(path: string) {
    return `chrome-extension://${this.id}/${path}`;
  }

  /** An extension page in a tab: `options.html`, `sidebar.html#…`. */
  async open(path: string): Promise<Page> {
    return this.visit(this.url(path));
  }

  async visit(url: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(url);
    return page;
  }

  async targets(type?: string): Promise<TargetInfo[]> {
    const filter = type ? [{ type, exclude: false }] : undefined;
    const { targetInfos } = await this.#browser.send('Target.getTargets', { filter });
    return targetInfos;
  }

  /** Clicks the extension's icon in the toolbar with this page in front; grants `activeTab` as a click does. */
  async clickIcon(page: Page) {
    await page.bringToFront();
    // The action belongs to the tab in front, whatever target is named; so wait until it is this one.
    const url = page.url();
    const inFront = async () =>
      (await this.targets('tab')).find((tab) => tab.embedderData?.tabActive !== false && tab.url === url);
    const { targetId } = await poll(inFront, 5000, `${url} in front`);
    // In the first milliseconds after a load, Chromium sometimes refuses the injection that the click just allowed
    // («Cannot access contents of the page»). No person is that fast.
    await page.waitForTimeout(250);
    const params = { id: this.id, targetId };
    await this.#browser.send('Extensions.triggerAction', params);
  }

  /** Our frame in a page, once it has been drawn. */
  async sidebar(page: Page, ms = 8000): Promise<Frame> {
    const find = () => page.frames().find((frame) => frame.url().startsWith(this.url('sidebar.html')));
    const frame = await poll(find, ms, 'a sidebar in the page');
    await frame.waitForLoadState('domcontentloaded');
    return frame;
  }

  /** Runs in the background, where every extension API is at hand; starts it if it sleeps. */
  async inWorker<R, A>(run: (argument: A) => R | Promise<R>, argument: A): Promise<R> {
    if (!(await this.workerRunning())) {
      await this.#workerCommand('ServiceWorker.startWorker', { scopeURL: this.url('') });
      await poll(() => this.workerRunning(), 5000, 'a running worker');
    }
    const worker = this.context.serviceWorkers()[0] ?? (await this.context.waitForEvent('serviceworker'));
    return worker.evaluate(run as never, argument) as Promise<R>;
  }

  async #workerCommand(...[method, params]: Parameters<CDPSession['send']>) {
    const session = await this.context.newCDPSession(
      this.context.pages()[0] ?? (await this.context.newPage()),
    );
    await session.send('ServiceWorker.enable');
    await session.send(method, params);
    await session.detach();
  }

  async workerRunning() {
    return (await this.targets()).some((target) => target.type === 'service_worker');
  }

  /**
   * Whether the worker is installed, not only running. Stopping it before discards it for good: then the extension is
   * dead until it is loaded anew.
   */
  async installed() {
    if (!(await this.workerRunning())) return false;
    return this.inWorker(() => Reflect.get(globalThis, 'registration')?.active?.state === 'activated', null);
  }

  /** Stops the background as the browser does when idle. A message on its way wakes it, so it is asked until it stays down. */
  async stopWorker() {
    for (let quiet = 0, round = 0; quiet < 3 && round < 60; round++) {
      quiet = (await this.workerRunning()) ? 0 : quiet + 1;
      if (quiet === 0) await this.#workerCommand('ServiceWorker.stopAllWorkers');
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }

  /** Restarts with these sites granted, e.g. `http://127.0.0.1/*`. Open pages are gone afterwards, as after any restart. */
  async grant(...origins: string[]) {
    await this.#shut();
    grantOrigins(this.profile, this.id, origins);
    return this.start();
  }

  /** Quits and starts again on the same profile. */
  async restart() {
    await this.#shut();
    return this.start();
  }

  /** The end without any warning: power cut, `kill -9`. `start()` brings it back on the same profile. */
  async kill() {
    const { processInfo } = await this.#browser.send('SystemInfo.getProcessInfo');
    const pid = processInfo.find((process) => process.type === 'browser')?.id;
    if (!pid) throw new Error('No browser process');
    const gone = new Promise((resolve) => this.context.once('close', resolve));
    process.kill(pid, 'SIGKILL');
    await gone;
    this.#context = undefined;
  }

  async #shut() {
    await this.#context?.close().catch(() => {});
    this.#context = undefined;
  }

  async close() {
    await this.#shut();
    if (!this.options.profile) rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Starts a Chromium with the extension; close it in `afterAll`. */
export const launchChrome = (options: ChromeOptions = {}): Promise<Chrome> => new Chrome(options).start();
