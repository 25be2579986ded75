import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Editors, serveEditors } from '../servers/editors/serve.ts';
import { launchPractised } from './app.ts';
import { poll } from './bidi.ts';
import type { Chrome } from './chrome.ts';

let browser: Chrome;
let editors: Editors;
let page: Page;

beforeAll(async () => {
  [editors, browser] = await Promise.all([serveEditors(), launchPractised()]);
  page = await browser.visit(`${editors.base}/`);
  // The click gives us the page, as the shortcut does, which no test can press; the sidebar it opens is put away again.
  await browser.clickIcon(page);
  await browser.sidebar(page);
  await browser.clickIcon(page);
});
afterAll(async () => {
  await browser?.close();
  await editors?.close();
});

/** What the shortcut sets off, on the page in front. */
const callPalette = () =>
  browser.inWorker(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    (chrome.commands.onCommand as unknown as { dispatch(command: string, tab: unknown): void }).dispatch(
      'palette',
      tab,
    );
  }, null);

const framesOfPalette = (of = page) =>
  of.frames().filter((frame) => frame.url().startsWith(browser.url('palette.html')));

async function openPalette(): Promise<Frame> {
  await callPalette();
  const frame = await poll(() => framesOfPalette()[0], 8000, 'a palette over the page');
  await frame.getByRole('combobox').waitFor();
  await expect.poll(() => frame.evaluate(() => document.hasFocus())).toBe(true);
  return frame;
}
const gone = () => expect.poll(() => framesOfPalette().length, { timeout: 5000 }).toBe(0);

const textOf = (place: string) =>
  page.evaluate((id) => {
    const all: unknown = Reflect.get(globalThis, 'texts');
    const read: unknown = Reflect.get(Object(all), id);
    return typeof read === 'function' ? String(read()) : '';
  }, place);
/** Without what editors do to lines by themselves. */
const flat = async (place: string) => (await textOf(place)).replace(/\s+/g, ' ').trim();

const LINES = /^Before Dear Hannah, Please find attached a copy of your invoice, made out to Acme\..*$/;

/** Finds the reply with two gaps and two paragraphs, and fills it: nothing but the keyboard. */
async function chooseInvoice(palette: Frame) {
  await page.keyboard.type('copy invo');
  await palette.getByRole('option', { name: /Copy of an invoice/ }).waitFor();
  await page.keyboard.press('Enter');
  await palette.getByRole('textbox', { name: 'name of the contact' }).waitFor();
  await page.keyboard.type('Hannah');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Acme');
  await page.keyboard.press('Enter');
}

const SPOTS: Readonly<Record<string, string>> = {
  input: '#input input',
  textarea: '#textarea textarea',
  contenteditable: '#contenteditable [contenteditable]',
  gmail: '#gmail [contenteditable]',
  shadow: '#shadow',
  iframe: '#iframe iframe',
  design: '#design iframe',
  prosemirror: '#prosemirror .ProseMirror',
  lexical: '#lexical [contenteditable]',
  quill: '#quill .ql-editor',
  codemirror: '#codemirror .CodeMirror',
  controlled: '#controlled [contenteditable]',
};

async function write(place: string, text: string) {
  await page.locator(SPOTS[place] ?? '').click();
  await page.keyboard.type(text);
  await expect.poll(() => flat(place)).toBe(text.trim());
}

describe('a ready text goes where the person was writing', () => {
  test.each(Object.keys(SPOTS))('%s, and its own undo takes it back', async (place) => {
    await write(place, 'Before ');
    await chooseInvoice(await openPalette());
    await gone();
    expect(await flat(place)).toMatch(LINES);
    // The keyboard is there again.
    await page.keyboard.press('Control+z');
    await expect.poll(() => flat(place)).not.toContain('Hannah');
    await page.keyboard.type('after');
    await expect.poll(() => flat(place)).toContain('after');
  });
});

/** Selects what stands in an element, as by a double click. */
const select = (selector: string) => page.locator(selector).selectText();

describe('where a page does not take it', () => {
  test.each([
    ['a field with too little room', '#short textarea', 'short'],
    ['an editor that takes keys only', '#stubborn [contenteditable]', 'stubborn'],
  ])('%s stays as it was, and the text is copied', async (_, spot, place) => {
    await page.locator(spot).click();
    await page.keyboard.type('Mine');
    const palette = await openPalette();
    await chooseInvoice(palette);
    await palette.getByText('The page did not take the text, so it was copied').waitFor();
    expect(await textOf(place)).toBe('Mine');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await gone();
    await page.locator('#textarea textarea').fill('');
    await page.locator('#textarea textarea').click();
    await page.keyboard.press('Control+v');
    expect(await textOf('textarea')).toContain('made out to Acme');
    await page.locator('#textarea textarea').fill('');
  });

  test('a page that lets no frame in gets a window beside it, which writes into its field all the same', async () => {
    const strict = await browser.visit(`${editors.base}/refuses`);
    await browser.clickIcon(strict);
    await strict.locator('textarea').click();
    const opened = browser.context.waitForEvent('page');
    await callPalette();
    const own = await opened;
    await own.getByRole('combobox').waitFor();
    await own.keyboard.type('how to return');
    await own.keyboard.press('Enter');
    await expect.poll(() => own.isClosed()).toBe(true);
    expect(await strict.locator('textarea').inputValue()).toContain('send it back within 30 days');
    await strict.close();
    await page.bringToFront();
  });
});

