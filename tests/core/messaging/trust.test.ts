import { beforeEach, describe, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type DeskCalls, deskCalls, type PageCalls, pageCalls } from '@/core/contract';
import { client } from '@/core/messaging/rpc';
import { CasebarError } from '@/core/model/errors';
import { closeDatabase, database } from '@/core/store/database';
import { frameOf, proveFrame, showFrame } from '@/core/workflow/frames';
import { serveDesk } from '@/core/workflow/serve-desk';
import { servePage } from '@/core/workflow/serve-page';
import type { FakeSender } from '../../fakes/crossing';
import { contentScript, sendAs } from '../../fakes/extension';

const PAGE = 'https://shop.example/orders';
const desk = client<DeskCalls>('desk');
const page = client<PageCalls>('page');

/** Our sidebar in a frame of somebody's page. */
const framed = (frameId: number, tabId = 1): FakeSender => ({
  ...contentScript(PAGE, tabId),
  url: fakeBrowser.runtime.getURL('/sidebar.html'),
  origin: fakeBrowser.runtime.getURL('/').replace(/\/$/, ''),
  frameId,
});
const raw = (call: string, args: unknown = [], set = 'desk') =>
  browser.runtime.sendMessage({ casebar: set, call, args });

/** The launcher in the page answers this. */
const launcherSays = (answer: string) =>
  vi
    .mocked(fakeBrowser.scripting.executeScript)
    .mockImplementation(async ({ func }) => [{ frameId: 0, result: func ? answer : undefined }] as never);

/** Shows the frame, and answers the proof it was given. */
async function aFrame(tab = 1): Promise<string> {
  launcherSays('created');
  await showFrame(tab, PAGE, 'toggle');
  return (await frameOf(tab))?.nonce ?? '';
}

beforeEach(async () => {
  await closeDatabase();
  serveDesk();
  servePage();
});

describe('who may call', () => {
  test('a content script can call nothing of the desk, whatever it says', async () => {
    sendAs(contentScript());
    for (const call of Object.keys(deskCalls)) {
      const answer = await raw(call, ['local:1', 'local:1', 'x']);
      expect(answer, call).toEqual({ ok: false, code: 'untrusted', detail: '' });
    }
    const db = await database();
    // Its own row about itself apart, which is written when it is opened.
    const stores = [...db.objectStoreNames].filter((store) => store !== 'vitals');
    for (const store of stores) expect(await db.count(store)).toBe(0);
  });

  test('a page of ours is answered', async () => {
    await expect(desk.openCase('local:404')).rejects.toMatchObject({ code: 'gone', detail: 'local:404' });
    await expect(desk.siteSwitched()).resolves.toBeNull();
  });

  test('another extension, or a page whose address only looks like ours, is refused', async () => {
    const own = framed(0);
    const url = `https://evil.example/${fakeBrowser.runtime.getURL('/sidebar.html')}`;
    for (const who of [
      { ...own, id: 'other-extension' },
      { ...own, url },
      { ...own, url: undefined },
    ]) {
      sendAs(who);
      expect(await raw('siteSwitched')).toMatchObject({ ok: false, code: 'untrusted' });
    }
  });

  test('pages of ours have no business with what launchers may ask', async () => {
    for (const call of Object.keys(pageCalls))
      expect(await raw(call, [], 'page')).toMatchObject({ ok: false, code: 'untrusted' });
  });

  test('a launcher in an inner frame of a page moves nothing', async () => {
    sendAs({ ...contentScript(PAGE), frameId: 3 });
    await page.openHere();
    await page.openElsewhere();
    expect(fakeBrowser.scripting.executeScript).not.toHaveBeenCalled();
  });

  test('the place a launcher asks for is kept for the page the browser names, not for another', async () => {
    sendAs(contentScript('https://shop.example/a'));
    await page.framePlaced({ side: 'left', width: 500, docked: true });
    expect(Object.keys(await fakeBrowser.storage.local.get())).toEqual(['place:https://shop.example']);
    await expect(page.framePlaced({ side: 'left', width: 1, docked: true })).rejects.toBeInstanceOf(
      CasebarError,
    );
  });
});

