import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Editors, serveEditors } from '../servers/editors/serve.ts';
import { poll } from './bidi.ts';
import { type Firefox, launchFirefox } from './firefox.ts';
import { KEYS } from './keys.ts';

/* The same tests in every detail: palette.chrome.test.ts. Here the shortcut itself is pressed. */
let editors: Editors;
let firefox: Firefox;
let page: string;

beforeAll(async () => {
  [editors, firefox] = await Promise.all([serveEditors(), launchFirefox()]);
  const app = await firefox.open('sidebar.html');
  for (const button of ['Practice here', 'Next', 'Start']) await firefox.click(app, 'button', button);
  await firefox.spot(app, '.case-row');
  await firefox.closeTab(app);
  page = await firefox.visit(`${editors.base}/`);
});
afterAll(async () => {
  await firefox?.close();
  await editors?.close();
});

const textOf = (place: string) =>
  firefox.evaluate<string>(page, `texts[${JSON.stringify(place)}]().replace(/\\s+/g, ' ').trim()`);

async function openPalette(): Promise<string> {
  await firefox.shortcut(' ');
  const palette = await firefox.frame(page, 'palette.html');
  await firefox.spot(palette, '[role=option]');
  const ready = 'document.hasFocus() && document.activeElement.matches("[role=combobox]")';
  await poll(() => firefox.evaluate<boolean>(palette, ready), 5000, 'the keyboard in the palette');
  return palette;
}

test.each([
  ['input', '#input input'],
  ['textarea', '#textarea textarea'],
  ['contenteditable', '#contenteditable [contenteditable]'],
  ['prosemirror', '#prosemirror .ProseMirror'],
  ['lexical', '#lexical [contenteditable]'],
  ['quill', '#quill .ql-editor'],
  ['codemirror', '#codemirror .CodeMirror'],
  ['controlled', '#controlled [contenteditable]'],
])('a text with two paragraphs goes into %s, and its own undo takes it back', async (place, spot) => {
  await firefox.click(page, spot);
  await firefox.type(page, 'Before ');
  const palette = await openPalette();
  await firefox.type(palette, 'copy invo\n');
  await firefox.spot(palette, '.palette-gap');
  await firefox.type(palette, 'Hannah\nAcme\n');
  await poll(async () => (await textOf(place)).includes('Kind regards'), 5000, `the text in ${place}`);
  expect(await textOf(place)).toMatch(/^Before Dear Hannah, Please find attached .* made out to Acme\./);
  await firefox.press(page, KEYS.control, 'z');
  await poll(async () => !(await textOf(place)).includes('Hannah'), 5000, `${place} as it was`);
});
