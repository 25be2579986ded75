import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { followLoad, proveFrame, showFrame } from '@/core/workflow/frames';

const PAGE = 'https://shop.example/orders';
/** Looked up each time: every test gets a browser of its own. */
const script = () => vi.mocked(fakeBrowser.scripting.executeScript);
const created = async () => [{ frameId: 0, result: 'created' }] as never;
/** The proof that the last injection handed over, as the frame in the page has it. */
const proofGiven = () =>
  String(JSON.stringify(script().mock.lastCall)).match(/sidebar\.html#([\w-]+)/)?.[1] ?? '';

test('a late answer about the page before does not take the proof of a newer frame away', async () => {
  script().mockImplementation(created);
  await showFrame(1, PAGE, 'toggle');
  // The tab went elsewhere: the browser keeps us out there, and says so only after a while.
  let refuse = () => {};
  script().mockImplementation(
    () =>
      new Promise((_, reject) => (refuse = () => reject(new Error('Cannot access contents of the page')))),
  );
  script().mockClear();
  const late = followLoad(1, 'https://other.example/', false);
  await vi.waitFor(() => expect(script()).toHaveBeenCalledTimes(1));
  const clicked = showFrame(1, PAGE, 'toggle');
  refuse();
  await vi.waitFor(() => expect(script()).toHaveBeenCalledTimes(2));
  script().mockImplementation(created);
  refuse();
  await Promise.all([late, clicked]);
  const proof = proofGiven();
  expect(proof).not.toBe('');
  expect(await proveFrame(1, 7, proof)).toBe(true);
});

test('a frame that was closed does not come back with a load', async () => {
  script().mockImplementation(async () => [{ frameId: 0, result: 'hidden' }] as never);
  script().mockClear();
  await followLoad(2, PAGE, true);
  expect(script()).not.toHaveBeenCalled();
});
