import browser from 'webextension-polyfill';
import { chosenInMenu } from './from-page.ts';
import { answerNotified } from './notify.ts';
import { openNotified } from './notify-approvals.ts';
import { openPalette } from './palette.ts';
import { toggleOn } from './surfaces.ts';

/**
 * What people do in the browser's own interface: icon, shortcuts, context menu, notifications. Called in the first turn of the
 * background, or the gesture that woke it would be lost; each grants the page it was made on.
 */
export function listenToGestures(report: (error: unknown) => void) {
  browser.action.onClicked.addListener((tab) => void toggleOn(tab).catch(report));
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'toggle-sidebar' && tab) void toggleOn(tab).catch(report);
    if (command === 'palette' && tab) void openPalette(tab).catch(report);
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab) void chosenInMenu(info, tab).catch(report);
  });
  // Optional permission: the namespace may appear later, with the worker that starts after it was granted.
  browser.notifications?.onClicked.addListener((id) => void openNotified(id).catch(report));
  browser.notifications?.onButtonClicked.addListener((id) => void answerNotified(id).catch(report));
}
