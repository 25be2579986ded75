import browser from 'webextension-polyfill';
import type { Sender } from './rpc.ts';

/** A page of ours (side panel, popup, options, full tab, or the frame in a page), told by its address. */
export const isOwnPage = (sender: Sender) => sender.url?.startsWith(browser.runtime.getURL('')) === true;

/** Inside somebody else's page: the only place where a page could have put our sidebar by itself. */
export const isFramed = (sender: Sender) => sender.tab !== undefined && (sender.frameId ?? 0) !== 0;

/** A content script of ours; it lives in a page that may be hostile, so it may ask for harmless things only. */
export const isContentScript = (sender: Sender) => sender.tab !== undefined && !isOwnPage(sender);
