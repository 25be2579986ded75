import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureFirefox } from '../run/browsers.ts';
import { Bidi, poll } from './bidi.ts';
import { distOf } from './build.ts';
import { announced, type FirefoxOptions, GECKO, UUID, writePreferences } from './firefox-start.ts';
import * as ui from './firefox-window.ts';
import { type Spot, spotExpression } from './locate.ts';

interface Tree {
  readonly contexts: readonly {
    readonly context: string;
    readonly url: string;
    readonly children: Tree['contexts'];
  }[];
}

/** A stock Firefox with the production build in it, driven by real pointer and key events. */
export class Firefox {
  readonly options: FirefoxOptions;
  readonly profile: string;
  #process: ChildProcess | undefined;
  #bidi: Bidi | undefined;
  #window = '';
  readonly #granted: { origins: readonly string[]; permissions: readonly string[] }[] = [];

  constructor(options: FirefoxOptions = {}) {
    this.options = options;
    this.profile = options.profile ?? mkdtempSync(join(tmpdir(), 'casebar-firefox-'));
  }

  get bidi(): Bidi {
    if (!this.#bidi) throw new Error('Firefox is not running');
    return this.#bidi;
  }

  async start() {
    const { width, height } = this.options.size ?? { width: 1400, height: 900 };
    writePreferences(this.profile, this.options);
    const args = ['--headless', '--no-remote', '--profile', this.profile, '--remote-debugging-port', '0'];
    args.push('--remote-allow-system-access', '--width', `${width}`, '--height', `${height}`);
    this.#process = spawn(ensureFirefox(), args, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#bidi = await Bidi.open(await announced(this.#process));
    await this.bidi.send('webExtension.install', {
      extensionData: { type: 'path', path: this.options.extension ?? distOf('firefox') },
    });
    const tree = await this.bidi.send<Tree>('browsingContext.getTree', { 'moz:scope': 'chrome' });
    this.#window = tree.contexts[0]?.context ?? '';
    for (const { origins, permissions } of this.#granted) {
      await this.inWindow(ui.grantPermissions(GECKO, origins, permissions));
    }
    return this;
  }

  /** Runs in Firefox's own window, with all rights. */
  inWindow<T>(expression: string): Promise<T> {
    return this.bidi.evaluate<T>(this.#window, expression);
  }

  /** Runs in a page, frame or sidebar. */
  evaluate<T>(context: string, expression: string): Promise<T> {
    return this.bidi.evaluate<T>(context, expression);
  }

  url(path: string) {
    return `moz-extension://${UUID}/${path}`;
  }

  /** A new tab. Waiting for «complete» never ends on moz-extension pages (another process takes over), so this polls. */
  async visit(url: string): Promise<string> {
    const { context } = await this.bidi.send<{ context: string }>('browsingContext.create', { type: 'tab' });
    await this.go(context, url);
    return context;
  }

  async go(context: string, url: string) {
    await this.bidi.send('browsingContext.navigate', { context, url, wait: 'none' });
    const there = `location.href === ${JSON.stringify(url)} && document.readyState === 'complete'`;
    await poll(() => this.evaluate<boolean>(context, there), 15_000, url);
  }

  open(path: string) {
    return this.visit(this.url(path));
  }

  async bringToFront(context: string) {
    await this.bidi.send('browsingContext.activate', { context });
  }

  async closeTab(context: string) {
    await this.bidi.send('browsingContext.close', { context });
  }

  /** Our frame in a page. */
  async frame(context: string, path = 'sidebar.html', ms = 10_000): Promise<string> {
    const find = async () => {
      const tree = await this.bidi.send<Tree>('browsingContext.getTree', { root: context });
      return tree.contexts[0]?.children.find((one) => one.url.startsWith(this.url(path)))?.context;
    };
    return poll(find, ms, `a frame with ${path}`);
  }

  /** Clicks the extension's toolbar button. */
  clickIcon() {
    return this.inWindow(ui.clickToolbarButton(GECKO));
  }

  /** The browser sidebar, once our page is in it. Asking again after a reload is cheap. */
  async sidebar(ms = 10_000): Promise<string> {
    const context = await poll(() => this.inWindow<string | null>(ui.SIDEBAR_CONTEXT), ms, 'the sidebar');
    await poll(
      () => this.evaluate<boolean>(context, "document.readyState === 'complete'"),
      ms,
      'a drawn sidebar',
    );
    return context;
  }

  resizeSidebar(width: number) {
    return this.inWindow(ui.sidebarWidth(width));
  }

  closeSidebar() {
    return this.inWindow(ui.closeSidebar);
  }

  /** Ctrl+Shift+letter. */
  shortcut(letter: string) {
    return this.inWindow(ui.pressShortcut(letter));
  }

  /** Sites and optional permissions, as if the user had said yes; a temporary add-on forgets them, so every start repeats it. */
  async grant(origins: readonly string[], permissions: readonly string[] = []) {
    this.#granted.push({ origins, permissions });
    await this.inWindow(ui.grantPermissions(GECKO, origins, permissions));
  }

  /** Waits for an element that can be clicked and gives its middle. */
  async spot(context: string, selector: string, name = '', ms = 8000): Promise<Spot> {
    let before = '';
    const still = async () => {
      const spot = await this.evaluate<Spot | null>(context, spotExpression(selector, name));
      const now = JSON.stringify(spot);
      const settled = now === before; // the same place twice: it has stopped moving
      before = now;
      return settled && spot;
    };
    return poll(still, ms, `${selector} «${name}» ready for a click`);
  }

  /** A real click on the first match. `name` = what people read or hear. */
  async click(context: string, selector: string, name = '', button: 0 | 2 = 0) {
    const spot = await this.spot(context, selector, name);
    const actions = [
      { type: 'pointerMove', ...spot },
      { type: 'pointerDown', button },
      { type: 'pointerUp', button },
    ];
    const mouse = { type: 'pointer', id: 'mouse', actions };
    await this.bidi.send('input.performActions', { context, actions: [mouse] });
  }

  /** Chooses from the page's native menu. */
  async chooseFromMenu(context: string, selector: string, label: string) {
    await this.click(context, selector, '', 2);
    await poll(() => this.inWindow<boolean>(ui.chooseMenuItem(label)), 5000, `menu item ${label}`);
  }

  /** Types into whatever has the focus. */
  async type(context: string, text: string) {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value: value === '\n' ? '\uE006' : value },
      { type: 'keyUp', value: value === '\n' ? '\uE006' : value },
    ]);
    await this.bidi.send('input.performActions', {
      context,
      actions: [{ type: 'key', id: 'keys', actions }],
    });
  }

  /** Keys held together, as WebDriver writes them: `press(c, KEYS.control, KEYS.enter)`. */
  async press(context: string, ...keys: string[]) {
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
    const actions = [{ type: 'key', id: 'keys', actions: [...down, ...up] }];
    await this.bidi.send('input.performActions', { context, actions });
  }

  /** Waits for words anywhere in what is drawn. */
  async waitForText(context: string, words: string, ms = 8000) {
    const shown = `document.body.innerText.includes(${JSON.stringify(words)})`;
    await poll(() => this.evaluate<boolean>(context, shown), ms, `«${words}» on the page`);
  }

  /** The whole window, or one context. */
  async screenshot(file: string, context?: string) {
    const data = context
      ? (await this.bidi.send<{ data: string }>('browsingContext.captureScreenshot', { context })).data
      : (await this.inWindow<string>(ui.WINDOW_PICTURE)).split(',')[1];
    writeFileSync(file, Buffer.from(data ?? '', 'base64'));
  }

  /** Quits and starts again on the same profile. */
  async restart() {
    await this.stop();
    return this.start();
  }

  /** The end without any warning; `start()` brings it back on the same profile. */
  async kill() {
    await this.#gone(() => this.#process?.kill('SIGKILL'));
  }

  async stop() {
    await this.#gone(
      () => void this.#bidi?.send('browser.close', {}, 5000).catch(() => this.#process?.kill()),
    );
  }

  async #gone(end: () => void) {
    const running = this.#process;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    end();
    const late = setTimeout(() => running.kill('SIGKILL'), 8000);
    await gone;
    clearTimeout(late);
    this.#bidi = undefined;
  }

  async close() {
    await this.stop();
    if (!this.options.profile) rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Starts a Firefox with the extension; close it in `afterAll`. */
export const launchFirefox = (options: FirefoxOptions = {}): Promise<Firefox> => new Firefox(options).start();
