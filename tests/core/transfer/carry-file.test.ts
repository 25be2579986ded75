// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import type { Carrying, UploadRequest } from '@/core/model/upload';
import { carryFile } from '@/core/transfer/carry-file';
import { ANSWER, STALL } from '@/core/transfer/limits';
import { FakeXhr } from '../../fakes/xhr';

const BODY = new Blob(['0123456789']);
let heard: number[];

beforeEach(() => {
  vi.useFakeTimers();
  // As in Firefox: no page is needed.
  Reflect.set(browser, 'offscreen', undefined);
  vi.stubGlobal('XMLHttpRequest', FakeXhr);
  FakeXhr.all = [];
  heard = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function carry(request: Partial<UploadRequest> = {}, over: Partial<Carrying> = {}) {
  const wanted = { method: 'PUT' as const, url: 'https://desk.example/files/1', headers: {}, from: 0 };
  const carrying = {
    key: 'i/f',
    body: BODY,
    onProgress: (sent: number) => void heard.push(sent),
    tries: 0,
    signal: new AbortController().signal,
    ...over,
  };
  const end = carryFile({ ...wanted, ...request }, carrying).catch((error: { code: string }) => error.code);
  return { end, xhr: FakeXhr.last };
}

test('the bytes go out as they are, and how far they are is told', async () => {
  const { end, xhr } = carry({ headers: { authorization: 'Bearer x' } });
  xhr.moves(4);
  xhr.moves(10);
  xhr.answer(201, '{"ref":"r"}', { answers: { location: '/files/r' } });
  expect(await end).toEqual({ status: 201, text: '{"ref":"r"}', location: '/files/r', retryAfter: '' });
  expect(heard).toEqual([0, 4, 10]);
  expect(xhr.headers).toEqual({ authorization: 'Bearer x' });
  expect(await xhr.body?.text()).toBe('0123456789');
});

test('a part of a file goes out alone and is counted within the whole', async () => {
  const { xhr } = carry({ from: 4, to: 8 });
  xhr.moves(2);
  expect(await xhr.body?.text()).toBe('4567');
  expect(heard).toEqual([4, 6]);
});

test('it may take for ever as long as something moves', async () => {
  const { end, xhr } = carry();
  for (let sent = 1; sent < 10; sent++) {
    await vi.advanceTimersByTimeAsync(STALL - 1);
    xhr.moves(sent);
  }
  xhr.answer(200);
  expect(await end).toMatchObject({ status: 200 });
});

test('nothing moved for too long: stalled, and the request is given up', async () => {
  const { end, xhr } = carry();
  xhr.moves(3);
  await vi.advanceTimersByTimeAsync(STALL - 1);
  // Told again, but no byte more.
  xhr.moves(3);
  await vi.advanceTimersByTimeAsync(1);
  expect(await end).toBe('stalled');
  expect(xhr.aborted).toBe(true);
});

test('a slow line gets more patience with every try, so that it ends some time', async () => {
  const { end, xhr } = carry({}, { tries: 2 });
  await vi.advanceTimersByTimeAsync(STALL * 4 - 1);
  expect(xhr.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await end).toBe('stalled');
});

test('a desk has time to look at a whole file, but not at a piece', async () => {
  const whole = carry();
  whole.xhr.moves(10);
  await vi.advanceTimersByTimeAsync(ANSWER - 1);
  expect(whole.xhr.aborted).toBe(false);
  const piece = carry({ to: 5 });
  piece.xhr.moves(5);
  await vi.advanceTimersByTimeAsync(STALL * 2);
  expect(await piece.end).toBe('stalled');
  expect(await whole.end).toBe('stalled');
});

test('a cut line is «offline», and so is what was given up', async () => {
  const cut = carry();
  cut.xhr.cut();
  expect(await cut.end).toBe('offline');
  const stop = new AbortController();
  const given = carry({}, { signal: stop.signal });
  stop.abort();
  expect(await given.end).toBe('offline');
  expect(given.xhr.aborted).toBe(true);
});

test('an answer from somewhere else is a login page, not the desk', async () => {
  const { end, xhr } = carry();
  xhr.answer(200, '<html>', { responseURL: 'https://login.example/' });
  expect(await end).toMatchObject({ status: 302 });
});
