import { beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { mergeNotes, NotesModel } from '@/components/case/card/notes-model';
import { aBackground } from '../../composer/fixtures';

const KEY = 'notes:local:carla';
const stored = async () => (await fakeBrowser.storage.local.get(KEY))[KEY];
const soon = () => new Promise((done) => setTimeout(done, 60));

function aModel(theirs = '') {
  const model = new NotesModel('local:1', 'local:carla');
  model.follow(theirs);
  return model;
}

beforeEach(() => fakeBrowser.storage.local.clear());

test('what is typed is on disk a moment later, before anybody saved it', async () => {
  const desk = aBackground();
  aModel().type('Calls after');
  await soon();
  expect(await stored()).toEqual({ text: 'Calls after', base: '' });
  expect(desk.of('changeContact')).toEqual([]);
});

test('closing the window in the middle of a word loses none of it', async () => {
  aBackground();
  aModel().type('Calls af');
  window.dispatchEvent(new Event('beforeunload'));
  await Promise.resolve();
  expect(await stored()).toEqual({ text: 'Calls af', base: '' });
});

test('what a closed window left is shown and saved by the next one', async () => {
  const desk = aBackground();
  await fakeBrowser.storage.local.set({ [KEY]: { text: 'Calls after six', base: '' } });
  const model = aModel();
  await model.load();
  expect(model.text.value).toBe('Calls after six');
  expect(desk.of('changeContact').map(({ args }) => args)).toEqual([
    ['local:1', { notes: 'Calls after six' }],
  ]);
  await vi.waitFor(async () => expect(await stored()).toBeUndefined());
});

test("the text stays until the outbox has it, and is the desk's afterwards", async () => {
  const desk = aBackground();
  const model = aModel();
  model.type('Calls late');
  await model.save();
  expect(desk.of('changeContact')).toHaveLength(1);
  expect(model.text.value).toBe('Calls late');
  model.follow('Calls late');
  expect(model.text.value).toBeUndefined();
  expect(await stored()).toBeUndefined();
});

test('if the background does not take it, it stays in this browser and says so', async () => {
  aBackground(() => 'signed-out');
  const model = aModel();
  model.type('Calls late');
  await model.save();
  await soon();
  expect(model.problem.value).toBe('kept');
  expect(await stored()).toEqual({ text: 'Calls late', base: '' });
  aBackground();
  await model.save();
  expect(model.problem.value).toBeUndefined();
  expect(await stored()).toBeUndefined();
});

test('a full disk is said', async () => {
  aBackground();
  vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error('full'));
  const model = aModel();
  model.type('x');
  await soon();
  expect(model.problem.value).toBe('failed');
});

test('words a colleague wrote meanwhile stay beside mine', async () => {
  const desk = aBackground();
  const model = aModel('Has a dog.');
  model.type('Has a dog. Calls late.');
  model.follow('Has a dog. Moved to Porto.');
  await model.save();
  const [asked] = desk.of('changeContact');
  expect(asked?.args[1]).toEqual({ notes: 'Has a dog. Calls late. Moved to Porto.' });
});

test('of two texts with nothing in common both are kept', () => {
  expect(mergeNotes('a', 'theirs', 'mine')).toBe('theirs\n\nmine');
  expect(mergeNotes('', 'theirs', 'mine')).toBe('theirs\n\nmine');
  expect(mergeNotes('a', 'a', 'mine')).toBe('mine');
  expect(mergeNotes('', 'x', 'x and more')).toBe('x and more');
});
