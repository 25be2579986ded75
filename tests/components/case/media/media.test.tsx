import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { CasePane } from '@/components/case/CasePane';
import { sizeInBytes } from '@/components/case/media/picture-size';
import { coordinates, mapLink } from '@/components/case/media/SentThings';
import { toBase64 } from '@/core/model/base64';
import { openCase } from '@/core/workflow/open-case';
import { anEntry, aSampleCase, aSurface } from '../../../fixtures/surface';
import { expectNoFaults } from '../../controls/axe';

// The test's database keeps no bytes; that they arrive whole is tested in a real browser.
vi.mock('@/components/case/file-bytes', async (original) => ({
  ...(await original<typeof import('@/components/case/file-bytes')>()),
  readWhole: async () => new Blob([pngHead(20, 10)]),
}));

let last = 4000;
async function open(thread: ReturnType<typeof anEntry>[]) {
  const number = String(++last);
  const sample = aSampleCase({ number, channel: 'phone', thread, assignee: 'ana', status: 'open' });
  const surface = await aSurface({ cases: [sample] });
  await openCase(`local:${number}`);
  surface.show(<CasePane id={`local:${number}`} />);
  return { ...surface, log: await screen.findByRole('log') };
}

/** The first bytes of a PNG of this size; nothing here decodes the rest. */
function pngHead(width: number, height: number) {
  const bytes = new Uint8Array(40);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}
const picture = (name: string, role?: 'sticker') => ({
  name,
  type: 'image/png',
  base64: toBase64(pngHead(20, 10)),
  ...(role && { role }),
});

describe('a picture in a thread', () => {
  it('opens large; the arrows go to its neighbours; Esc goes back to the thread', async () => {
    const { log } = await open([anEntry({ attachments: [picture('one.png'), picture('two.png')] })]);
    fireEvent.click(await within(log).findByRole('button', { name: 'View one.png' }));
    const viewer = await screen.findByRole('dialog', { name: 'one.png' });
    fireEvent.keyDown(viewer, { key: 'ArrowRight' });
    expect(await screen.findByRole('dialog', { name: 'two.png' })).toBeTruthy();
    expect(within(viewer).getByText('2 of 2')).toBeTruthy();
    fireEvent.keyDown(viewer, { key: 'ArrowRight' });
    expect(within(viewer).getByText('2 of 2')).toBeTruthy();
    await expectNoFaults(viewer);
    fireEvent.keyDown(viewer, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('log')).toBeTruthy();
  });

  it('can be made larger and smaller', async () => {
    const { log } = await open([anEntry({ attachments: [picture('one.png')] })]);
    fireEvent.click(await within(log).findByRole('button', { name: 'View one.png' }));
    const viewer = await screen.findByRole('dialog');
    const shown = await within(viewer).findByRole('img');
    expect(shown.className).toBe('fitted');
    fireEvent.keyDown(viewer, { key: '+' });
    await waitFor(() => expect(within(viewer).getByRole('img').className).toBe(''));
    fireEvent.click(within(viewer).getByRole('button', { name: 'Smaller' }));
    await waitFor(() => expect(within(viewer).getByRole('img').className).toBe('fitted'));
  });

  it('sent as a sticker stands there bare', async () => {
    const { log } = await open([anEntry({ text: '', attachments: [picture('s.png', 'sticker')] })]);
    expect(await within(log).findByRole('img', { name: 'Sticker' })).toBeTruthy();
    expect(within(log).queryByRole('button', { name: /s\.png/ })).toBeNull();
  });
});

describe('a recording', () => {
  const sound = { name: 'a.wav', type: 'audio/wav', base64: toBase64(new Uint8Array(60)) };

  it('plays in place, a voice note under that name', async () => {
    const { log } = await open([anEntry({ attachments: [{ ...sound, role: 'voice' }] })]);
    await waitFor(() => expect(log.querySelector('audio')?.getAttribute('src')).toMatch(/^blob:/));
    expect(log.querySelector('audio')?.getAttribute('aria-label')).toBe('Voice note');
  });

  it('that cannot be played can still be saved', async () => {
    const { log } = await open([anEntry({ attachments: [{ ...sound, role: 'voice' }] })]);
    await waitFor(() => expect(log.querySelector('audio')?.getAttribute('src')).toMatch(/^blob:/));
    fireEvent.error(log.querySelector('audio') ?? log);
    expect(await within(log).findByRole('button', { name: /^Download a\.wav/ })).toBeTruthy();
  });
});

describe('a place somebody sent', () => {
  const place = { latitude: 45.74850012, longitude: -4.8467, name: 'Gate 3', address: 'Rue des Moulinets' };

  it('says where it is, and its link shows where it really leads', async () => {
    const { log } = await open([anEntry({ location: place })]);
    const shown = await within(log).findByRole('region', { name: 'Location' });
    expect(shown.textContent).toContain('Gate 3');
    expect(shown.textContent).toContain('Rue des Moulinets');
    expect(shown.textContent).toContain('45.7485, -4.8467');
    const link = within(shown).getByRole('link');
    expect(link.textContent).toBe('Show on openstreetmap.org');
    expect(link.title).toBe(link.getAttribute('href'));
    expect(link.getAttribute('href')).toMatch(/^https:\/\/www\.openstreetmap\.org\//);
    expect(link.getAttribute('rel')).toContain('noreferrer');
    const write = vi.fn(async () => {});
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: write } });
    fireEvent.click(within(shown).getByRole('button', { name: 'Copy location' }));
    await waitFor(() => expect(write).toHaveBeenCalledWith('Gate 3\nRue des Moulinets\n45.7485, -4.8467'));
    vi.unstubAllGlobals();
  });

  it('off the earth gets no link', () => {
    expect(mapLink({ ...place, latitude: 91 })).toBeUndefined();
    expect(mapLink({ ...place, longitude: Number.NaN })).toBeUndefined();
    expect(coordinates({ ...place, latitude: 1 / 3 })).toBe('0.333333, -4.8467');
  });
});

describe('a contact’s card', () => {
  it('lists what is on it, each to be copied', async () => {
    const card = { name: 'Odile', phones: ['+33 1 99'], emails: ['o@example.test'] };
    const { log } = await open([anEntry({ cards: [card] })]);
    const shown = await within(log).findByRole('region', { name: 'Contact details' });
    expect(shown.textContent).toContain('Odile');
    expect(within(shown).getByRole('button', { name: 'Copy +33 1 99' })).toBeTruthy();
    expect(within(shown).getByRole('button', { name: 'Copy o@example.test' })).toBeTruthy();
  });
});

describe('a picture’s size', () => {
  it('is read from its first bytes', () => {
    expect(sizeInBytes(pngHead(12_000, 11_000))).toEqual({ width: 12_000, height: 11_000 });
    const gif = new Uint8Array(40);
    gif.set([...'GIF89a'].map((c) => c.charCodeAt(0)));
    gif.set([0x40, 0x01, 0xf0, 0x00], 6);
    expect(sizeInBytes(gif)).toEqual({ width: 320, height: 240 });
    const jpeg = new Uint8Array(40);
    jpeg.set([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0x01, 0x00, 0x02, 0x00]);
    expect(sizeInBytes(jpeg)).toEqual({ width: 512, height: 256 });
  });

  it('of anything else is unknown, whatever the bytes are', () => {
    expect(sizeInBytes(new Uint8Array(5))).toBeUndefined();
    expect(sizeInBytes(new Uint8Array(400).fill(0xff))).toBeUndefined();
  });
});
