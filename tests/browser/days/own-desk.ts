import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { SampleDesk } from '../../../core/connectors/local/sample.ts';
import { practise } from '../app.ts';
import { distOf } from '../build.ts';
import { type Chrome, launchChrome } from '../chrome.ts';
import { Clock } from '../clock.ts';
import { type DeskRecord, readDeskRecord } from '../desk-record.ts';

/** A browser whose practice desk is the one of the day, with the sidebar open in a tab and a clock to move. */
export interface Day {
  readonly browser: Chrome;
  readonly app: Page;
  readonly clock: Clock;
  /** A page of ours in the background, to look at or into the desk's own database. */
  readonly eye: Page;
  /** What the desk has on record about a case; the sidebar stays in front. */
  record(number: string): Promise<DeskRecord>;
  /** Does something in another page of ours, closes it, and comes back to the sidebar. */
  aside<T>(path: string, work: (page: Page) => Promise<T>): Promise<T>;
  /** Opens the sidebar once more, at the time it is by then. */
  reopen(): Promise<Page>;
  close(): Promise<void>;
}

/** Starts a day on a desk made for it: the production build with another sample desk in it. */
export async function startDay(sample: SampleDesk): Promise<Day> {
  const extension = mkdtempSync(join(tmpdir(), 'casebar-day-'));
  cpSync(distOf('chrome'), extension, { recursive: true });
  writeFileSync(join(extension, 'sample-desk.json'), JSON.stringify(sample));
  const browser = await launchChrome({ extension });
  // Before the sidebar: whatever is opened later comes in front of it, and a hidden page draws nothing.
  const eye = await browser.open('mail.html');
  const app = await browser.open('sidebar.html');
  let front = app;
  await practise(app);
  return {
    browser,
    app,
    clock: new Clock(browser),
    eye,
    record: (number) => eye.evaluate(readDeskRecord, number),
    aside: async (path, work) => {
      const page = await browser.open(path);
      const done = await work(page);
      await page.close();
      await front.bringToFront();
      return done;
    },
    reopen: async () => {
      front = await browser.open('sidebar.html');
      return front;
    },
    close: async () => {
      await browser.close();
      rmSync(extension, { recursive: true, force: true });
    },
  };
}
