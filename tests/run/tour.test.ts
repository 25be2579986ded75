import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Tour } from './tour';

function aTour(capture = async (file: string) => writeFileSync(file, 'picture')) {
  const lines: string[] = [];
  const folder = join(mkdtempSync(join(tmpdir(), 'casebar-tour-')), 'tour');
  const print = (line: string) => void lines.push(line.replace(/\d+ ms/, 'N ms').replace(folder, 'tour'));
  return { tour: new Tour({ capture, print }, folder), lines, folder };
}

test('prints each step with its picture and ends with the count', async () => {
  const { tour, lines, folder } = aTour();
  await tour.step('Open a waiting case', async () => {});
  expect(tour.finish()).toBe(0);
  expect(lines).toEqual([
    '1. Open a waiting case … ok N ms tour/01-open-a-waiting-case.png',
    'tour: 1 steps, 0 failed',
  ]);
  expect(existsSync(join(folder, '01-open-a-waiting-case.png'))).toBe(true);
});

test('goes on after a failed step, pictures it and fails in the end', async () => {
  const { tour, lines } = aTour();
  await tour.step('Break', () => Promise.reject(new Error('no button\nat line 1')));
  await tour.step('Go on', async () => {});
  expect(tour.finish()).toBe(1);
  expect(lines).toEqual([
    '1. Break … FAILED (no button) N ms tour/01-break.png',
    '2. Go on … ok N ms tour/02-go-on.png',
    'tour: 2 steps, 1 failed',
  ]);
});

test('a step that hangs fails in time', async () => {
  const { tour, lines } = aTour();
  await tour.step('Hang', () => new Promise(() => {}), 20);
  expect(lines[0]).toContain('FAILED (not done after 0.02 s)');
});

test('says when a picture could not be taken', async () => {
  const { tour, lines } = aTour(() => Promise.reject(new Error('page closed')));
  await tour.step('Look', async () => {});
  expect(lines).toEqual(['1. Look … ok N ms (no picture: page closed)']);
});

test('a tour without steps is no success', () => {
  expect(aTour().tour.finish()).toBe(1);
});
