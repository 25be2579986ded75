import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { poll } from './bidi.ts';
import { type Firefox, launchFirefox } from './firefox.ts';
import { KEYS } from './keys.ts';

/*
 * The core of a day's work in Firefox; each of it in every detail: the same tests for Chromium. Cases of the sample
 * desk that are the first agent's own.
 */
const [MAIL, CHAT, WHATSAPP] = ['1009', '1045', '1027'] as const;
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let firefox: Firefox;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casebar-files-'));
  firefox = await launchFirefox();
  const app = await firefox.open('sidebar.html');
  for (const button of ['Practice here', 'Next', 'Start']) await firefox.click(app, 'button', button);
  await firefox.spot(app, '.case-row');
  // What is sent goes at once; taking it back is tested elsewhere.
  await firefox.evaluate(
    app,
    `browser.storage.local.get('settings')
      .then(({ settings }) => browser.storage.local.set({ settings: { ...settings, undoSeconds: 0 } }))`,
  );
  await firefox.closeTab(app);
});
afterAll(async () => {
  await firefox?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page, lets somebody work in it, closes it. */
async function within(path: string, work: (page: string) => Promise<void>) {
  const page = await firefox.open(path);
  await work(page);
  await firefox.closeTab(page);
}
/** The same with a case, once all of it is drawn: nothing moves under the pointer any more. */
const inCase = (number: string, work: (page: string) => Promise<void>) =>
  within(`sidebar.html?case=local:${number}`, async (page) => {
    for (const part of ['.case-row', '.message', '.customer-card', 'textarea[data-tab=reply]'])
      await firefox.spot(page, part);
    // A send key in the pane's first moments counts as meant for the one before it; nobody types that fast.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await work(page);
  });

interface OnDesk {
  readonly status: string;
  readonly messages: readonly {
    text: string;
    mail: { cc: string } | null;
    attachments: { name: string }[];
  }[];
}
/** The desk's own record of a case, with every text as it left. Runs in a page, so it stands for itself. */
const readCase = (number: string) =>
  new Promise((resolve, reject) => {
    const opened = indexedDB.open('casebar-desk');
    opened.onerror = () => reject(opened.error);
    opened.onsuccess = () => {
      const tx = opened.result.transaction(['cases', 'messages']);
      const one = tx.objectStore('cases').get(number);
      const range = IDBKeyRange.bound([number, ''], [number, '\uffff']);
      const thread = tx.objectStore('messages').index('byCase').getAll(range);
      tx.oncomplete = () => {
        opened.result.close();
        resolve({ status: one.result.status, messages: thread.result });
      };
    };
  });
const onDesk = (page: string, number: string) =>
  firefox.evaluate<OnDesk>(page, `(${readCase})(${JSON.stringify(number)})`);
/** Waits until the desk has a message with these words. */
const sent = (page: string, number: string, words: string) =>
  poll(
    async () => (await onDesk(page, number)).messages.find(({ text }) => text.includes(words)),
    10_000,
    `«${words}» at the desk`,
  );
/** Waits until an expression holds in the page. */
const holds = (page: string, expression: string) =>
  poll(() => firefox.evaluate<boolean>(page, `Boolean(${expression})`), 8_000, expression);

const write = async (page: string, text: string) => {
  await firefox.click(page, 'textarea[data-tab=reply]');
  await firefox.type(page, text);
};
const WRITTEN = "document.querySelector('textarea[data-tab=reply]').value";

test('a mail is answered with a copy to somebody new, and the signature goes along', async () => {
  await inCase(MAIL, async (page) => {
    await firefox.click(page, '.mail-fold');
    await firefox.click(page, '.mail-input', 'Cc');
    await firefox.type(page, 'boss@mail.example\n');
    await firefox.waitForText(page, '1 new');
    await write(page, 'The offer stands.');
    await firefox.press(page, KEYS.control, KEYS.enter);
    const { text, mail } = await sent(page, MAIL, 'The offer stands.');
    expect(mail?.cc).toBe('boss@mail.example');
    expect(text).toContain('-- \nNina Castell\nTarnwheel customer care');
  });
});

test('Enter sends in a chat once that is set', async () => {
  await within('options.html', async (page) => {
    await firefox.spot(page, 'select', 'Who am I');
    await firefox.click(page, '[role=switch]', 'Enter sends in chats');
    const isSet =
      "browser.storage.local.get('settings').then(({ settings }) => settings?.enterSends === true)";
    await poll(() => firefox.evaluate<boolean>(page, isSet), 8_000, 'the setting');
  });
  await inCase(CHAT, async (page) => {
    await write(page, 'Here you are.\n');
    await sent(page, CHAT, 'Here you are.');
  });
});

test('a picture is attached, shown small, and goes out', async () => {
  const file = join(folder, 'wheel.png');
  writeFileSync(file, Buffer.from(PIXEL, 'base64'));
  await inCase(CHAT, async (page) => {
    await firefox.spot(page, 'button', 'Attach files');
    const found = await firefox.bidi.send<{ result: { sharedId: string } }>('script.evaluate', {
      expression: "document.querySelector('.composer input[type=file]')",
      target: { context: page },
      awaitPromise: false,
    });
    const element = { sharedId: found.result.sharedId };
    await firefox.bidi.send('input.setFiles', { context: page, element, files: [file] });
    await firefox.spot(page, '.draft-thumb');
    await write(page, 'This one.\n');
    expect((await sent(page, CHAT, 'This one.')).attachments.map(({ name }) => name)).toEqual(['wheel.png']);
  });
});

test('a quick reply is found by its words and inserted; sent later, it waits for its time', async () => {
  await inCase(WHATSAPP, async (page) => {
    await firefox.click(page, 'button', 'Knowledge Base');
    await firefox.click(page, '[role=combobox]', 'Find a quick reply');
    await firefox.type(page, 'hello\n');
    await holds(page, `${WRITTEN}.startsWith('Hi Samir, this is Nina')`);
    await firefox.click(page, 'button', 'More ways to send');
    await firefox.click(page, '[role=menuitem]', 'Send later…');
    await firefox.click(page, 'dialog .dialog-actions button', 'Send later');
    await firefox.waitForText(page, 'Goes out');
    const { messages } = await onDesk(page, WHATSAPP);
    expect(messages.filter(({ text }) => text.includes('Give me a moment'))).toEqual([]);
  });
});

test('several cases are changed at once, and one undo takes it back', async () => {
  await within('sidebar.html', async (page) => {
    await firefox.click(page, '[role=tab]', 'My queues');
    await firefox.spot(page, '.case-row');
    const rows = '[...document.querySelectorAll("[role=option]")].slice(0, 2).map((row) => row.dataset.case)';
    const numbers = (await firefox.evaluate<string[]>(page, rows)).map((id) => id.split(':')[1] ?? '');
    const states = () => Promise.all(numbers.map(async (number) => (await onDesk(page, number)).status));
    const before = await states();
    await firefox.evaluate(page, "document.querySelector('[role=listbox]').focus()");
    for (const key of ['x', KEYS.down, 'x']) await firefox.press(page, key);
    await firefox.waitForText(page, '2 chosen');
    await firefox.click(page, '.choice-bar button', 'Change status');
    await firefox.click(page, '[role=menuitem]', 'Escalated');
    await firefox.waitForText(page, '2 cases changed');
    await firefox.click(page, 'button', 'Undo');
    await firefox.waitForText(page, 'taken back');
    await expect.poll(states).toEqual(before);
  });
});

test('the card is filled in and still is after a load', async () => {
  const field = '.customer-card input';
  await inCase(MAIL, async (page) => {
    await firefox.click(page, field, 'Order number');
    await firefox.type(page, 'A-17');
    await firefox.press(page, KEYS.tab);
    await firefox.waitForText(page, 'Customer');
    await holds(page, "!document.querySelector('.customer-card [role=img]')");
  });
  await inCase(MAIL, async (page) => {
    await firefox.spot(page, field, 'Order number');
    await holds(page, `[...document.querySelectorAll('${field}')].some(({ value }) => value === 'A-17')`);
  });
});

test('an administrator adds a queue', async () => {
  await within('sidebar.html', async (page) => {
    await firefox.click(page, 'button.me');
    await firefox.click(page, '[role=menuitemradio]', 'Omar Lindqvist');
    await holds(page, "document.querySelector('button.me').textContent.includes('Omar')");
  });
  await within('options.html', async (page) => {
    await firefox.click(page, '.admin-section summary', 'Queues');
    await firefox.click(page, 'button', 'New queue');
    await firefox.type(page, 'Returns\n');
    await firefox.waitForText(page, 'Saved.');
    await holds(page, "!document.querySelector('dialog[open]')");
    await holds(
      page,
      "[...document.querySelectorAll('.admin-row strong')].some((one) => one.textContent === 'Returns')",
    );
  });
});
