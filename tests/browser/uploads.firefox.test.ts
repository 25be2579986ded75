import { afterAll, beforeAll, expect, test } from 'vitest';
import { digest, MEGABIT, startUploadServer, type UploadServer } from '../servers/uploads/server.ts';
import { type Firefox, launchFirefox } from './firefox.ts';
import { deskTexts, itemOf } from './in-database.ts';
import { type Ask, buildForUploads, CASE, sendReply, someBytes, uploadsBuild } from './uploads.ts';

let firefox: Firefox;
let server: UploadServer;
let page: string;

/** Runs a self-contained function in a page of ours. */
const inPage = async <A, R>(work: (argument: A) => Promise<R>, argument: A): Promise<R> => {
  const json = await firefox.evaluate<string>(
    page,
    `(${work})(${JSON.stringify(argument)}).then((result) => JSON.stringify({ result }))`,
  );
  return JSON.parse(json).result;
};
const ask: Ask = (call, ...args) =>
  firefox.evaluate(page, `browser.runtime.sendMessage(${JSON.stringify({ casebar: 'desk', call, args })})`);

beforeAll(async () => {
  buildForUploads('firefox');
  server = await startUploadServer({ resumes: true, rate: MEGABIT * 2 });
  firefox = await launchFirefox({ extension: uploadsBuild('firefox') });
  await firefox.grant(['http://127.0.0.1/*']);
  page = await firefox.open('mail.html');
  await firefox.evaluate(page, `browser.storage.local.set({ uploadDesk: ${JSON.stringify(server.base)} })`);
  await ask('startPractice');
}, 120_000);
afterAll(async () => {
  await firefox?.close();
  await server?.close();
});

test('a file goes to the desk before its message, and the agent sees how far it is', async () => {
  const app = await firefox.open('sidebar.html');
  await firefox.click(app, 'button', 'Next');
  await firefox.click(app, 'button', 'Start');
  await ask('openCase', CASE);
  await firefox.click(app, '[role=tab]', 'Fernanda');
  const bytes = someBytes(1_000_000);
  const id = await sendReply(ask, 'fox.bin', bytes, 'From Firefox');
  const bar = `document.querySelector('.upload-bar')?.innerText ?? ''`;
  await expect.poll(() => firefox.evaluate<string>(app, bar)).toMatch(/Uploading 0\.[3-9] of 1 MB/);
  await expect.poll(async () => (await inPage(itemOf, id))?.state, { timeout: 30_000 }).toBe('sent');
  expect([...server.files().values()].map(digest)).toEqual([digest(bytes)]);
  const texts = await inPage(deskTexts, CASE.slice('local:'.length));
  expect(texts.filter((text) => text === 'From Firefox')).toHaveLength(1);
});
