import browser from 'webextension-polyfill';
import { chosenInMenu } from './from-page.ts';
import { openPalette } from './palette.ts';
import { toggleOn } from './surfaces.ts';

/**
 * What people do in the browser's own interface: icon, shortcuts, context menu. Called in the first turn of the
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
}
