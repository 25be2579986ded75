// @vitest-environment node
import { beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { closeDatabase, database } from '@/core/store/database';
import { enqueue, moveItem } from '@/core/store/outbox';
import { surfaceCame } from '@/core/workflow/notify';
import { applyUpdate, holdUpdate, updateReady } from '@/core/workflow/update';
import { anItem } from '../../fixtures/model';

const reload = vi.fn();
const waits = async () => (await (await database()).get('jobs', 'update:9.9')) !== undefined;

beforeEach(async () => {
  await closeDatabase();
  reload.mockClear();
  Object.assign(browser.runtime, { reload });
});

test('an update that is ready is noted on disk, and taken over when nothing stands in the way', async () => {
  await updateReady('9.9');
  expect(await waits()).toBe(true);
  await applyUpdate('9.9');
  expect(reload).toHaveBeenCalledOnce();
});

test('it waits while somebody looks at Casebar', async () => {
  const leave = surfaceCame({});
  await applyUpdate('9.9');
  expect(reload).not.toHaveBeenCalled();
  expect(await waits()).toBe(true);
  leave();
  await applyUpdate('9.9');
  expect(reload).toHaveBeenCalledOnce();
});

test('it waits while something is being sent', async () => {
  await enqueue(anItem(), null, 'deliver:local');
  await moveItem('item-1', ['queued'], (item) => ({ ...item, state: 'sending' }));
  await applyUpdate('9.9');
  expect(reload).not.toHaveBeenCalled();
  await moveItem('item-1', ['sending'], (item) => ({ ...item, state: 'sent' }));
  await applyUpdate('9.9');
  expect(reload).toHaveBeenCalledOnce();
});

test('it waits while a text is on no disk, and goes on when its surface is silent for some minutes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await holdUpdate();
  await applyUpdate('9.9');
  expect(reload).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + 200_000);
  await applyUpdate('9.9');
  expect(reload).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

test('it is tried once: what the browser does not take then it takes at its next start', async () => {
  await applyUpdate('9.9');
  await applyUpdate('9.9');
  expect(reload).toHaveBeenCalledOnce();
  await applyUpdate('9.10');
  expect(reload).toHaveBeenCalledTimes(2);
});

test('once the browser took the new one by itself there is nothing to do', async () => {
  await applyUpdate(browser.runtime.getManifest().version);
  expect(reload).not.toHaveBeenCalled();
  expect(await waits()).toBe(false);
});
