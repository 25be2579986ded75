/** The shortcut that opens Casebar, as suggested in the manifest; people may have changed it in the browser. */
export const TOGGLE_KEYS = import.meta.env.BROWSER === 'firefox' ? 'Ctrl+Shift+U' : 'Ctrl+Shift+Y';
