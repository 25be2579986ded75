import { expect, test } from 'vitest';
import { manifestOf, type Target } from '../../browser/build.ts';

const TARGETS: readonly Target[] = ['chrome', 'firefox'];

/** Permissions that add no line to the install prompt of either browser. Anything new has to be proven first. */
const SILENT = new Set([
  'storage',
  'alarms',
  'contextMenus',
  'activeTab',
  'scripting',
  'unlimitedStorage',
  'identity',
  'sidePanel',
  'offscreen',
]);

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

test.each(TARGETS)('the manifest for %s is the one that was reviewed', async (target) => {
  const text = `${JSON.stringify(manifestOf(target), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(`../__snapshots__/${target}.manifest.json`);
});

test.each(TARGETS)('installing in %s asks for nothing', (target) => {
  const manifest = manifestOf(target);
  expect(list(manifest.permissions).filter((name) => !SILENT.has(String(name)))).toEqual([]);
  expect(list(manifest.host_permissions)).toEqual([]);
  expect(list(manifest.content_scripts)).toEqual([]);
  expect(manifest).not.toHaveProperty('externally_connectable');
});

test.each(TARGETS)('what is asked for later in %s is no more than the agent may want', (target) => {
  const manifest = manifestOf(target);
  expect(manifest.optional_permissions).toEqual(['notifications']);
  expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
});

test.each(TARGETS)('the build for %s has nothing of the development server', (target) => {
  const text = JSON.stringify(manifestOf(target));
  expect(text).not.toMatch(/localhost|unsafe-eval|wasm-unsafe|ws:\/\/|reload-extension/);
  expect(text).toContain("default-src 'none'");
});

test('Firefox is told that no data is collected', () => {
  expect(manifestOf('firefox')).toHaveProperty(
    'browser_specific_settings.gecko.data_collection_permissions.required',
    ['none'],
  );
});
