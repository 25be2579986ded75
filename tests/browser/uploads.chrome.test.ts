import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { digest, MEGABIT } from '../servers/uploads/server.ts';
import { closePages } from './app.ts';
import { deskTexts, itemOf } from './in-database.ts';
import { anUploadDay, buildForUploads, CASE, sendReply, someBytes, type UploadDay } from './uploads.ts';

const SLOW = process.env.CASEBAR_SLOW_UPLOADS !== undefined;
const LONG = 60_000;

let day: UploadDay;
beforeAll(() => buildForUploads('chrome'), 120_000);

const state = async (id: string) => (await day.page.evaluate(itemOf, id))?.state;
const problem = async (id: string) => (await day.page.evaluate(itemOf, id))?.problem?.code;
const copies = async (text: string) =>
  (await day.page.evaluate(deskTexts, CASE.slice('local:'.length))).filter((one) => one === text).length;
const sent = (id: string) => expect.poll(() => state(id), { timeout: LONG }).toBe('sent');

/** It is there whole, was taken for one file, and the customer has the message once. */
async function arrivedOnce(bytes: Uint8Array, text: string) {
  const files = [...day.server.files().values()];
  expect(files.map(digest)).toEqual([digest(bytes)]);
  expect(await copies(text)).toBe(1);
}

describe.skipIf(SLOW)('a desk that takes a file as a whole', () => {
  beforeAll(async () => {
    day = await anUploadDay({});
  });
  afterAll(() => day?.close());
  beforeEach(() => {
    day.server.reset();
    day.server.rate(0);
  });

  test(
    '1 MB over a line of 1 Mbit/s arrives, though the worker is stopped in the middle',
    async () => {
      day.server.rate(MEGABIT);
      const bytes = someBytes(1_000_000);
      const id = await sendReply(day.ask, 'long.bin', bytes, 'A megabyte');
      await expect.poll(() => day.server.received()).toBeGreaterThan(150_000);
      await day.browser.stopWorker();
      expect(await day.browser.workerRunning()).toBe(false);
      // Nobody wakes it but the page that carries the file, at the end.
      await expect.poll(() => day.server.files().size, { timeout: LONG }).toBe(1);
      await sent(id);
      expect(day.server.begun).toHaveLength(1);
      await arrivedOnce(bytes, 'A megabyte');
    },
    LONG,
  );

  test('cut in the middle, it is sent once more and arrives once', async () => {
    day.server.troubles.push({ kind: 'cut', after: 200_000 });
    const bytes = someBytes(700_000, 2);
    await sent(await sendReply(day.ask, 'cut.bin', bytes, 'Cut'));
    expect(day.server.begun).toHaveLength(2);
    await arrivedOnce(bytes, 'Cut');
  });

  test('what arrived without an answer is found there; the customer has it once', async () => {
    day.server.troubles.push({ kind: 'cut-answer' });
    const bytes = someBytes(50_000, 3);
    await sent(await sendReply(day.ask, 'unanswered.bin', bytes, 'Unanswered'));
    // The browser itself repeats a request whose reused line dies; to us the desk says that it has the file.
    await arrivedOnce(bytes, 'Unanswered');
  });

  test('a busy desk gets it a little later; one that refuses its type is not asked again', async () => {
    day.server.troubles.push({ kind: 'answer', status: 503, headers: { 'retry-after': '1' } });
    const bytes = someBytes(50_000, 4);
    await sent(await sendReply(day.ask, 'busy.bin', bytes, 'Busy'));
    await arrivedOnce(bytes, 'Busy');
    day.server.reset();
    // The browser must not ask for a password of its own.
    const headers = { 'www-authenticate': 'Basic realm="desk"' };
    day.server.troubles.push({ kind: 'answer', status: 401, headers });
    const guarded = await sendReply(day.ask, 'guarded.bin', bytes, 'Guarded');
    await sent(guarded);
    await arrivedOnce(bytes, 'Guarded');
    day.server.reset();
    day.server.troubles.push({ kind: 'answer', status: 415 });
    const id = await sendReply(day.ask, 'odd.bin', someBytes(10, 5), 'Odd');
    await expect.poll(() => state(id)).toBe('failed');
    expect(await problem(id)).toBe('wrong-type');
    expect(await copies('Odd')).toBe(0);
    await day.ask('discardItem', id);
  });

  test(
    'the browser is killed in the middle: the file goes at its next start',
    async () => {
      day.server.rate(MEGABIT);
      const bytes = someBytes(400_000, 6);
      const id = await sendReply(day.ask, 'killed.bin', bytes, 'Killed');
      await expect.poll(() => day.server.received()).toBeGreaterThan(100_000);
      await day.browser.kill();
      day.server.rate(0);
      await day.browser.start();
      await day.reopen();
      await sent(id);
      await arrivedOnce(bytes, 'Killed');
    },
    LONG,
  );
});

describe.skipIf(SLOW)('a desk that takes pieces', () => {
  beforeAll(async () => {
    day = await anUploadDay({ resumes: true });
  });
  afterAll(() => day?.close());
  beforeEach(() => {
    day.server.reset();
    day.server.rate(MEGABIT * 4);
  });

  test('a line that stalls is given up; the file goes on where it was', async () => {
    day.server.troubles.push({ kind: 'stall', after: 100_000 });
    const bytes = someBytes(600_000, 7);
    const id = await sendReply(day.ask, 'stall.bin', bytes, 'Stalled');
    await expect.poll(() => problem(id)).toBe('stalled');
    await sent(id);
    expect(day.server.begun[1]?.from).toBeGreaterThan(0);
    await arrivedOnce(bytes, 'Stalled');
  });

  test('the agent sees how far it is and takes it back: nothing more goes out', async () => {
    const app = await day.browser.open('sidebar.html');
    await app.getByRole('button', { name: 'Next' }).click();
    await app.getByRole('button', { name: 'Start' }).click();
    await day.ask('openCase', CASE);
    await app.getByRole('tab', { name: /Fernanda/ }).click();
    await app.locator('textarea[data-tab=reply]').waitFor();
    day.server.rate(MEGABIT);
    const id = await sendReply(day.ask, 'back.bin', someBytes(2_000_000, 8), 'Taken back');
    const bar = app.locator('.upload-bar');
    await expect.poll(() => bar.innerText()).toMatch(/Uploading 0\.[3-9] of 2 MB/);
    await bar.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => app.locator('textarea[data-tab=reply]').inputValue()).toContain('Taken back');
    expect(await state(id)).toBeUndefined();
    await expect.poll(() => day.server.cutByBrowser()).toBe(1);
    await expect.poll(() => bar.count()).toBe(0);
    expect(day.server.files().size).toBe(0);
    expect(await copies('Taken back')).toBe(0);
    await closePages(day.browser);
    await day.reopen();
    expect(day.browser.problems).toEqual([]);
  });
});

// In real time: `npm run uploads`. Elsewhere there is no such test, so that nothing counts as skipped.
if (SLOW)
  test('10 MB over a line of 1 Mbit/s arrive byte for byte, with the limits of the product', async () => {
    day = await anUploadDay({ rate: MEGABIT });
    const bytes = someBytes(10_000_000, 9);
    const began = Date.now();
    const id = await sendReply(day.ask, 'ten.bin', bytes, 'Ten');
    await expect.poll(() => state(id), { timeout: 200_000, interval: 500 }).toBe('sent');
    expect(Date.now() - began).toBeGreaterThan(70_000);
    expect(day.server.begun).toHaveLength(1);
    await arrivedOnce(bytes, 'Ten');
    await day.close();
  }, 240_000);
