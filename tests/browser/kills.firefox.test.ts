import { afterAll, beforeAll, expect, test } from 'vitest';
import { firefoxTypist } from '../kills/firefox-typist.ts';
import { runKills } from '../kills/run-kills.ts';
import type { Typist } from '../kills/ways.ts';

// Killing the whole browser costs four seconds a time here: `npm run kills` does it.
let typist: Typist;
beforeAll(async () => {
  typist = await firefoxTypist();
});
afterAll(() => typist?.close());

test('every character is there after a tab was closed or loaded anew in the moment of the last key', async () => {
  expect(await runKills(typist, { runs: 1, seed: Date.now(), ways: ['close', 'reload'] })).toEqual([]);
});
