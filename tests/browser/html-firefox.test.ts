import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BEACON_HOST, Beacon } from './beacon.ts';
import { poll } from './bidi.ts';
import { type Firefox, launchFirefox } from './firefox.ts';
import { HOSTILE_MAILS, withBeacon } from './hostile-mails.ts';
import { leftovers } from './mail-checks.ts';
import { buildMailExtension } from './mail-extension.ts';

const beacon = new Beacon();
const folder = mkdtempSync(join(tmpdir(), 'casebar-mails-'));
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end(`<!doctype html><title>CRM</title><iframe src="${firefox.url('sidebar.html')}"></iframe>`);
});
let firefox: Firefox;

beforeAll(async () => {
  await beacon.start();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  firefox = await launchFirefox({
    extension: await buildMailExtension('firefox', folder),
    preferences: { 'network.dns.localDomains': BEACON_HOST },
  });
});

afterAll(async () => {
  await firefox?.close();
  beacon.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const show = (context: string, html: string) =>
  firefox.evaluate<number>(context, `mailPage.show(${JSON.stringify(html)})`);

it('shows hostile mails in Firefox without a script, a request or a leftover', {
  timeout: 180_000,
}, async () => {
  const page = await firefox.open('wide.html');
  await poll(() => firefox.evaluate<boolean>(page, "'mailPage' in window"), 5000, 'the page of mails');
  const problems: string[] = [];
  for (const mail of HOSTILE_MAILS) {
    const took = await show(page, withBeacon(mail, beacon));
    const left = await firefox.evaluate<string>(page, `(${leftovers})().join()`);
    if (left) problems.push(`${mail.name}: ${left}`);
    if (took > 12_000) problems.push(`${mail.name}: took ${took} ms`);
  }
  expect(problems).toEqual([]);
  expect(beacon.hits.map(({ path }) => path)).toEqual([]);
  expect(beacon.connections).toBe(0);
  expect(await firefox.evaluate(page, 'mailPage.scripts')).toBe(0);
  expect(await firefox.evaluate(page, 'location.href')).toBe(firefox.url('wide.html'));
});

it('shows mails and their pictures in the sidebar inside a page in Firefox', async () => {
  const address = server.address();
  const tab = await firefox.visit(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
  const sidebar = await firefox.frame(tab);
  await poll(() => firefox.evaluate<boolean>(sidebar, "'mailPage' in window"), 5000, 'the page of mails');
  await show(sidebar, `<p>Hello</p><img src="${beacon.https}/framed.png">`);
  expect(beacon.connections).toBe(0);
  await firefox.click(sidebar, 'button', 'Show 1 image');
  // The certificate is nobody's, so it ends at the connection; that it was tried is enough.
  await poll(() => beacon.connections > 0, 5000, 'a connection for the picture');
  const inner = "document.querySelector('iframe').contentDocument.querySelector('iframe').contentDocument";
  await poll(
    () => firefox.evaluate<boolean>(sidebar, `!!${inner}.querySelector('.mail img')`),
    5000,
    'the mail',
  );
});