describe('a sidebar inside a page', () => {
  test('is refused until it has shown its proof', async () => {
    const nonce = await aFrame();
    sendAs(framed(7));
    expect(await raw('siteSwitched')).toMatchObject({ code: 'untrusted' });
    expect(await proveFrame(1, 7, nonce)).toBe(true);
    expect(await raw('siteSwitched')).toMatchObject({ ok: true });
  });

  test('is refused with no proof, a wrong one, or that of another tab', async () => {
    const [, other] = [await aFrame(1), await aFrame(2)];
    for (const nonce of ['', 'guess', other]) expect(await proveFrame(1, 7, nonce)).toBe(false);
    sendAs(framed(7));
    expect(await raw('siteSwitched')).toMatchObject({ code: 'untrusted' });
  });

  test('is refused with a proof that another frame has used', async () => {
    const nonce = await aFrame();
    expect(await proveFrame(1, 7, nonce)).toBe(true);
    expect(await proveFrame(1, 8, nonce)).toBe(false);
    expect(await proveFrame(1, 7, nonce)).toBe(true);
    sendAs(framed(8));
    expect(await raw('siteSwitched')).toMatchObject({ code: 'untrusted' });
    sendAs(framed(7, 2));
    expect(await raw('siteSwitched')).toMatchObject({ code: 'untrusted' });
  });

  test('of two that show the same proof in the same moment one is let in', async () => {
    const nonce = await aFrame();
    const both = await Promise.all([proveFrame(1, 7, nonce), proveFrame(1, 8, nonce)]);
    expect(both.filter(Boolean)).toHaveLength(1);
  });

  test('stays trusted while the launcher is asked to show it again', async () => {
    const nonce = await aFrame();
    await proveFrame(1, 7, nonce);
    const asked = Promise.withResolvers<void>();
    vi.mocked(fakeBrowser.scripting.executeScript).mockImplementation(async () => {
      await asked.promise;
      return [{ frameId: 0, result: 'shown' }] as never;
    });
    vi.mocked(fakeBrowser.scripting.executeScript).mockClear();
    const shown = showFrame(1, PAGE, 'ensure');
    await vi.waitFor(() => expect(fakeBrowser.scripting.executeScript).toHaveBeenCalled());
    sendAs(framed(7));
    const call = raw('siteSwitched');
    const again = proveFrame(1, 7, nonce);
    asked.resolve();
    expect(await shown).toBe(true);
    expect(await call).toMatchObject({ ok: true });
    expect(await again).toBe(true);
  });

  test('an old proof is worth nothing once a new frame was made', async () => {
    const old = await aFrame();
    await proveFrame(1, 7, old);
    const nonce = await aFrame();
    expect(nonce).not.toBe(old);
    expect(await proveFrame(1, 9, old)).toBe(false);
    sendAs(framed(7));
    expect(await raw('siteSwitched')).toMatchObject({ code: 'untrusted' });
  });
});

describe('what may be said', () => {
  test.each(['__proto__', 'constructor', 'then', 'toString', 'hasOwnProperty', '', 'nothing'])(
    'a call named «%s» is no call',
    async (name) => {
      vi.spyOn(console, 'error').mockImplementation(() => {});
      expect(await raw(name)).toEqual({ ok: false, code: 'unexpected', detail: `bad call ${name}` });
    },
  );

  test.each([
    ['too few', 'openCase', []],
    ['too many', 'openCase', ['a', 'b']],
    ['of another type', 'openCase', [{ toString: 'a' }]],
    ['an id too long', 'openCase', ['x'.repeat(301)]],
    ['an empty id', 'openCase', ['']],
    ['a text too long', 'submitReply', [{ text: 'x'.repeat(1_000_001) }]],
    ['an unknown status', 'setStatus', ['a', 'deleted']],
    ['no number', 'markSeen', ['a', null]],
    ['a file too big in one piece', 'putFile', [{ base64: 'x'.repeat(3_000_000) }]],
    ['more than asked for', 'openSurface', ['everywhere']],
  ])('arguments that are wrong (%s) reach nothing', async (_, call, args) => {
    expect(await raw(call, args)).toMatchObject({
      ok: false,
      code: 'unexpected',
      detail: `bad call ${call}`,
    });
  });

  test.each([null, 1, 'desk', [], {}, { casebar: 'desk' }, { casebar: 'desk', call: 'openCase', args: 'x' }])(
    'a message that is none of ours (%j) is left to others',
    async (message) => {
      expect(await browser.runtime.sendMessage(message)).toBeUndefined();
    },
  );
});

describe('the asking side', () => {
  test('gets code and detail of a refusal as one of our errors', async () => {
    const error = await desk.openCase('local:404').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CasebarError);
    expect(error).toMatchObject({ code: 'gone', detail: 'local:404' });
  });

  test('is told nothing of a mistake of ours but that there was one', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.mocked(fakeBrowser.scripting.getRegisteredContentScripts).mockRejectedValue(new Error('secret-token'));
    await expect(desk.siteSwitched()).rejects.toMatchObject({ code: 'unexpected', detail: '' });
  });

  test('gets one of our errors when nobody answers any more', async () => {
    fakeBrowser.runtime.onMessage.removeAllListeners();
    await expect(desk.pullNow(null)).rejects.toBeInstanceOf(CasebarError);
  });

  test('sends nothing by being awaited', async () => {
    const sent = vi.spyOn(browser.runtime, 'sendMessage');
    await desk;
    expect(sent).not.toHaveBeenCalled();
  });
});
