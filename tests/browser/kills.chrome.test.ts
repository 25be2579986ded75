import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromeTypist } from '../kills/chrome-typist.ts';
import { runKills } from '../kills/run-kills.ts';
import type { Typist } from '../kills/ways.ts';

// A few of each here; `npm run kills` does hundreds.
let typist: Typist;
beforeAll(async () => {
  typist = await chromeTypist();
});
afterAll(() => typist?.close());

test('every character is there after the browser was killed, 100 ms after the last key or later', async () => {
  expect(await runKills(typist, { runs: 1, seed: Date.now(), ways: ['kill'] })).toEqual([]);
});

test('every character is there after a tab was closed, left or loaded anew in the moment of the last key', async () => {
  expect(
    await runKills(typist, { runs: 1, seed: Date.now(), ways: ['close', 'navigate', 'reload'] }),
  ).toEqual([]);
});

test('the same in the frame of a page', async () => {
  const ways = ['close', 'navigate'] as const;
  expect(await runKills(typist, { runs: 1, seed: Date.now(), ways, framedEvery: 1 })).toEqual([]);
});
