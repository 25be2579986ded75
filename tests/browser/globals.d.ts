/** Inside `evaluate` callbacks, which run in the browser. Never import anything of this name in a test. */
declare const chrome: typeof import('wxt/browser').browser;
