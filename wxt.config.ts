import { createRequire } from 'node:module';
import { defineConfig } from 'wxt';

/** Public half of a key made for this project: it fixes the extension's id, so origins and redirects are stable. */
const CHROME_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsl/I51UMcUPFUkgxyUa4FW8EbOLmaNFYi1dTY/CrEtweiUCIjteAS6ZY7DXjz8nypiu1ODCgigz20IAD0mbvQcGAo2u6CA3aJPZID+Zapa7+IKNn11sYK/ovPn43K4HbT5GfSsCtPyHSMQxdYi0rxoffxxF0Mrwvtp4sdyxp5KTrkU7ZaCip9F76a4l7/KgWGTd7tUUC7qRM7vnUdH/GWqvt5NeASamWr3fh6u3L9SJ94f/Aquy4phdps7jV8A4toZpEZnD3miqJhwOd633C1+ylafjSPGElfEzTCdnUa5iuDtcFg2EJauNUXHly/oPsGaTot2yzrwv6zB5M3CRJdQIDAQAB';

interface CompactEmoji {
  label: string;
  tags?: string[];
  unicode: string;
  group?: number;
  order?: number;
}

/** Emoji of one language as `[group, character, words]`, in the order people know from their keyboards. */
function emojiNames(language: string) {
  const load = createRequire(import.meta.url);
  const all: CompactEmoji[] = load(`emojibase-data/${language}/compact.json`);
  return all
    .filter((e) => e.group !== undefined && e.group !== 2) // 2 = skin tones and other building parts
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map((e) => [e.group, e.unicode, [e.label, ...(e.tags ?? [])].join(' ')]);
}

/**
 * Our own policy in both browsers: Firefox's default would upgrade http:, which breaks a helpdesk on plain http.
 * img-src is wide only for mail.html ("show images"); the other pages narrow it by a meta tag.
 */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https: http:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self' blob: https: http: wss: ws:",
  "worker-src 'self'",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Both browsers have `browser` themselves (Chromium from 148 on, our least), and there the polyfill answers just that.
 * The worker reads its code at every start, so it goes without those 10 kB.
 */
const nativeBrowser = {
  name: 'native-browser',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id === 'webextension-polyfill' ? '\0native-browser' : undefined),
  load: (id: string) => (id === '\0native-browser' ? 'export default globalThis.browser;' : undefined),
};

export default defineConfig({
  publicDir: 'components/public',
  outDir: 'dist', // the default, .output, is hidden in the file picker of "Load unpacked"
  imports: false,
  targetBrowsers: ['chrome', 'firefox'],
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  // outDir is not a dot folder, so keep Vite's dependency scan out of it
  vite: () => ({ optimizeDeps: { entries: ['entrypoints/**/*.html'] } }),
  hooks: {
    'vite:build:extendConfig': (entries, config) => {
      const isWorker = entries.some(({ name }) => name === 'background');
      if (isWorker) config.plugins = [config.plugins, nativeBrowser];
    },
    // The icon opens the sidebar; only for people who approve does the background set the popup.
    'build:manifestGenerated': (_, manifest) => {
      delete manifest.action?.default_popup;
    },
    // Emoji names per language are read on demand by the picker, so they are files, not code.
    'build:publicAssets': (_, files) => {
      for (const [from, to] of Object.entries({ en: 'en', pt: 'pt-BR', es: 'es' })) {
        files.push({ contents: JSON.stringify(emojiNames(from)), relativeDest: `emoji/${to}.json` });
      }
    },
  },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: [
      'storage',
      'alarms',
      'contextMenus',
      'activeTab',
      'scripting',
      'unlimitedStorage',
      'identity',
      // offscreen: attachments are uploaded by a page that a stop of the worker does not end.
      ...(browser === 'chrome' ? ['sidePanel', 'offscreen'] : []),
    ],
    optional_permissions: ['notifications'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    // No use_dynamic_url: it blocks the frame on pages that send Cross-Origin-Embedder-Policy (Chromium 156).
    // mail.html is an empty page without scripts; inside a web page Chromium loads it into our own frame only if listed.
    web_accessible_resources: [
      { resources: ['sidebar.html', 'palette.html', 'mail.html'], matches: ['<all_urls>'] },
    ],
    content_security_policy: { extension_pages: mode === 'development' ? undefined : CSP },
    commands: {
      'toggle-sidebar': {
        // Ctrl+Shift+Y is Firefox's own list of downloads on Linux.
        suggested_key: { default: browser === 'firefox' ? 'Ctrl+Shift+U' : 'Ctrl+Shift+Y' },
        description: '__MSG_commandToggle__',
      },
      palette: {
        suggested_key: { default: 'Ctrl+Shift+Space' },
        description: '__MSG_commandPalette__',
      },
    },
    action: { default_title: '__MSG_extName__' },
    ...(browser === 'chrome'
      ? { key: CHROME_KEY, minimum_chrome_version: '148', side_panel: { default_path: 'sidebar.html' } }
      : {
          sidebar_action: {
            default_panel: 'sidebar.html',
            default_title: '__MSG_extName__',
            default_icon: 'icon/32.png',
            open_at_install: false,
          },
          browser_specific_settings: {
            gecko: {
              id: 'casebar@casebar.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }),
  }),
});
