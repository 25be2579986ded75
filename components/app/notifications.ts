import browser from 'webextension-polyfill';

const WANTED = { permissions: ['notifications' as const] };

/** Whether this surface may ask for permissions; Firefox gives frames no `permissions` at all. */
export const canAskHere = () => browser.permissions !== undefined && window === window.top;

/** Asks for the right to notify; must run inside a click. Answers whether it was given. */
export const allowNotifications = () => browser.permissions.request(WANTED).catch(() => false);

/** Whether the permission is there; it may have been taken back in the browser's own settings. */
export const mayNotify = () => browser.permissions.contains(WANTED).catch(() => false);
/** Gives the permission back. Answers whether it is gone. */
export const stopNotifications = () => browser.permissions.remove(WANTED).catch(() => false);
