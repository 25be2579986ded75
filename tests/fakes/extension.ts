import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { FakeSender } from './crossing';
import { fakeEvent } from './event';
import { getMessage } from './i18n';
import { sendTo } from './messages';
import { FakePorts } from './ports';

/** The ports of the fake extension: `ports.dropAll()` is the death of the worker. */
export const ports = new FakePorts();

/** What the user granted: origins and permissions beyond the required ones. */
export const granted = { origins: new Set<string>(), permissions: new Set<string>() };

const surface = (page = 'sidebar.html'): FakeSender => ({
  id: fakeBrowser.runtime.id,
  url: fakeBrowser.runtime.getURL(`/${page}`),
  origin: fakeBrowser.runtime.getURL('/').replace(/\/$/, ''),
});
let sender: FakeSender | undefined;

/** Later calls and connections come from here; no argument = our own sidebar. */
export const sendAs = (who?: FakeSender) => {
  sender = who;
};

/** A content script of ours on a page, the least trusted caller there is. */
export const contentScript = (url = 'https://shop.example/orders', tabId = 1): FakeSender => ({
  id: fakeBrowser.runtime.id,
  url,
  origin: new URL(url).origin,
  frameId: 0,
  tab: { id: tabId, url, windowId: 1 },
});

interface Asked {
  origins?: string[];
  permissions?: string[];
}
const holds = (asked: Asked) =>
  (asked.origins ?? []).every((origin) => granted.origins.has(origin)) &&
  (asked.permissions ?? []).every((permission) => granted.permissions.has(permission));
const onAdded = fakeEvent();
const onRemoved = fakeEvent();

async function grant(asked: Asked) {
  for (const origin of asked.origins ?? []) granted.origins.add(origin);
  for (const permission of asked.permissions ?? []) granted.permissions.add(permission);
  await onAdded.trigger(asked);
  return true;
}

async function revoke(asked: Asked) {
  for (const origin of asked.origins ?? []) granted.origins.delete(origin);
  for (const permission of asked.permissions ?? []) granted.permissions.delete(permission);
  await onRemoved.trigger(asked);
  return true;
}

/** What fake-browser leaves out or gets wrong, laid over it; fresh mocks for every test. */
export function extendFakeBrowser() {
  sender = undefined;
  granted.origins.clear();
  granted.permissions.clear();
  ports.reset();
  Object.assign(fakeBrowser.runtime, {
    connect: (info?: { name?: string }) => ports.connect(info?.name ?? '', sender ?? surface()),
    onConnect: ports.onConnect,
    sendMessage: (message: unknown) => sendTo(fakeBrowser.runtime.onMessage, message, sender ?? surface()),
    getManifest: () => ({ version: '0.1.0', manifest_version: 3 }),
    openOptionsPage: vi.fn(async () => {}),
    reload: vi.fn(),
    getPlatformInfo: async () => ({ os: 'linux', arch: 'x86-64' }),
  });
  Object.assign(fakeBrowser.tabs, { sendMessage: vi.fn(async () => undefined) });
  Object.assign(fakeBrowser.action, {
    setPopup: vi.fn(async () => {}),
    setIcon: vi.fn(async () => {}),
    openPopup: vi.fn(async () => {}),
  });
  Object.assign(fakeBrowser, {
    i18n: { getMessage, getUILanguage: () => 'en', getAcceptLanguages: async () => ['en'] },
    contextMenus: {
      create: vi.fn(),
      update: vi.fn(async () => {}),
      remove: vi.fn(async () => {}),
      removeAll: vi.fn(async () => {}),
      onClicked: fakeEvent(),
    },
    commands: { onCommand: fakeEvent(), getAll: vi.fn(async () => []) },
    permissions: {
      contains: async (asked: Asked) => holds(asked),
      request: vi.fn(grant),
      remove: vi.fn(revoke),
      getAll: async () => ({ origins: [...granted.origins], permissions: [...granted.permissions] }),
      onAdded,
      onRemoved,
    },
    scripting: {
      executeScript: vi.fn(async () => [{ frameId: 0, result: undefined }]),
      insertCSS: vi.fn(async () => {}),
      registerContentScripts: vi.fn(async () => {}),
      unregisterContentScripts: vi.fn(async () => {}),
      updateContentScripts: vi.fn(async () => {}),
      getRegisteredContentScripts: vi.fn(async () => []),
    },
    sidePanel: {
      open: vi.fn(async () => {}),
      setOptions: vi.fn(async () => {}),
      setPanelBehavior: vi.fn(async () => {}),
    },
    sidebarAction: {
      open: vi.fn(async () => {}),
      close: vi.fn(async () => {}),
      toggle: vi.fn(async () => {}),
    },
  });
}
