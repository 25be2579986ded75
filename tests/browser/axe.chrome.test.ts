import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SampleDesk } from '../../core/connectors/local/sample.ts';
import { CHANNEL_KINDS } from '../../core/model/channel.ts';
import { type Pages, servePages } from '../servers/pages.ts';
import { type App, openBeside, openRow, practise } from './app.ts';
import { type Chrome, launchChrome } from './chrome.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const sample = v.parse(
  SampleDesk,
  JSON.parse(readFileSync(new URL('../../components/public/sample-desk.json', import.meta.url), 'utf8')),
);
/** Number of the sample desk's first case on a channel of this kind. */
function firstOf(kind: string) {
  const channels = sample.channels.filter((channel) => channel.kind === kind).map(({ id }) => id);
  return sample.cases.find(({ channel }) => channels.includes(channel))?.number;
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}
type Axe = { run(options: object): Promise<AxeResult> };

/** Rule and place of everything that shuts somebody out. Evaluated in, because the page's policy takes no script tag. */
async function violations(app: App): Promise<string[]> {
  await app.evaluate(axe);
  // Frames are asked by themselves; messages of others inside ours are not our words.
  const { violations } = await app.evaluate(() => {
    const axe: Axe = Reflect.get(window, 'axe');
    return axe.run({ iframes: false });
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`,
    ),
  );
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  let browser: Chrome;
  let pages: Pages;
  let app: App;
  beforeAll(async () => {
    pages = await servePages();
    // Without motion: a menu that still fades in has the contrast of a ghost.
    browser = await launchChrome({ colorScheme, still: true });
    ({ app } = await openBeside(browser, `${pages.base}/`));
    await app.getByRole('button', { name: 'Practice here' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
  });

  test('the first run shuts nobody out', async () => {
    // What this file rests on: colours are looked at only where they stand still.
    expect(await app.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)).toBe(true);
    expect(await violations(app)).toEqual([]);
    await practise(app);
  });

  test.each(['My queues', 'Mine', 'All'])('the inbox: %s', async (view) => {
    await app.getByRole('tab', { name: new RegExp(`^${view}`) }).click();
    await app.locator('[role=option]').first().waitFor();
    expect(await violations(app)).toEqual([]);
  });

  test.each(CHANNEL_KINDS)('a case that came by %s', async (kind) => {
    const page = await browser.open(`sidebar.html?case=local:${firstOf(kind)}`);
    await page.locator('.message').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('everything that opens over a case', async () => {
    await app.getByRole('tab', { name: /^Inbox/ }).click();
    await app.getByRole('tab', { name: /^My queues/ }).click();
    await openRow(app, 3);
    await app.getByRole('textbox', { name: /^Reply/ }).waitFor();
    for (const name of [
      'Customer card',
      'Case actions',
      'Emoji',
      'Knowledge Base',
      'More ways to send',
      /^Change status/,
    ]) {
      await app.getByRole('button', { name }).click();
      expect({ name, found: await violations(app) }).toEqual({ name, found: [] });
      await app.locator('body').press('Escape');
    }
    await app.getByRole('tab', { name: 'Note' }).click();
    expect(await violations(app)).toEqual([]);
    await app.getByRole('button', { name: 'Case actions' }).click();
    await app.getByRole('menuitem', { name: /Assign to someone else/ }).click();
    expect(await violations(app)).toEqual([]);
    await app.getByRole('button', { name: 'Cancel' }).click();
  });

  test.each(['popup.html', 'options.html', 'sidebar.html'])('%s', async (path) => {
    const page = await browser.open(path);
    await page.getByRole('button').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });
});
