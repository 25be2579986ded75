import type { Page } from 'playwright-core';
import { openRow, practise } from './app.ts';
import { poll } from './bidi.ts';
import type { Chrome } from './chrome.ts';
import { deskCall } from './desk-call.ts';
import { draftVersions } from './in-database.ts';

/** Waits for the line. */
export const REPLY = 'A reply that could not go out yet';
/** Is still being written. */
export const DRAFT = 'A draft in the middle of a wo';
/** Of the reply. */
export const FILE = {
  name: 'terms.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('our terms '.repeat(50)),
};

/** Every text that is stored outside of the database. */
export const textsOf = async (app: Page) => JSON.stringify((await deskCall(app, 'savedTexts')).value);

/** An agent with a reply that waits for the line, with a file, and the next one begun; answers the case's number. */
export async function writeTwoTexts(browser: Chrome): Promise<string> {
  const app = await browser.open('sidebar.html');
  await practise(app);
  await app.getByRole('tab', { name: /^My queues/ }).click();
  const number = await openRow(app, 1);
  await deskCall(app, 'setPracticeLine', 'cut');
  const field = app.getByRole('textbox', { name: /^Reply/ });
  await field.click();
  await app.locator('.composer input[type=file]').first().setInputFiles(FILE);
  await app.locator('.composer').getByText(FILE.name).first().waitFor();
  await app.keyboard.type(REPLY);
  await app.keyboard.press('Control+Enter');
  await app.locator('.message[data-direction=out]', { hasText: REPLY }).waitFor();
  await field.click();
  await app.keyboard.type(DRAFT);
  const bothThere = async () => {
    const texts = await textsOf(app);
    return texts.includes(DRAFT) && texts.includes(REPLY);
  };
  await poll(bothThere, 5_000, 'both texts outside of the database');
  // The worker hears of the draft from there: a browser that ends before it has written leaves an older one, or none.
  const isVersion = async () => (await app.evaluate(draftVersions)).includes(DRAFT);
  await poll(isVersion, 5_000, 'the draft in the database');
  return number;
}
