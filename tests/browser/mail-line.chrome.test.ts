import { deflateSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fromExcel, fromWord } from '../fixtures/clipboard/copied.ts';
import { practise } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';
import { deskCall } from './desk-call.ts';

let browser: Chrome;
let app: Page;
let number = '';
let last = 0;

/** Puts a mail to several people into the embedded desk and takes its case. */
async function take() {
  last += 1;
  const mail = {
    hash: String(last).padStart(64, '0'),
    messageId: `line-${last}@else.example`,
    inReplyTo: '',
    references: [],
    from: { name: 'Dana Oduya', address: `dana${last}@else.example` },
    to: [{ name: '', address: 'orders@tarnwheel.example' }],
    cc: [{ name: 'Eve Stone', address: 'eve@else.example' }],
    subject: 'Two wheels',
    date: new Date(Date.now() - 60_000).toISOString(),
    text: 'Where are they?',
    html: '',
    clipped: false,
    attachments: [],
  };
  const answer = await deskCall(app, 'importMail', { mails: [mail], ours: [] });
  number = (answer.value as { cases: string[] }).cases[0] ?? '';
  await app.goto(browser.url(`sidebar.html?case=local:${number}`));
  await deskCall(app, 'openCase', `local:${number}`);
  await text().waitFor();
  await fold().waitFor();
}

const text = () => app.getByRole('textbox', { name: /^Reply to/ });
const fold = () => app.locator('.mail-fold');
const field = (name: string) => app.getByRole('combobox', { name, exact: true });
const chips = (name: string) => app.getByRole('list', { name, exact: true }).locator('.mail-chip bdi');
const isFocused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);
const key = (keys: string) => app.keyboard.press(keys);

/** Goes on by Tab until something has the focus, as somebody without a mouse does. */
async function tabTo(locator: Locator, keys: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let steps = 0; steps < 30; steps += 1) {
    if (await isFocused(locator)) return;
    await key(keys);
  }
  throw new Error(`no way by ${keys} to ${locator}`);
}

/** The last mail of ours as the desk has it. */
const sent = () =>
  app.evaluate(
    (id) =>
      new Promise<{ mail: Record<string, string>; text: string } | undefined>((done) => {
        const opened = indexedDB.open('casebar-desk');
        opened.onsuccess = () => {
          const messages = opened.result.transaction('messages').objectStore('messages').index('byCase');
          const all = messages.getAll(IDBKeyRange.bound([id, ''], [id, '\uffff']));
          all.onsuccess = () => {
            opened.result.close();
            done(all.result.findLast(({ direction }) => direction === 'out'));
          };
        };
      }),
    number,
  );

beforeAll(async () => {
  browser = await launchChrome({ size: { width: 420, height: 900 } });
  app = await browser.open('sidebar.html');
  await practise(app);
});
beforeEach(take);
afterAll(() => browser?.close());

test('by keyboard alone the line is unfolded, filled, mended, and what it says goes out', async () => {
  await key('r');
  await tabTo(fold(), 'Shift+Tab');
  await key('Enter');
  // Written to orders@, so it is answered from there.
  const from = app.getByRole('combobox', { name: 'From' });
  await tabTo(from);
  expect(await from.inputValue()).toBe('orders@tarnwheel.example');
  await tabTo(field('To'));
  await app.keyboard.type('fried');
  await app.locator('.mail-suggestions [role=option]').first().waitFor();
  await key('Enter');
  await expect.poll(() => chips('To').count()).toBe(2);
  await tabTo(field('Cc'));
  await app.keyboard.type('boss@bikes.example,bob at b;');
  expect(await chips('Cc').allTextContents()).toEqual(['boss@bikes.example', 'bob at b']);
  await app.getByText('“bob at b” is not an email address.').first().waitFor();
  // The mistake is taken out with its cross, brought back by undo, and mended.
  await tabTo(app.getByRole('button', { name: 'Remove bob at b' }), 'Shift+Tab');
  await key('Enter');
  expect(await isFocused(field('Cc'))).toBe(true);
  await key('Control+z');
  await expect.poll(() => chips('Cc').count()).toBe(2);
  await key('Backspace');
  expect(await field('Cc').inputValue()).toBe('bob at b');
  await key('Control+a');
  await app.keyboard.type('bob@b.example');
  await tabTo(field('Bcc'));
  await app.keyboard.type('archive@bikes.example');
  await tabTo(app.getByRole('textbox', { name: 'Subject' }));
  await key('Control+a');
  await app.keyboard.type('Re: Two wheels, found');
  await tabTo(text());
  await app.keyboard.type('They are on their way.');
  await key('Control+Enter');
  await expect.poll(async () => (await sent())?.text).toContain('They are on their way.');
  expect((await sent())?.mail).toMatchObject({
    from: 'orders@tarnwheel.example',
    to: expect.stringMatching(/^Dana Oduya <dana\d+@else\.example>, Friederike[^<]* <[^>]*>$/),
    cc: 'boss@bikes.example, bob@b.example',
    bcc: 'archive@bikes.example',
    subject: 'Re: Two wheels, found',
  });
});

