import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BEACON_HOST, Beacon } from './beacon.ts';
import { poll } from './bidi.ts';
import { type Chrome, launchChrome } from './chrome.ts';
import { buildMailExtension } from './mail-extension.ts';

const beacon = new Beacon();
const folder = mkdtempSync(join(tmpdir(), 'casebar-mails-'));
let chromium: Chrome;
let page: Page;

beforeAll(async () => {
  await beacon.start();
  chromium = await launchChrome({
    extension: await buildMailExtension('chrome', folder),
    args: [`--host-resolver-rules=MAP ${BEACON_HOST} 127.0.0.1`, '--ignore-certificate-errors'],
  });
  page = await chromium.open('sidebar.html');
});

afterAll(async () => {
  await chromium?.close();
  beacon.close();
  rmSync(folder, { recursive: true, force: true });
});

const show = (html: string, where: Page | Frame = page) =>
  where.evaluate((text) => window.mailPage.show(text), html);
const inMail = () => page.frameLocator('.mail-frame iframe');
const heightOf = (selector: string) => page.locator(selector).evaluate((element) => element.clientHeight);

describe('the frame of a mail', () => {
  it('is as high as the mail and grows when a fold is opened', async () => {
    await show(`<p>Thanks!</p><p>On 3 May Ana wrote:</p><blockquote>${'<p>old</p>'.repeat(20)}</blockquote>`);
    const folded = await heightOf('.mail-frame');
    expect(folded).toBeLessThan(100);
    await inMail().getByText('Earlier messages').click();
    await poll(async () => (await heightOf('.mail-frame')) > folded + 300, 3000, 'a higher frame');
  });

  it('stops growing at some height and scrolls', async () => {
    await show('<p>line</p>'.repeat(400));
    expect(await heightOf('.mail-frame')).toBe(2400);
  });

  it('wraps long words and scrolls wide tables inside, by keyboard too', async () => {
    await page.setViewportSize({ width: 360, height: 700 });
    await show(`<p>${'w'.repeat(500)}</p>`);
    const wide = () =>
      inMail()
        .locator('.mail')
        .evaluate((mail) => mail.scrollWidth - mail.clientWidth);
    expect(await wide()).toBe(0);
    await show(`<table><tr>${'<td>Tuesday</td>'.repeat(20)}</tr></table>`);
    expect(await wide()).toBeGreaterThan(100);
    expect(await inMail().locator('.mail').getAttribute('tabindex')).toBe('0');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  it('takes the colours of our theme, whatever the mail wants, and follows a change', async () => {
    await show('<body bgcolor="black" text="black"><font color="black">dark on dark</font></body>');
    const lightness = () =>
      inMail()
        .locator('.mail')
        .evaluate((mail) => {
          const canvas = document.createElement('canvas').getContext('2d');
          if (!canvas) throw new Error('No canvas');
          canvas.fillStyle = getComputedStyle(mail).color;
          canvas.fillRect(0, 0, 1, 1);
          return canvas.getImageData(0, 0, 1, 1).data[0] ?? -1;
        });
    const theme = (name: string) =>
      page.evaluate((value) => (document.documentElement.dataset.theme = value), name);
    await theme('light');
    await poll(async () => (await lightness()) < 80, 2000, 'dark text on light');
    await theme('dark');
    await poll(async () => (await lightness()) > 180, 2000, 'light text on dark');
  });

  it('sets the direction by what is written', async () => {
    await show('<p>مرحبا بكم</p><p>Hello</p>');
    expect(await inMail().locator('.mail').getAttribute('dir')).toBe('rtl');
    await show('<html lang="pt-BR"><body><p>Olá</p></body></html>');
    expect(await inMail().locator('.mail').getAttribute('dir')).toBe('ltr');
    expect(await inMail().locator('html').getAttribute('lang')).toBe('pt-br');
  });

  it('has a name and no findings of axe', async () => {
    await show(
      `<h1>Hi</h1><p>Text <a href="https://shop.example/">shop</a></p><img src="https://a.example/b.png" alt="Map">`,
    );
    await page.evaluate(axe.source);
    const found = await page.evaluate<string[]>(
      "axe.run('.mail-body').then((r) => r.violations.map((v) => v.id))",
    );
    expect(found).toEqual([]);
    expect(await page.locator('.mail-frame iframe').getAttribute('title')).toBe('Message of Ana');
  });
});

describe('links of a mail', () => {
  it('open in a new tab without opener or referrer, and are reached by keyboard', async () => {
    await show(`<p><a href="${beacon.https}/shop.html">shop</a></p>`);
    await inMail().getByRole('link', { name: 'shop' }).focus();
    const [tab] = await Promise.all([chromium.context.waitForEvent('page'), page.keyboard.press('Enter')]);
    await tab.waitForLoadState();
    expect(tab.url()).toBe(`${beacon.https}/shop.html`);
    expect(await tab.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
    await tab.close();
  });

  it('say where they really go', async () => {
    await show(
      '<a href="https://u:p@evil.example/x">www.bank.example</a> <a href="https://www.shop.example/a">shop.example</a>',
    );
    const links = await inMail().getByRole('link').all();
    const said = await Promise.all(
      links.map(async (link) => [await link.textContent(), await link.getAttribute('href')]),
    );
    expect(said).toEqual([
      ['www.bank.example (evil.example)', 'https://evil.example/x'],
      ['shop.example', 'https://www.shop.example/a'],
    ]);
  });

  it('leave the shortcuts of the sidebar working', async () => {
    await show('<p><a href="https://shop.example/">shop</a></p>');
    await page.evaluate(() =>
      addEventListener('keydown', ({ key }) => document.documentElement.setAttribute('data-key', key)),
    );
    await inMail().getByRole('link').focus();
    await page.keyboard.press('r');
    expect(await page.locator('html').getAttribute('data-key')).toBe('r');
  });
});

describe('quoted history', () => {
  const folds = () => inMail().locator('summary').allTextContents();

  it('is folded behind the answer, and so is the signature', async () => {
    await show(
      '<div>Yes please</div><div class="gmail_signature">Ana, Shop</div><div class="gmail_quote">On 3 May Bob wrote:<blockquote>old</blockquote></div>',
    );
    expect(await folds()).toEqual(['Signature', 'Earlier messages']);
  });

  it('stays open when answers stand between quotes or a mail is nothing but quote', async () => {
    await show(
      '<blockquote>question 1</blockquote><p>answer 1</p><blockquote>question 2</blockquote><p>answer 2</p>',
    );
    expect(await folds()).toEqual([]);
    await show('<div class="gmail_quote">Forwarded message <blockquote>all of it</blockquote></div>');
    expect(await folds()).toEqual([]);
  });

  it('takes Outlook’s history from its separator on', async () => {
    await show('<div>Fine.</div><div id="divRplyFwdMsg"><b>From:</b> Bob</div><div>the old mail</div>');
    expect(await folds()).toEqual(['Earlier messages']);
    expect(await inMail().getByText('the old mail').isVisible()).toBe(false);
  });
});

describe('pictures of a mail', () => {
  it('are blocked with their description, and counted', async () => {
    await show('<img src="https://a.example/1.png" alt="Our map"><img src="https://a.example/2.png">');
    expect(await inMail().locator('.picture').allTextContents()).toEqual(['Our map', 'Image']);
    expect(await page.getByRole('button', { name: 'Show 2 images' }).isVisible()).toBe(true);
  });

  it('show at once when they came with the mail, also beside remote ones that are wanted', async () => {
    const size = (index: number, frame = inMail()) =>
      frame
        .locator('img')
        .nth(index)
        .evaluate((img) => (img as HTMLImageElement).naturalWidth);
    const data = 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=';
    await page.evaluate(
      async ([embedded, remote]) => {
        const bytes = Uint8Array.from(atob((embedded ?? '').split(',')[1] ?? ''), (c) => c.charCodeAt(0));
        const blob = URL.createObjectURL(new Blob([bytes], { type: 'image/gif' }));
        await window.mailPage.show(
          `<img src="cid:a@b"><img src="${embedded}"><img src="${remote}/r.png">`,
          'ours',
          { 'a@b': blob },
        );
      },
      [data, beacon.https] as const,
    );
    await poll(async () => (await size(0)) === 1 && (await size(1)) === 1, 3000, 'two embedded pictures');
    await page.getByRole('button', { name: 'Show 1 image' }).click();
    const inner = inMail().frameLocator('iframe');
    await poll(
      async () => (await size(0, inner)) === 1 && (await size(1, inner)) === 1,
      3000,
      'embedded ones',
    );
    await poll(async () => (await size(2, inner)) === 8, 3000, 'the remote one');
  });
});

describe('what is kept back', () => {
  it('is said in a sentence', async () => {
    await show('<script>x</script><form><button>Log in</button></form><a href="javascript:x">y</a>');
    expect(
      await page
        .getByText('4 things were removed for safety: program code, a form, a dangerous link.')
        .isVisible(),
    ).toBe(true);
  });

  it('can be read as text when a mail is longer than 256 KB', async () => {
    await show(
      `<p>${'word '.repeat(60_000)}</p><p>the &amp; very <b>last</b> words</p><script>secret</script>`,
    );
    expect(await page.getByText('This message is longer than 256 KB and is cut here.').isVisible()).toBe(
      true,
    );
    await page.getByRole('button', { name: 'Show the rest as text' }).click();
    await page.getByText('the & very last words').waitFor({ timeout: 3000 });
    expect(await page.getByText('secret').count()).toBe(0);
  });
});

describe('inside a page', () => {
  const servers: Server[] = [];
  afterAll(() => servers.map((server) => server.close()));

  it.each([
    ['a plain page', {}],
    [
      'a page that isolates itself',
      { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' },
    ],
  ])('shows mails and their pictures in the sidebar of %s', async (_, headers) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', ...headers });
      response.end(
        `<!doctype html><title>CRM</title><iframe src="${chromium.url('sidebar.html')}"></iframe>`,
      );
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const tab = await chromium.visit(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
    const frame = await chromium.sidebar(tab);
    await poll(() => frame.evaluate(() => 'mailPage' in window), 5000, 'the page of mails');
    await show(`<p>Hello</p><img src="${beacon.https}/framed.png">`, frame);
    beacon.forget();
    await frame.getByRole('button', { name: 'Show 1 image' }).click();
    await poll(() => beacon.hits.length === 1, 5000, 'the picture');
    expect(frame.childFrames()[0]?.url()).toBe(chromium.url('mail.html'));
    expect(beacon.hits[0]?.headers.referer).toBeUndefined();
  });
});
