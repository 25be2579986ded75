import 'fake-indexeddb/auto';
import { cleanup } from '@testing-library/preact';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, afterEach, beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { extendFakeBrowser } from './fakes/extension';
import { installLocks } from './fakes/locks';

// In the browser a helpdesk's code is a built script of its own; here it is the same module, unbuilt.
vi.mock('@/core/connectors/run-script', () => ({
  keepScripts: () => {},
  runScript: async (path: string) => {
    const { default: script } = await import(`../entrypoints/${path.slice(1, -'.js'.length)}.ts`);
    await script.main();
  },
}));

// Tests of components see any of them, also those of the options page.
if (typeof document !== 'undefined') {
  const { addTexts } = await import('@/components/locales');
  const { enOptions } = await import('@/components/locales/en-options');
  const { enLazy } = await import('@/components/locales/en-lazy');
  const { enApprovals } = await import('@/components/locales/en-approvals');
  addTexts({ ...enLazy, ...enOptions, ...enApprovals });
}

// Modules may look at the API while they load, so it is complete before the first test as well.
extendFakeBrowser();

beforeEach(() => {
  fakeBrowser.reset();
  extendFakeBrowser();
  installLocks();
  // A module that keeps its connection must offer a way to close it: it would go on using the old factory.
  globalThis.indexedDB = new IDBFactory();
});

afterEach(() => cleanup());

// A hidden surface holds no line to the background: nothing may try to open one after the page is gone.
afterAll(() => {
  if (typeof document === 'undefined') return;
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
  document.dispatchEvent(new Event('visibilitychange'));
});
