/**
 * Expressions for Firefox's own window (the privileged chrome scope): what a person does there, BiDi cannot.
 * Checked with Firefox 153 ESR.
 */

const widget = (gecko: string) => `${gecko.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`;

/** Pins the extension's button to the toolbar and clicks it. */
export const clickToolbarButton = (gecko: string) => `(() => {
  CustomizableUI.addWidgetToArea('${widget(gecko)}', 'nav-bar');
  const item = document.getElementById('${widget(gecko)}');
  (item.querySelector('toolbarbutton') ?? item).click();
})()`;

/** Makes the browser sidebar known to BiDi, which otherwise lists tabs only; gives its context id, null when closed. */
export const SIDEBAR_CONTEXT = `(() => {
  const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
  const find = () => window.SidebarController.browser?.contentDocument?.querySelector('#webext-panels-browser');
  const panel = find();
  if (!panel || !panel.currentURI?.spec.startsWith('moz-extension:')) return null;
  panel.permanentKey ??= new (Cu.getGlobalForObject(Services).Object)();
  if (!NavigableManager.casebar) {
    const tabs = NavigableManager.getBrowserById;
    NavigableManager.getBrowserById = (id) => {
      const now = find();
      return now && NavigableManager.getIdForBrowser(now) === id ? now : tabs.call(NavigableManager, id);
    };
    NavigableManager.casebar = true;
  }
  return NavigableManager.getIdForBrowser(panel);
})()`;

export const closeSidebar = '(() => { window.SidebarController.hide(); })()';

/** Drags the edge of the sidebar, in CSS pixels. */
export const sidebarWidth = (width: number) =>
  `(() => { document.getElementById('sidebar-box').style.width = '${width}px'; })()`;

/** The whole window with toolbar, page and sidebar, as a data: address. */
export const WINDOW_PICTURE = `(async () => {
  const bitmap = await window.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  return canvas.toDataURL('image/png');
})()`;

/** As if the user had granted these; takes effect at once. */
export const grantPermissions = (gecko: string, origins: readonly string[], permissions: readonly string[]) =>
  `(async () => {
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID('${gecko}');
  await ExtensionPermissions.add('${gecko}', ${JSON.stringify({ origins, permissions })}, extension);
})()`;

/** A keyboard shortcut of the browser, like Ctrl+Shift+U (a blank is the space bar): key events of BiDi reach pages only. */
export const pressShortcut = (letter: string) => `(() => {
  const keyboard = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  if (!keyboard.beginInputTransactionForTests(window)) throw new Error('keyboard busy');
  const event = (key, code, keyCode) => new window.KeyboardEvent('', { key, code, keyCode });
  const keys = [
    event('Control', 'ControlLeft', 17),
    event('Shift', 'ShiftLeft', 16),
    event('${letter.toUpperCase()}', '${letter === ' ' ? 'Space' : `Key${letter.toUpperCase()}`}', ${letter.toUpperCase().charCodeAt(0)}),
  ];
  for (const key of keys) keyboard.keydown(key);
  for (const key of keys.reverse()) keyboard.keyup(key);
})()`;

/** Chooses an item of the open context menu by its text. */
export const chooseMenuItem = (label: string) => `(() => {
  const menu = document.getElementById('contentAreaContextMenu');
  const item = [...menu.querySelectorAll('menuitem')].find((one) => one.label === ${JSON.stringify(label)});
  if (!item) return false; // the menu is still opening
  menu.activateItem(item);
  return true;
})()`;
