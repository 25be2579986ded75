import { type PageCalls, pageCalls } from '@/core/contract';
import type { Handlers } from '@/core/messaging/call';
import { type Sender, serve } from '@/core/messaging/rpc';
import { isContentScript } from '@/core/messaging/trust';
import { frameOf, markClosed, rememberPlace, showFrame, showHandle } from './frames.ts';
import { endPalette } from './palette.ts';
import { grantedSites } from './sites.ts';
import { openInTab } from './surfaces.ts';

/** The page a content script speaks for, as the browser says, never as the script says. */
function pageOf(sender: Sender): { tab: number; url: string; origin: string } | undefined {
  const url = sender.url ?? sender.tab?.url;
  if (sender.tab?.id === undefined || sender.frameId !== 0 || !url) return undefined;
  return { tab: sender.tab.id, url, origin: new URL(url).origin };
}

/**
 * The launcher came up by itself, on a site that is switched on. What it gets depends on what is stored here,
 * never on what it says.
 */
async function launcherReady(sender: Sender) {
  const page = pageOf(sender);
  if (!page) return null;
  const frame = await frameOf(page.tab);
  const granted = (await grantedSites()).includes(page.origin);
  if (frame?.open && frame.origin === page.origin && granted) await showFrame(page.tab, page.url, 'ensure');
  else if (granted) await showHandle(page.tab, page.url);
  return null;
}

const handlers: Handlers<PageCalls, Sender> = {
  launcherReady,
  openHere: async (sender) => {
    const page = pageOf(sender);
    if (page) await showFrame(page.tab, page.url, 'toggle');
    return null;
  },
  framePlaced: async (sender, place) => {
    const page = pageOf(sender);
    if (page) await rememberPlace(page.origin, place);
    return null;
  },
  frameClosed: async (sender) => {
    const page = pageOf(sender);
    if (page) await markClosed(page.tab);
    return null;
  },
  openElsewhere: async (sender) => {
    if (pageOf(sender)) await openInTab();
    return null;
  },
  paletteLeft: async (sender) => {
    const page = pageOf(sender);
    if (page) await endPalette(page.tab);
    return null;
  },
};

/** Answers launchers in pages: nothing here can read or change a case. */
export const servePage = () => serve('page', pageCalls, handlers, isContentScript);
