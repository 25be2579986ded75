import { signal } from '@preact/signals';
import { screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { App } from '@/components/app/App.tsx';
import * as files from '@/components/case/file-bytes.ts';
import { addWriter } from '@/components/composer/unsaved.ts';
import { closeDatabase, write } from '@/core/store/database';
import { SCHEMA_VERSION } from '@/core/store/schema';
import { tellTrouble } from '@/core/store/trouble';
import { aSampleCase, aSurface } from '../../fixtures/surface';

const AT = '2026-11-23T10:00:00.000Z';
const DRAFT = {
  id: 'd1',
  case: 'local:1001',
  tab: 'reply',
  agent: 'ana',
  text: 'Half a sent',
  attachments: [],
  savedAt: AT,
};
const keepDraft = () => browser.storage.local.set({ 'draft:local:1001:reply:ana': DRAFT });

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await closeDatabase();
});

test('what happened to the data is said once, with what is safe, and is gone when it was read', async () => {
  const { show } = await aSurface({ cases: [aSampleCase()] });
  show(<App where="panel" />);
  await tellTrouble({ kind: 'lost', at: AT, restored: 2 });
  const notice = await screen.findByRole('alert');
  expect(notice.textContent).toMatch(
    /Your drafts and unsent replies are safe.*2 unsent changes were put back/,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(await browser.storage.local.get('trouble')).toEqual({});
});

test('settings that were lost are told, with what is safe', async () => {
  const { show } = await aSurface({ cases: [aSampleCase()] });
  show(<App where="panel" />);
  await tellTrouble({ kind: 'settings', at: AT, restored: 0 });
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /settings.*drafts and unsent replies are safe/,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('a practice desk without its data is set up anew with one button', async () => {
  const { show, calls } = await aSurface({ cases: [aSampleCase()] });
  show(<App where="panel" />);
  await tellTrouble({ kind: 'desk', at: AT, restored: 0 });
  await userEvent.click(await screen.findByRole('button', { name: 'Start practising anew' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(calls('startPractice')).toHaveLength(1);
});

test('a full disk is said while it is full, and no longer', async () => {
  const { show } = await aSurface({ cases: [aSampleCase()] });
  show(<App where="panel" />);
  const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  await expect(write(['jobs'], full)).rejects.toMatchObject({ code: 'disk-full' });
  expect((await screen.findByRole('alert')).textContent).toContain('The disk of this computer is full');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('while the disk is full, what stands on this page only can be saved as a file', async () => {
  const { show } = await aSurface({ cases: [aSampleCase()] });
  const saved = vi.spyOn(files, 'saveBlob').mockImplementation(() => {});
  const text = signal('');
  addWriter(() => text.value);
  show(<App where="panel" />);
  const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  await expect(write(['jobs'], full)).rejects.toMatchObject({ code: 'disk-full' });
  await screen.findByRole('alert');
  expect(screen.queryByRole('button', { name: 'Save my texts' })).toBeNull();
  text.value = 'On this page only';
  await userEvent.click(await screen.findByRole('button', { name: 'Save my texts' }));
  await waitFor(() => expect(saved).toHaveBeenCalledOnce());
  expect(await saved.mock.calls[0]?.[0].text()).toBe('--- Draft\n\nOn this page only\n');
  text.value = '';
});

test('a database for which there is no room is not called damaged, and opens when there is', async () => {
  const { show } = await aSurface({ cases: [aSampleCase()] });
  await closeDatabase();
  const real = indexedDB.open.bind(indexedDB);
  const full = vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    if (name === 'casebar') throw new DOMException('Encountered full disk', 'QuotaExceededError');
    return real(name, version);
  });
  show(<App where="panel" />);
  expect(await screen.findByText('There is no room to open Casebar’s data')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.queryByRole('button', { name: 'Repair' })).toBeNull();
  full.mockRestore();
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(document.querySelector('.app-header')).not.toBeNull());
});

test('data of a newer version is left alone, and says so; the texts can be saved', async () => {
  const { show } = await aSurface({ cases: [aSampleCase()] });
  await keepDraft();
  await closeDatabase();
  const newer = await openDB('casebar', SCHEMA_VERSION + 1);
  newer.close();
  const saved = vi.spyOn(files, 'saveBlob').mockImplementation(() => {});
  show(<App where="panel" />);
  expect(await screen.findByText('This data belongs to a newer version of Casebar')).toBeTruthy();
  expect(screen.getByText('1 draft')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Save my texts' }));
  await waitFor(() => expect(saved).toHaveBeenCalledOnce());
  const text = await saved.mock.calls[0]?.[0].text();
  expect(text).toMatch(/--- Draft · 1001 · [\s\S]*Half a sent/);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('This data belongs to a newer version of Casebar')).toBeTruthy();
  const still = await openDB('casebar');
  expect(still.version).toBe(SCHEMA_VERSION + 1);
  still.close();
});

test('a database that does not open is repaired with one button, and the app is there', async () => {
  const { show } = await aSurface({ cases: [aSampleCase()] });
  await closeDatabase();
  const real = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
    throw new DOMException('Internal error', 'UnknownError');
  });
  const broken = vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    if (name === 'casebar') throw new DOMException('Internal error opening backing store', 'UnknownError');
    return real(name, version);
  });
  show(<App where="panel" />);
  await screen.findByText('Casebar cannot open its data in this browser');
  await userEvent.click(screen.getByRole('button', { name: 'Repair' }));
  expect((await screen.findByRole('alert')).textContent).toContain('It could not be repaired');
  broken.mockRestore();
  await userEvent.click(screen.getByRole('button', { name: 'Repair' }));
  await waitFor(() => expect(document.querySelector('.app-header')).not.toBeNull());
});
