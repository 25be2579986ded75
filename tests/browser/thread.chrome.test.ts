import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practise } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';
import { deskCall } from './desk-call.ts';
import { lengthenThread } from './long-thread.ts';

const COUNT = 2000;
let browser: Chrome;
let app: Page;

beforeAll(async () => {
  browser = await launchChrome({ flags: 'user' });
  app = await browser.open('sidebar.html');
  await practise(app);
  await lengthenThread(app, 'local:1046', COUNT);
  // What is new would be where it opens; that has a test of its own.
  await deskCall(app, 'markSeen', 'local:1046', 1_000_000);
});
afterAll(() => browser.close());

const open = async (number: string) => {
  await app.goto(browser.url(`sidebar.html?case=local:${number}`));
  await app.locator('.thread').waitFor();
};
const drawn = () => app.locator('.thread .message').count();

describe('a chat of 2,000 messages', () => {
  test('opens at its end, with the newest and what is near them', async () => {
    await open('1046');
    await expect
      .poll(() => app.locator('.thread').evaluate((el) => el.scrollHeight - el.scrollTop - el.clientHeight))
      .toBeLessThan(4);
    expect(await drawn()).toBeLessThan(250);
  });

  test('goes from a quotation to the message of long ago that it answers', async () => {
    await app.getByRole('button', { name: /^Answers Hannah Long: Line 667 of/ }).click();
    const focused = app.locator('article:focus');
    await focused.waitFor({ timeout: 30_000 });
    expect(await focused.textContent()).toContain('Line 667 of a long story');
    const place = await focused.boundingBox();
    expect(place?.y).toBeGreaterThan(0);
    expect(place?.y).toBeLessThan(await app.evaluate(() => innerHeight - 100));
    await open('1046');
  });

  test('keeps the place of what is read while older messages come in above', async () => {
    const jumps = await app.locator('.thread').evaluate(async (box) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const topmost = () =>
        [...box.querySelectorAll('.message')].find((one) => one.getBoundingClientRect().bottom > 120);
      let worst = 0;
      for (let n = 0; n < 60; n += 1) {
        const held = topmost();
        const before = held?.getBoundingClientRect().top ?? 0;
        const start = box.scrollTop;
        box.scrollTop -= 300;
        const meant = Math.min(300, start);
        for (let i = 0; i < 6; i += 1) await frame();
        const after = held?.getBoundingClientRect().top ?? 0;
        worst = Math.max(worst, Math.abs(after - before - meant));
      }
      return worst;
    });
    expect(jumps).toBeLessThan(40);
    expect(await drawn()).toBeGreaterThan(100);
  });

  test('scrolls up to its first message, which is there once', async () => {
    await expect
      .poll(
        () =>
          app.locator('.thread').evaluate((box) => {
            box.scrollTop = Math.max(0, box.scrollTop - 20_000);
            return box.textContent?.includes('Line 1 of a long story') ?? false;
          }),
        { timeout: 30_000 },
      )
      .toBe(true);
    const texts = await app.locator('.thread .message .message-text').allTextContents();
    const lines = texts.flatMap((text) => /^Line (\d+) of/.exec(text)?.[1] ?? []).map(Number);
    expect(lines).toEqual(Array.from({ length: COUNT }, (_, i) => i + 1));
    expect(await app.locator('.thread-start').count()).toBe(1);
  });

  test('goes back to its end by the keyboard', async () => {
    await app.locator('.thread').focus();
    await app.keyboard.press('End');
    await expect
      .poll(() => app.locator('.thread').evaluate((el) => el.scrollHeight - el.scrollTop - el.clientHeight))
      .toBeLessThan(80);
  });
});

describe('what the sample’s contacts sent', () => {
  test('a picture opens large and closes with Esc', async () => {
    await open('1012');
    await app.getByRole('button', { name: 'View front-wheel.png' }).click();
    const viewer = app.getByRole('dialog', { name: 'front-wheel.png' });
    await viewer.locator('img').waitFor();
    expect(
      await viewer
        .locator('img')
        .evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
    ).toBe(240);
    await app.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    expect(await app.locator('.case-pane').count()).toBe(1);
  });

  test('a voice note plays in place and says how long it is', async () => {
    await open('1037');
    await app.locator('.sound figcaption', { hasText: 'Voice note' }).waitFor();
    await expect.poll(() => app.locator('.sound figcaption').textContent()).toMatch(/\d\ss$/);
  });

  test('a picture of 12,000 × 12,000 pixels is shrunk before it is drawn', async () => {
    const file = blackPng(12_000);
    const number = await arriveWithPicture(file.toString('base64'), file.length);
    await open(number);
    await app.locator('.picture-thumb img').waitFor({ timeout: 20_000 });
    await app.locator('.picture-thumb').click();
    const large = app.locator('.viewer img');
    await large.waitFor({ timeout: 20_000 });
    expect(
      await large.evaluate((img: HTMLImageElement) =>
        img.decode().then(() => Math.max(img.naturalWidth, img.naturalHeight)),
      ),
    ).toBeLessThanOrEqual(4096);
  }, 60_000);
});

/** A square PNG of one colour with one bit a pixel: a few kilobytes that unfold to half a gigabyte. */
function blackPng(side: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))));
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

/** A mail with one picture, through the import. */
async function arriveWithPicture(base64: string, size: number): Promise<string> {
  const STEP = 900_000;
  for (let at = 0, index = 0; at < base64.length; at += STEP, index += 1) {
    const chunk = {
      id: 'huge-picture',
      index,
      last: at + STEP >= base64.length,
      base64: base64.slice(at, at + STEP),
    };
    const put = { ...chunk, name: 'huge.png', type: 'image/png' };
    expect(await deskCall(app, 'putFile', put)).toMatchObject({ ok: true });
  }
  const mail = {
    hash: '9'.padStart(64, '0'),
    messageId: 'huge@example.test',
    inReplyTo: '',
    references: [],
    from: { name: 'Petra Picture', address: 'petra@example.test' },
    to: [{ name: '', address: 'help@tarnwheel.example' }],
    cc: [],
    subject: 'A large picture',
    date: new Date(Date.now() - 60_000).toISOString(),
    text: 'See there.',
    html: '',
    clipped: false,
    attachments: [{ file: 'huge-picture', name: 'huge.png', type: 'image/png', size, contentId: '' }],
  };
  const answer = await deskCall(app, 'importMail', { mails: [mail], ours: [] });
  expect(answer).toMatchObject({ ok: true, value: { added: 1 } });
  return (answer.value as { cases: string[] }).cases[0] ?? '';
}

test('nothing went wrong on our own pages', () => {
  expect(browser.problems).toEqual([]);
});
