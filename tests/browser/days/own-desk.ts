import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { SampleDesk } from '../../../core/connectors/local/sample.ts';
import { practise } from '../app.ts';
import { distOf } from '../build.ts';
import { type Chrome, launchChrome } from '../chrome.ts';
import { Clock } from '../clock.ts';

/** A browser whose practice desk is the one of the day, with the sidebar open in a tab and a clock to move. */
export interface Day {
  readonly browser: Chrome;
  readonly app: Page;
  readonly clock: Clock;
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
  const app = await browser.open('sidebar.html');
  await practise(app);
  const clock = new Clock(browser);
  return {
    browser,
    app,
    clock,
    reopen: () => browser.open('sidebar.html'),
    close: async () => {
      await browser.close();
      rmSync(extension, { recursive: true, force: true });
    },
  };
}