test('by key to everybody, and onwards to somebody new', async () => {
  await key('Shift+R');
  await expect.poll(() => isFocused(text())).toBe(true);
  expect(await fold().textContent()).toContain('Dana Oduya');
  await app.getByRole('button', { name: 'How to answer: Reply all' }).waitFor();
  await expect.poll(() => fold().textContent()).toContain('+1');
  await key('Escape');
  await key('f');
  await expect.poll(() => isFocused(field('To'))).toBe(true);
  await app.keyboard.type('parts@else.example,');
  await tabTo(text());
  await key('Control+Enter');
  await expect.poll(async () => (await sent())?.mail?.to).toBe('parts@else.example');
  expect((await sent())?.text).toContain('> Where are they?');
  await text().blur();
  await key('?');
  await app.getByText('Forward the mail').waitFor();
});

test('suggestions stay inside the narrowest window', async () => {
  await app.setViewportSize({ width: 360, height: 640 });
  await fold().click();
  await field('Bcc').click();
  await app.keyboard.type('an');
  const box = await app.locator('.mail-suggestions').boundingBox();
  expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
  expect(box?.y ?? -1).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? 0) + (box?.height ?? 999)).toBeLessThanOrEqual(640);
  expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await app.setViewportSize({ width: 420, height: 900 });
});

describe('pasted', () => {
  const paste = (data: Readonly<Record<string, string>>) =>
    text().evaluate((element, all) => {
      const clipboardData = new DataTransfer();
      for (const [type, value] of Object.entries(all)) clipboardData.setData(type, value);
      element.focus();
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, data);

  test('from Word and Excel it is clean text, and the browser’s undo takes it back', async () => {
    const word = fromWord();
    await paste({ 'text/html': word.html, 'text/plain': word.plain });
    expect(await text().inputValue()).toBe(word.pasted);
    await app.getByText('1 picture is not in the clipboard.').waitFor();
    await key('Control+z');
    await expect.poll(() => text().inputValue()).toBe('');
    const excel = fromExcel();
    await paste({ 'text/html': excel.html, 'text/plain': excel.plain });
    expect(await text().inputValue()).toBe(excel.pasted);
  });
});

describe('files', () => {
  /** A whole PNG of so many pixels, all white: 18 MB of rows in some 20 kB. */
  function aPng(side: number): Buffer {
    const chunk = (kind: string, data: Buffer) => {
      const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
      const ends = Buffer.alloc(8);
      ends.writeUInt32BE(data.length, 0);
      ends.writeUInt32BE(crc(body), 4);
      return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
    };
    const head = Buffer.alloc(13);
    head.writeUInt32BE(side, 0);
    head.writeUInt32BE(side, 4);
    head[8] = 1;
    const rows = Buffer.alloc((Math.ceil(side / 8) + 1) * side);
    const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
    return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
  }
  function crc(bytes: Buffer): number {
    let value = 0xffffffff;
    for (const byte of bytes) {
      value ^= byte;
      for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    }
    return (value ^ 0xffffffff) >>> 0;
  }
  const input = () => app.locator('.composer input[type=file]');
  const names = () => app.locator('.draft-file bdi').allTextContents();

  test('a picture of 12,000 × 12,000 holds up no key and goes out', async () => {
    await app.evaluate(() => {
      document.body.dataset.longest = '0';
      new PerformanceObserver((list) => {
        const longest = Math.max(...list.getEntries().map(({ duration }) => duration));
        if (longest > Number(document.body.dataset.longest)) document.body.dataset.longest = `${longest}`;
      }).observe({ entryTypes: ['longtask'] });
    });
    await input().setInputFiles({ name: 'huge.png', mimeType: 'image/png', buffer: aPng(12_000) });
    await text().click();
    await app.keyboard.type('Look');
    await app.locator('.draft-file', { hasText: 'huge.png' }).waitFor();
    await key('Control+Enter');
    await app.locator('.message[data-direction=out]', { hasText: 'Look' }).waitFor();
    await expect.poll(async () => (await sent())?.text).toContain('Look');
    // Decoding it on the page's own thread would take seconds; what else the machine does takes less.
    expect(Number(await app.evaluate(() => document.body.dataset.longest))).toBeLessThan(1000);
    await app.keyboard.type('Still here');
    expect(await text().inputValue()).toBe('Still here');
  });

  test('are dragged into another order, and their names do not lie', async () => {
    const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
    await input().setInputFiles([file('a.pdf'), file('b.pdf'), file(`bill\u202Efdp.exe`)]);
    await expect.poll(names).toEqual(['a.pdf', 'b.pdf', 'billfdp.exe']);
    const row = (name: string) => app.locator('.draft-file', { hasText: name });
    await row('billfdp').dragTo(row('a.pdf'), { targetPosition: { x: 60, y: 4 } });
    await expect.poll(names).toEqual(['billfdp.exe', 'a.pdf', 'b.pdf']);
    await app.getByText('billfdp.exe is 1 of 3').waitFor({ state: 'attached' });
  });
});

test('nothing went wrong on our own pages', () => {
  expect(browser.problems).toEqual([]);
});
