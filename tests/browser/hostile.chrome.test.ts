import type { Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Pages, servePages } from '../servers/pages.ts';
import { closePages, launchPractised, openBeside, recordOf } from './app.ts';
import type { Chrome } from './chrome.ts';
import { deskCall } from './desk-call.ts';

let browser: Chrome;
let pages: Pages;

beforeAll(async () => {
  pages = await servePages();
  browser = await launchPractised();
  // With the site granted a launcher that is thrown out may ask to come back, which is where a loop could be.
  await browser.grant('http://127.0.0.1/*');
});
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});
afterEach(() => closePages(browser));

/** The proofs of all frames, as only the background knows them. */
const nonces = () =>
  browser.inWorker(async () => {
    const all = await chrome.storage.session.get(null);
    const frames = Object.entries(all).filter(([key]) => key.startsWith('frame:'));
    return frames.map(([, record]) => (record as { nonce: string }).nonce).filter(Boolean);
  }, null);

/** The page puts our sidebar into itself. */
async function embed(page: Page, address: string): Promise<Frame> {
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.name = 'stolen';
    Object.assign(frame.style, { position: 'fixed', inset: '0', width: '500px', height: '700px' });
    frame.src = src;
    document.body.append(frame);
  }, browser.url(address));
  const find = () =>
    page.frames().find((frame) => frame.name() === 'stolen' && frame.url() !== 'about:blank');
  await expect.poll(find).toBeTruthy();
  return find() as Frame;
}

async function expectStranger(frame: Frame) {
  await frame.getByText('This page opened Casebar by itself').waitFor();
  expect(await frame.locator('.case-row, .tab, .me, .case-pane, .composer').count()).toBe(0);
  for (const [call, ...args] of [
    ['openCase', 'local:1028'],
    ['pullNow', null],
    ['resetPractice'],
    ['takeNext'],
  ])
    expect(await deskCall(frame, String(call), ...args)).toMatchObject({ ok: false, code: 'untrusted' });
}

describe('a page that puts our sidebar into itself', () => {
  test('sees nothing of any case and can call nothing', async () => {
    const page = await browser.visit(`${pages.base}/form`);
    await expectStranger(await embed(page, 'sidebar.html?case=local:1028#guess'));
  });

  test('gets nowhere beside our own frame, nor with the proof of that frame or of another tab', async () => {
    const one = await openBeside(browser, `${pages.base}/`);
    await one.app.locator('.case-row').first().waitFor();
    const two = await openBeside(browser, `${pages.base}/form`);
    await two.app.locator('.case-row').first().waitFor();
    const stolen = await nonces();
    expect(stolen).toHaveLength(2);
    for (const nonce of stolen) {
      await expectStranger(await embed(two.page, `sidebar.html#${nonce}`));
    }
    // Ours go on working, both at once.
    for (const { app } of [one, two])
      expect(await deskCall(app, 'pullNow', null)).toMatchObject({ ok: true });
  });

  test('cannot take over the place of our frame by embedding it while ours is closed', async () => {
    const { page, app } = await openBeside(browser, `${pages.base}/form`);
    await app.locator('.case-row').first().waitFor();
    const [nonce] = await nonces();
    await browser.clickIcon(page);
    await expectStranger(await embed(page, `sidebar.html#${nonce}`));
  });
});

describe('a script in our isolated world, as a broken renderer could run it', () => {
  test('is refused every call of a desk, every live query, and the drafts', async () => {
    const { page, app } = await openBeside(browser, `${pages.base}/form`);
    await app.locator('.case-row').first().waitFor();
    const url = page.url();
    const got = await browser.inWorker(async (address) => {
      const [tab] = await chrome.tabs.query({ url: address });
      const [{ result } = { result: undefined }] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        func: async () => {
          const ask = (call: string, args: unknown[]) =>
            chrome.runtime.sendMessage({ casebar: 'desk', call, args });
          const port = chrome.runtime.connect({ name: 'live' });
          const news: unknown[] = [];
          const closed = new Promise<void>((done) => port.onDisconnect.addListener(() => done()));
          port.onMessage.addListener((said) => void news.push(said));
          port.postMessage({ kind: 'hello', nonce: '' });
          port.postMessage({ kind: 'watch', id: 1, query: 'desks', args: null });
          await closed;
          const storage = await chrome.storage.local.get(null).then(Object.keys, () => 'refused');
          return {
            calls: [await ask('openCase', ['local:1028']), await ask('constructor', [])],
            news,
            storage,
          };
        },
      });
      return result;
    }, `${url}*`);
    const refused = { ok: false, code: 'untrusted', detail: '' };
    expect(got).toEqual({ calls: [refused, refused], news: [{ kind: 'denied' }], storage: 'refused' });
    expect((await recordOf(browser, '1028')).assignee).toBeNull();
  });
});

