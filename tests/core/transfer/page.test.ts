// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import type { UploadAnswer, UploadRequest } from '@/core/model/upload';
import type { SendFile } from '@/core/transfer/send-file';
import { serveTransfers } from '@/core/transfer/serve-transfers';
import { needsPage, sendThroughPage } from '@/core/transfer/through-page';

const REQUEST: UploadRequest = { method: 'PUT', url: 'https://desk.example/1', headers: {}, from: 0 };
const ANSWER: UploadAnswer = { status: 201, retryAfter: '', location: '', text: 'ok' };

/** A transfer that the page began; the test plays the line. */
interface Line {
  readonly onProgress: (sent: number) => void;
  readonly end: (answer: UploadAnswer) => void;
  readonly fail: () => void;
  readonly signal: AbortSignal;
}
let lines: Line[];
let isOpen: boolean;
let opened: number;
const wake = vi.fn();

const send: SendFile = (_, __, onProgress, signal) =>
  new Promise((resolve, reject) => {
    lines.push({ onProgress, end: resolve, fail: () => reject(new Error('cut')), signal });
  });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  lines = [];
  isOpen = false;
  opened = 0;
  wake.mockClear();
  let receive: ReturnType<typeof serveTransfers> | undefined;
  const page = {
    url: browser.runtime.getURL('/uploads.html'),
    postMessage: (message: unknown, [port]: MessagePort[]) => receive?.(message, port),
  };
  vi.stubGlobal('clients', { matchAll: async () => (isOpen ? [page] : []) });
  Reflect.set(browser, 'offscreen', {
    async createDocument() {
      opened += 1;
      isOpen = true;
      const idle = () => {
        isOpen = false;
      };
      receive = serveTransfers({ send, wake, idle });
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(browser, 'offscreen');
});

/** What a worker does; another call is another life of it. */
function ask(key = 'i/f', signal = new AbortController().signal) {
  const heard: number[] = [];
  const end = sendThroughPage(key, REQUEST, new Blob(['x']), (sent) => heard.push(sent), signal).catch(
    (error: { code: string }) => error.code,
  );
  return { end, heard };
}
const begun = (count = 1) => vi.waitFor(() => expect(lines).toHaveLength(count));
const line = (nth = 0): Line => {
  const found = lines[nth];
  if (!found) throw new Error('no such transfer');
  return found;
};

test('only where the background has no way of its own', () => {
  expect(needsPage()).toBe(true);
  Reflect.deleteProperty(browser, 'offscreen');
  expect(needsPage()).toBe(false);
});

test('one page carries all files, and goes when nothing is left', async () => {
  const [one, two] = [ask('i/1'), ask('i/2')];
  await begun(2);
  expect(opened).toBe(1);
  line(0).onProgress(7);
  line(0).end(ANSWER);
  line(1).end(ANSWER);
  expect(await Promise.all([one.end, two.end])).toEqual([ANSWER, ANSWER]);
  expect(one.heard).toEqual([7]);
  await vi.waitFor(async () => {
    await vi.advanceTimersByTimeAsync(1_000);
    expect(isOpen).toBe(false);
  });
});

test('a worker that comes after one that died hears of the same transfer', async () => {
  ask();
  await begun();
  line().onProgress(5);
  const after = ask();
  await vi.waitFor(() => expect(after.heard).toEqual([5]));
  line().end(ANSWER);
  expect(await after.end).toEqual(ANSWER);
  expect(lines).toHaveLength(1);
});

test('the end wakes the background; whoever asks then hears it', async () => {
  ask();
  await begun();
  // The first one's port is read by nobody: the worker is gone.
  line().end(ANSWER);
  await vi.waitFor(() => expect(wake).toHaveBeenCalledOnce());
});

test('a line that was cut is tried anew', async () => {
  const first = ask();
  await begun();
  line().fail();
  expect(await first.end).toBe('offline');
  const second = ask();
  await begun(2);
  line(1).end(ANSWER);
  expect(await second.end).toEqual(ANSWER);
});

test('giving it up ends the transfer in the page', async () => {
  const stop = new AbortController();
  const { end } = ask('i/f', stop.signal);
  await begun();
  stop.abort();
  expect(await end).toBe('offline');
  await vi.waitFor(() => expect(line().signal.aborted).toBe(true));
});

test('a page that does not answer is no end of it: it tries again, then says so', async () => {
  vi.stubGlobal('clients', { matchAll: async () => [] });
  const { end } = ask();
  expect(await end).toBe('unexpected');
});

test('what is not asked by us is not carried', () => {
  const receive = serveTransfers({ send, wake, idle: () => {} });
  const { port1 } = new MessageChannel();
  for (const raw of [null, 'carry', { kind: 'carry' }, { kind: 'carry', key: 'x', request: {}, body: 'x' }])
    receive(raw, port1);
  receive({ kind: 'carry', key: 'x', request: REQUEST, body: new Blob() }, undefined);
  expect(lines).toEqual([]);
  port1.close();
});
