import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import type { browser as ChromeApi } from 'wxt/browser';
import type { Sender } from '@/core/messaging/rpc';
import { MOST_PICKED, type Wish } from '@/core/model/from-page';
import { pick, putWish, takeWish, wishes } from '@/core/store/from-page';
import { frameOf, showFrame } from './frames.ts';
import { closePalette, openPalette, tabOfPalette } from './palette.ts';
import { drawable, openBesidePage, openInTab, showOn } from './surfaces.ts';

/** Chromium only; the polyfill's types do not know it. */
const contexts = (browser.runtime as unknown as Partial<Pick<typeof ChromeApi.runtime, 'getContexts'>>)
  .getContexts;
/** A frame that has not connected by then is kept out by its page, in milliseconds. */
const COMES = 1_500;

const ITEMS = {
  'message-number': 'menuMessage',
  'use-in-reply': 'menuReply',
  'note-on-case': 'menuNote',
} as const;

/**
 * The items of a page's context menu, made anew at every install, update and start of the browser: its language may
 * be another one. Browsers keep them while the worker sleeps. One making at a time, or both would add theirs.
 */
export const makeMenus = () =>
  navigator.locks.request('menus', async () => {
    const title = browser.i18n.getMessage;
    await browser.contextMenus.removeAll();
    const page: Menus.ContextType[] = ['page', 'selection', 'link', 'image', 'editable'];
    browser.contextMenus.create({ id: 'open-here', title: title('menuOpen'), contexts: page });
    browser.contextMenus.create({ id: 'palette', title: title('commandPalette'), contexts: page });
    // Chromium tells nobody what is selected before its menu is shown, so whether it holds a number is seen afterwards.
    for (const [id, name] of Object.entries(ITEMS))
      browser.contextMenus.create({ id, title: title(name), contexts: ['selection'] });
  });

function wishOf(item: string, text: string, site: string): Wish | undefined {
  switch (item) {
    case 'message-number':
      return { kind: 'message', to: text.slice(0, 1000), site, desk: '', text: '' };
    case 'use-in-reply':
      return { kind: 'reply', text, site };
    case 'note-on-case':
      return { kind: 'note', text, site };
    default:
      return undefined;
  }
}

/** Somebody chose one of our items. */
export function chosenInMenu(info: Menus.OnClickData, tab: Tabs.Tab): Promise<unknown> {
  if (info.menuItemId === 'palette') return openPalette(tab);
  if (info.menuItemId === 'open-here') return showOn(tab);
  const text = (info.selectionText ?? '').trim().slice(0, MOST_PICKED);
  // A frame's selection is told with the frame's address; the page's own would be somebody else's.
  const site = URL.parse(info.frameUrl ?? info.pageUrl ?? '')?.host ?? '';
  const wish = wishOf(String(info.menuItemId), text, site);
  if (!wish || text === '') return Promise.resolve();
  // Inside the person's gesture: the browser's own sidebars open at no other time.
  const opening = openBesidePage(tab);
  return pick({ text, site, at: new Date().toISOString() }).then(() => carryOut(wish, tab, opening));
}

/** Whether a panel of the browser is open beside the tab: then nothing has to be put into the page. */
async function hasPanel(tab: Tabs.Tab): Promise<boolean> {
  const open = (await contexts?.({ contextTypes: ['SIDE_PANEL'] })) ?? [];
  return open.some(({ windowId }) => windowId === tab.windowId);
}

/** Until the frame in the tab's page has shown its proof; false = the page keeps it out. */
async function frameCame(tab: number): Promise<boolean> {
  for (const until = Date.now() + COMES; Date.now() < until; ) {
    if (typeof (await frameOf(tab))?.frameId === 'number') return true;
    await new Promise((done) => setTimeout(done, 40));
  }
  return false;
}

async function bringUp(tab: Tabs.Tab): Promise<void> {
  if (await hasPanel(tab)) return;
  if (tab.id !== undefined && drawable(tab.url)) {
    const shown = await showFrame(tab.id, tab.url, 'show').catch(() => false);
    if (shown && (await frameCame(tab.id))) return;
  }
  await openInTab();
}

/** Puts a wish where the surface beside the page sees it, once that is there; `opened` = the browser's own is. */
export async function carryOut(wish: Wish, tab: Tabs.Tab, opened: Promise<boolean>) {
  if (!(await opened)) await bringUp(tab);
  await putWish({ id: crypto.randomUUID(), tab: tab.id ?? -1, at: new Date().toISOString(), wish });
}

/**
 * Hands a wish to the surface that asks for it, once: the frame in the page it was said on, else any surface of its
 * own. Answers null to all the others.
 */
export async function handWish({ tab, frameId }: Sender, id: string): Promise<Wish | null> {
  const waiting = (await wishes()).find((one) => one.id === id);
  if (!waiting) return null;
  const frame = await frameOf(waiting.tab);
  const isThere = frame?.open === true && frame.frameId !== null;
  const isMeant = (frameId ?? 0) !== 0 ? tab?.id === waiting.tab : !isThere;
  return isMeant ? ((await takeWish(id))?.wish ?? null) : null;
}

/** From the palette, which ends with it: there the browser's own sidebars cannot be opened any more. */
export async function wishFromPalette(nonce: string, wish: Wish) {
  const tab = await browser.tabs.get(await tabOfPalette(nonce));
  await closePalette(nonce);
  const isOpen =
    'sidebarAction' in browser && (await browser.sidebarAction.isOpen({ windowId: tab.windowId }));
  await carryOut(wish, tab, Promise.resolve(isOpen));
}