describe('a page that throws our element out, moves it or replaces itself', () => {
  test('the hostile page learns nothing, cannot steer us, and stays alive', async () => {
    const page = await browser.visit(`${pages.base}/hostile`);
    await browser.clickIcon(page);
    await page.waitForTimeout(2500);
    const before = await page.evaluate(() => Reflect.get(window, 'loot') as Record<string, unknown>);
    expect(before).toMatchObject({ shadowRoots: [], defined: [], messages: [] });
    expect(JSON.stringify(before.parsed)).not.toContain('casebar');
    await page.waitForTimeout(600);
    // No fight without end: what it threw out a moment ago it throws out no more.
    expect(await page.evaluate(() => Reflect.get(window, 'loot').removed)).toBe(before.removed);
    expect(Number(before.removed)).toBeLessThan(20);
    await page.getByRole('textbox', { name: 'Notes' }).fill('still alive');
    expect(browser.context.pages()).toContain(page);
  });

  test.each([
    ['moves it each frame', 'append'],
    ['takes it out and puts it back at once each frame', 'again'],
    ['takes it out each frame', 'remove'],
  ])('a page that %s stays alive and sees no case, and we give up after a few', async (_, trick) => {
    const page = await browser.visit(`${pages.base}/form`);
    let frames = 0;
    page.on('frameattached', () => {
      frames += 1;
    });
    await page.evaluate((kind) => {
      const known = [...document.querySelectorAll('*')];
      const sweep = () => {
        for (const host of document.querySelectorAll<HTMLElement>(':root > div, body > div')) {
          if (known.includes(host)) continue;
          if (host.shadowRoot || host.childNodes.length > 0) Reflect.set(window, 'saw', host.innerHTML);
          host.remove();
          if (kind === 'append') document.body.prepend(host);
          if (kind === 'again') document.documentElement.append(host);
        }
        requestAnimationFrame(sweep);
      };
      sweep();
    }, trick);
    await browser.clickIcon(page);
    const isCalm = async () => {
      const before = frames;
      await page.waitForTimeout(300);
      return before > 0 && frames === before;
    };
    await expect.poll(isCalm, { timeout: 6000 }).toBe(true);
    expect(frames).toBeLessThan(20);
    const alive = page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done('alive'))));
    expect(await alive).toBe('alive');
    expect(await page.evaluate(() => [Reflect.get(window, 'saw'), window.length])).toEqual([undefined, 0]);
  });

  test.each([
    [
      'writes itself anew',
      () => {
        document.open();
        document.write('<h1>Another document</h1>');
        document.close();
      },
    ],
    [
      'replaces its root',
      () => {
        const root = document.createElement('html');
        root.append(document.createElement('body'));
        document.documentElement.replaceWith(root);
      },
    ],
  ])('after a page %s a click on the icon shows the sidebar again', async (_, replace) => {
    const { page, app } = await openBeside(browser, `${pages.base}/form`);
    await app.locator('.case-row').first().waitFor();
    await page.evaluate(replace);
    await page.waitForTimeout(400);
    await browser.clickIcon(page);
    await expect.poll(() => page.frames().length).toBe(2);
    // Longer than the first frame had to say hello: its excuse must not take the place of the second.
    await page.waitForTimeout(700);
    await (await browser.sidebar(page)).locator('.case-row').first().waitFor();
  });
});

