import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pickedTexts } from '@/core/store/from-page';
import {
  closePalette,
  endPalette,
  insertInPage,
  isPalette,
  openPalette,
  paletteSite,
  provePalette,
} from '@/core/workflow/palette';
import { anIdleFrame, aPage, type FakePage, proofIn } from '../../fixtures/fake-page';

const TAB = { id: 7, url: 'https://crm.example/orders' } as never;
const windows = vi.fn<(about: { url: string }) => Promise<{ id: number }>>();

beforeEach(() => {
  windows.mockReset().mockResolvedValue({ id: 31 });
  Object.assign(fakeBrowser.windows, { create: windows, remove: vi.fn<() => Promise<void>>(async () => {}) });
});

/** Opens the palette; its frame says hello as soon as it is drawn, unless the page keeps it out. */
async function opened(page: FakePage, hello = true) {
  const opening = openPalette(TAB);
  if (hello) {
    await vi.waitFor(() => expect(page.url).not.toBe(''));
    expect(await provePalette(7, 4, proofIn(page.url))).toBe(true);
  }
  await opening;
  return proofIn(page.url);
}

describe('the palette of a page', () => {
  it('writes into the frame that has the keyboard, and is gone then', async () => {
    const page = aPage({
      0: anIdleFrame({ field: true, selection: 'elsewhere' }),
      3: anIdleFrame({ focused: true, field: true, selection: 'TW-1' }),
    });
    const proof = await opened(page);
    expect(await paletteSite(proof)).toMatchObject({
      field: true,
      picked: { text: 'TW-1', site: 'crm.example' },
    });
    expect(await insertInPage(proof, 'Hello')).toBe(true);
    expect(page.orders.slice(-4)).toEqual(['hide 0', 'insert 3', 'end 0', 'end 3']);
    expect(page.written).toEqual(['Hello']);
    await expect(insertInPage(proof, 'again')).rejects.toThrow('gone');
    expect(windows).not.toHaveBeenCalled();
  });

  it('called from the toolbar, where no frame has the keyboard, means the only field there is', async () => {
    const proof = await opened(aPage({ 0: anIdleFrame(), 3: anIdleFrame({ field: true }) }));
    expect((await paletteSite(proof)).field).toBe(true);
    const several = await opened(aPage({ 0: anIdleFrame({ field: true }), 3: anIdleFrame({ field: true }) }));
    expect((await paletteSite(several)).field).toBe(false);
  });

  it('is in front again when the page did not take the text', async () => {
    const page = aPage({ 0: anIdleFrame({ focused: true, field: true }) });
    const proof = await opened(page);
    page.refuses = true;
    expect(await insertInPage(proof, 'Hello')).toBe(false);
    expect(page.orders.at(-1)).toBe('show 0');
    expect(await paletteSite(proof)).toMatchObject({ field: true });
  });

  it('has a window of its own where no frame says hello, or the browser lets nobody in', async () => {
    const quiet = aPage({ 0: anIdleFrame({ focused: true, field: true }) });
    await opened(quiet, false);
    expect(quiet.orders.at(-1)).toBe('hide 0');
    expect(proofIn(windows.mock.lastCall?.[0].url ?? '')).toBe(proofIn(quiet.url));
    await endPalette(7);
    expect(fakeBrowser.windows.remove).toHaveBeenCalledWith(31);
    aPage(null);
    await openPalette(TAB);
    expect(await paletteSite(proofIn(windows.mock.lastCall?.[0].url ?? ''))).toEqual({
      field: false,
      picked: null,
    });
  });

  it('answers the frame with the proof only, and the first one that shows it', async () => {
    const page = aPage({ 0: anIdleFrame({ focused: true, field: true }) });
    const proof = await opened(page);
    expect(await provePalette(7, 5, proof)).toBe(false);
    expect(await provePalette(7, 4, '')).toBe(false);
    expect(await provePalette(8, 4, proof)).toBe(false);
    expect([await isPalette(7, 4), await isPalette(7, 5), await isPalette(8, 4)]).toEqual([
      true,
      false,
      false,
    ]);
    await expect(insertInPage('guess', 'Hello')).rejects.toThrow('gone');
    expect(page.written).toEqual([]);
  });

  it('called anew takes the one before away; closed, it leaves no tool in any frame', async () => {
    const page = aPage({ 0: anIdleFrame({ focused: true, field: true }), 2: anIdleFrame() });
    const first = await opened(page);
    page.url = '';
    const second = await opened(page);
    await expect(paletteSite(first)).rejects.toThrow('gone');
    await closePalette(second);
    expect(page.orders.slice(-2)).toEqual(['end 0', 'end 2']);
  });

  it('keeps what was selected as a value for later, in the memory of the browser only', async () => {
    await opened(aPage({ 0: anIdleFrame({ focused: true, selection: 'TW-88120' }) }));
    expect(await pickedTexts()).toMatchObject([{ text: 'TW-88120', site: 'crm.example' }]);
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('TW-88120');
  });
});
