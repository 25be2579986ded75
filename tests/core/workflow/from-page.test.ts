import { beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pickedTexts, wishes } from '@/core/store/from-page';
import { chosenInMenu, handWish, makeMenus } from '@/core/workflow/from-page';

const TAB = { id: 7, url: 'https://crm.example/orders', windowId: 1 } as never;
const inFrame = (tab: number, frameId = 4) => ({ id: 'x', frameId, tab: { id: tab } }) as never;
const ownTab = { id: 'x', frameId: 0, tab: { id: 99 } } as never;
/** The frame beside the page has connected. */
const besideIt = (tab = 7) =>
  fakeBrowser.storage.session.set({
    [`frame:${tab}`]: { origin: 'https://crm.example', open: true, nonce: 'n', frameId: 4 },
  });

beforeEach(() => {
  // As Firefox: its sidebar is the place, and it must be opened inside the press.
  Object.assign(browser.sidebarAction, { open: vi.fn<() => Promise<void>>(async () => {}) });
});

const over = (menuItemId: string, selectionText: string) =>
  chosenInMenu({ menuItemId, selectionText, pageUrl: 'https://crm.example/orders' } as never, TAB);

test('asked for twice at once, the menu has each item once', async () => {
  let items: string[] = [];
  vi.mocked(fakeBrowser.contextMenus.removeAll).mockImplementation(async () => {
    items = [];
  });
  vi.mocked(fakeBrowser.contextMenus.create).mockImplementation(((item: { id: string }) =>
    items.push(item.id)) as never);
  await Promise.all([makeMenus(), makeMenus()]);
  expect(items).toEqual(['open-here', 'palette', 'message-number', 'use-in-reply', 'note-on-case']);
});

test('a selection becomes a wish for the sidebar, which is opened inside the press', async () => {
  const done = over('use-in-reply', '  Order TW-1 is late ');
  expect(browser.sidebarAction.open).toHaveBeenCalledTimes(1);
  await done;
  expect(await wishes()).toMatchObject([
    { tab: 7, wish: { kind: 'reply', text: 'Order TW-1 is late', site: 'crm.example' } },
  ]);
  expect(await pickedTexts()).toMatchObject([{ text: 'Order TW-1 is late', site: 'crm.example' }]);
});

test('a number is taken along as it was selected; nothing selected, nothing done', async () => {
  await over('message-number', 'Call (11) 98765-4321');
  await over('message-number', '   ');
  expect((await wishes()).map(({ wish }) => wish)).toEqual([
    { kind: 'message', to: 'Call (11) 98765-4321', site: 'crm.example', desk: '', text: '' },
  ]);
});

test('a wish is handed to one surface, once', async () => {
  await over('note-on-case', 'Seen');
  const [wish] = await wishes();
  expect(await handWish(ownTab, wish?.id ?? '')).toMatchObject({ kind: 'note', text: 'Seen' });
  expect(await handWish(ownTab, wish?.id ?? '')).toBeNull();
});

test('the frame in the page it was said on is meant before any other surface', async () => {
  await over('note-on-case', 'Seen');
  await besideIt();
  const id = (await wishes())[0]?.id ?? '';
  expect(await handWish(ownTab, id)).toBeNull();
  expect(await handWish(inFrame(8), id)).toBeNull();
  expect(await handWish(inFrame(7), id)).toMatchObject({ text: 'Seen' });
});

test('what nobody came for is forgotten after a while', async () => {
  await over('note-on-case', 'Seen');
  vi.useFakeTimers({ now: Date.now() + 31 * 60_000, toFake: ['Date'] });
  expect([await wishes(), await pickedTexts()]).toEqual([[], []]);
  vi.useRealTimers();
});