describe('what is selected on the page', () => {
  test('in a dialog of the page the palette can be used, and the dialog keeps the cursor', async () => {
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await page.locator('dialog textarea').click();
    await openPalette();
    await page.keyboard.type('how to return');
    await page.keyboard.press('Enter');
    await gone();
    expect(await textOf('dialog')).toContain('send it back within 30 days');
    await page.evaluate(() => document.querySelector('dialog')?.close());
  });

  test('becomes a value with the site it is from', async () => {
    await page.locator('#textarea textarea').fill('');
    await select('#order');
    const palette = await openPalette();
    await page.keyboard.type('copy invo');
    await page.keyboard.press('Enter');
    const fill = palette.getByRole('button', { name: /Use “TW-88120” from 127\.0\.0\.1/ });
    await fill.last().click();
    expect(await palette.getByRole('textbox').last().inputValue()).toBe('TW-88120');
    await palette.getByText(/^from 127\.0\.0\.1:\d+, \d/).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await gone();
  });

  test('names a customer, whose case is one key away', async () => {
    await select('#mail');
    const palette = await openPalette();
    await palette.getByText('Deborah Kinsella').waitFor();
    await page.keyboard.press('Control+o');
    await gone();
    const app = await browser.sidebar(page);
    await app.locator('.case-pane').getByText('Deborah Kinsella').first().waitFor();
  });

  test('is quoted in the draft of the case in front, and nothing else of the page is', async () => {
    const app = await browser.sidebar(page);
    await choose('use-in-reply', 'Order TW-88120\nis late');
    await expect
      .poll(() => app.getByRole('textbox', { name: /^Reply to/ }).inputValue())
      .toBe('> Order TW-88120\n> is late\n\n');
    await choose('note-on-case', 'Seen by the courier');
    const note = app.getByRole('textbox', { name: 'Only your team sees this note' });
    await expect.poll(() => note.inputValue()).toBe('> Seen by the courier\n\n');
  });

  test('with no case in front the person chooses one', async () => {
    const app = await browser.sidebar(page);
    await app.locator('.case-tabs').getByRole('tab').first().click();
    await choose('note-on-case', 'For somebody');
    await app.getByRole('dialog').getByText('Note on which case?').waitFor();
    await page.keyboard.press('Escape');
  });
});

/** An item of the page's context menu, as the browser tells it. */
const choose = (menuItemId: string, selectionText: string) =>
  browser.inWorker(
    async ([item, text]) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      (chrome.contextMenus.onClicked as unknown as { dispatch(info: unknown, tab: unknown): void }).dispatch(
        { menuItemId: item, selectionText: text, pageUrl: tab?.url },
        tab,
      );
    },
    [menuItemId, selectionText],
  );

describe('a hostile page', () => {
  test('sees neither the palette nor its words, and finds nothing left of it', async () => {
    const children = () => page.evaluate(() => document.documentElement.childElementCount);
    const before = await children();
    await page.locator('#input input').click();
    await openPalette();
    expect(await children()).toBe(before + 1);
    const seen = await page.evaluate(() => ({
      frames: window.frames.length,
      inside: document.documentElement.lastElementChild?.shadowRoot ?? null,
      words: document.documentElement.innerText.includes('How to return'),
    }));
    expect(seen).toEqual({ frames: 2, inside: null, words: false }); // its own two frames
    await page.keyboard.press('Escape');
    await gone();
    expect(await children()).toBe(before);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  });

  test('that embeds the palette by itself shows an empty frame', async () => {
    const other = await browser.visit(`${editors.base}/embeds`);
    await other.evaluate(
      (url) => document.querySelector('iframe')?.setAttribute('src', url),
      `${browser.url('palette.html')}#guess`,
    );
    const frame = await poll(() => framesOfPalette(other)[0], 5000, 'the embedded palette');
    await frame.waitForLoadState('load');
    await other.waitForTimeout(500);
    expect(await frame.locator('#app').innerText()).toBe('');
    await other.close();
  });
});