describe('beside our frame', () => {
  test('the page counts no frame, gets no message, and its own messages and keys change nothing', async () => {
    const page = await browser.visit(`${pages.base}/csp`);
    await page.evaluate(() => {
      const got: unknown[] = [];
      Reflect.set(window, 'got', got);
      addEventListener('message', (event) => void got.push(event.data));
    });
    await browser.clickIcon(page);
    const app = await browser.sidebar(page);
    await app.locator('.case-row').first().waitFor();
    await page.evaluate(() => {
      for (const type of ['keydown', 'keyup', 'click'])
        for (const target of [document, ...document.querySelectorAll('*')])
          target.dispatchEvent(
            type === 'click'
              ? new MouseEvent(type, { bubbles: true, composed: true })
              : new KeyboardEvent(type, { key: 'Enter', ctrlKey: true, bubbles: true, composed: true }),
          );
      postMessage({ casebar: 'close' }, '*');
    });
    expect(await page.evaluate(() => [window.length, Reflect.get(window, 'got')])).toEqual([
      0,
      [{ casebar: 'close' }],
    ]);
    await app.locator('.case-row').first().waitFor();
    expect(await app.locator('.case-pane').count()).toBe(0);
  });

  test('a click on Send under a page that covers us is asked about once; the answer sends one message', async () => {
    const { page, app } = await openBeside(browser, `${pages.base}/form`);
    await app.locator('.case-row').first().waitFor();
    await deskCall(app, 'openCase', 'local:1028');
    await app.locator('.case-tabs [role=tab]').nth(1).waitFor();
    await app.locator('.case-tabs [role=tab]', { hasText: /Nuria|Núria/i }).click();
    await app.getByRole('textbox', { name: /^Reply/ }).click();
    await page.keyboard.type('Covered words');
    await page.waitForTimeout(800);
    const send = await app.getByRole('button', { name: 'Send', exact: true }).boundingBox();
    if (!send) throw new Error('no button');
    await page.evaluate(() => {
      const cover = document.createElement('div');
      cover.textContent = 'Click here to win';
      const place = {
        position: 'fixed',
        inset: '0',
        background: 'white',
        pointerEvents: 'none',
        margin: '0',
      };
      Object.assign(cover.style, place, { width: '100vw', height: '100vh' });
      cover.popover = 'manual';
      document.body.append(cover);
      cover.showPopover();
    });
    await page.waitForTimeout(500);
    await page.mouse.click(send.x + send.width / 2, send.y + send.height / 2);
    await app.getByText('The page may be covering Casebar. Send this?').waitFor();
    const ours = async () =>
      (await recordOf(browser, '1028')).messages.filter(({ text }) => text === 'Covered words').length;
    expect(await ours()).toBe(0);
    await page.bringToFront();
    await page.evaluate(() => document.querySelector<HTMLElement>('[popover]:popover-open')?.remove());
    await app.locator('.send-ask').getByRole('button', { name: 'Send' }).click();
    await expect.poll(ours).toBe(1);
    expect(await app.locator('.send-ask').count()).toBe(0);
  });
});

test('the launcher’s button takes a person’s click, and no made-up one', async () => {
  const page = await browser.visit(`${pages.base}/csp`);
  const options = await browser.open('options.html');
  await options.evaluate((origin) => chrome.storage.local.set({ sites: [origin] }), pages.base);
  await deskCall(options, 'siteSwitched');
  await page.reload();
  await page.bringToFront();
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    for (const target of document.querySelectorAll('*'))
      for (const event of [
        new MouseEvent('click', { bubbles: true }),
        new KeyboardEvent('keydown', { key: 'Enter' }),
      ])
        target.dispatchEvent(event);
  });
  await page.waitForTimeout(300);
  expect(page.frames()).toHaveLength(1);
  const [width, height] = await page.evaluate(() => [document.documentElement.clientWidth, innerHeight]);
  await page.mouse.click(Number(width) - 8, Number(height) * 0.4 + 28);
  await (await browser.sidebar(page)).locator('.case-tabs').waitFor();
});

test('nothing went wrong on our own pages', () => {
  // A worker that was just starting when the browser was restarted says so.
  const stopped = /The browser is shutting down/;
  expect(browser.problems.filter((problem) => !stopped.test(problem))).toEqual([]);
});
