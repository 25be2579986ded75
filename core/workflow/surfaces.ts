import browser, { type Tabs } from 'webextension-polyfill';
import type { browser as ChromeApi } from 'wxt/browser';
import { allDesks } from '@/core/store/desks';
import { showFrame } from './frames.ts';

/** Chromium only; the polyfill's types do not know it. */
const sidePanel = (browser as unknown as Partial<Pick<typeof ChromeApi, 'sidePanel'>>).sidePanel;
const isFirefox = () => 'sidebarAction' in browser;

/** Addresses where no extension may draw: then the browser's own side panel is the place. */
export const drawable = (url: string | undefined): url is string =>
  url !== undefined &&
  // The web stores are closed to all extensions, whatever was granted; asking would only end in an error.
  /^(https?|file):/.test(url) &&
  !/^https:\/\/(chromewebstore\.google|addons\.mozilla)\./.test(url);

const openPanel = (tab: Tabs.Tab) =>
  tab.windowId === undefined ? Promise.resolve() : sidePanel?.open({ windowId: tab.windowId });

/** The whole app in a tab of its own; always possible, so it is the way out where nothing else is. */
export const openInTab = () => browser.tabs.create({ url: browser.runtime.getURL('sidebar.html') });

/** The options page, in a tab that is there already if there is one. */
export const openOptions = () => browser.runtime.openOptionsPage();

/**
 * The icon or the shortcut was used on a tab. Runs inside the user's gesture, so what needs one (side panel,
 * Firefox's sidebar) comes before anything is awaited.
 */
export function toggleOn(tab: Tabs.Tab): Promise<unknown> {
  // Firefox takes activeTab away at every load of the page, and a frame would be lost with it: its own sidebar
  // stays.
  if (isFirefox()) return browser.sidebarAction.toggle();
  if (!drawable(tab.url)) return Promise.resolve(openPanel(tab)).catch(openInTab);
  return showOn(tab).then(async (shown) => void (shown || (await openInTab())));
}

/**
 * The browser's own place beside a page, where that is the only one or the usual one; inside the person's gesture.
 * False = there is none, or the frame in the page is to be used.
 */
export function openBesidePage(tab: Tabs.Tab): Promise<boolean> {
  const opening = isFirefox() ? browser.sidebarAction.open() : drawable(tab.url) ? null : openPanel(tab);
  const opened = Promise.resolve(opening).then(
    () => opening !== null && opening !== undefined,
    () => false,
  );
  return opened;
}

/** Shows the frame in a tab's page; false = the browser does not let us in. */
export async function showOn(tab: Tabs.Tab): Promise<boolean> {
  if (tab.id === undefined || !drawable(tab.url)) return false;
  try {
    await showFrame(tab.id, tab.url, 'toggle');
    // null, not '': that would hide what the icon tells everywhere else.
    await browser.action.setBadgeText({ tabId: tab.id, text: null });
    return true;
  } catch {
    return false;
  }
}

/** From the popup: the page that is in front. */
export async function openBeside(): Promise<boolean> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab ? showOn(tab) : false;
}

/** People who decide approvals get the popup from the icon, others the sidebar. */
export async function followRights() {
  const mayApprove = (await allDesks()).some(({ me }) => me?.rights.includes('approve'));
  await browser.action.setPopup({ popup: mayApprove ? browser.runtime.getURL('popup.html') : '' });
}
