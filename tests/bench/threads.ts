import type { Page } from 'playwright-core';
import type { Chrome } from '../browser/chrome.ts';
import { deskCall } from '../browser/desk-call.ts';
import { lengthenThread, type ThreadKind } from '../browser/long-thread.ts';
import { type Spread, spread } from './spread.ts';

/** Cases of the sample agent's own, so that their rows are in front in «Mine». */
const CASES = {
  mails200: { id: 'local:1009', count: 200, kind: 'mail' },
  chat2000: { id: 'local:1045', count: 2000, kind: 'chat' },
} as const satisfies Record<string, { id: string; count: number; kind: ThreadKind }>;

/** How a long thread opens and scrolls. */
export interface ThreadSpeed {
  /** Click on the row → the newest messages painted; the answer comes from the store each time. */
  readonly clickToPainted: Spread;
  /** The same until the newest mail stands in its frame, cleaned and measured. */
  readonly clickToMailShown?: Spread;
  /** Address of the case entered → messages painted: the app's own start is in it. */
  readonly addressToPainted: Spread;
  /** Tasks above 50 ms while opening, over all rounds. */
  readonly longTasksOpening: readonly number[];
  readonly scroll: ScrollSpeed;
}

/** Scrolling from the end to the first message. */
export interface ScrollSpeed {
  readonly frames: Spread;
  /** Tasks above 50 ms by the clock, in milliseconds, longest first; on a busy machine waiting counts in them. */
  readonly longTasks: readonly number[];
  /** The same by the time the processor worked on them: what a machine of one's own would see. */
  readonly busyTasks: readonly number[];
  readonly entries: number;
}

/** In the page: waits for the next paint after a condition, and notes long tasks. Set up anew after each load. */
const PROBE = `(() => {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => ({ at: e.startTime, ms: e.duration }))))
    .observe({ type: 'longtask', buffered: true });
  const painted = (ready) => new Promise((done) => {
    const look = () => {
      if (!ready()) return requestAnimationFrame(look);
      // The message comes after the frame that was just drawn.
      requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => done(performance.now()); c.port2.postMessage(0); });
    };
    look();
  });
  globalThis.probe = { tasks, painted };
})()`;

interface Probe {
  readonly tasks: { at: number; ms: number }[];
  painted(ready: () => boolean): Promise<number>;
}

interface Opened {
  readonly painted: number;
  readonly shown: number;
  readonly tasks: number[];
}

/** Clicks the row and waits for the thread. */
async function clickThrough(page: Page, id: string): Promise<Opened> {
  await page.evaluate(PROBE);
  const measured = page.evaluate(async (caseId) => {
    const { probe } = globalThis as unknown as { probe: Probe };
    const row = document.querySelector(`[data-case="${caseId}"]`);
    const start = await new Promise<number>((done) =>
      row?.addEventListener('click', ({ timeStamp }) => done(timeStamp), { capture: true, once: true }),
    );
    const painted = await probe.painted(() => document.querySelector('.thread [data-message]') !== null);
    // The newest open mails are formatted: each stands in a frame that has got its height.
    const shown = await probe.painted(() =>
      [...document.querySelectorAll('.thread .mail-body')].every(
        (body) => (body.querySelector<HTMLIFrameElement>('iframe')?.style.height ?? '') !== '',
      ),
    );
    await new Promise((done) => setTimeout(done, 300));
    const tasks = probe.tasks.filter(({ at }) => at >= start).map(({ ms }) => ms);
    return { painted: painted - start, shown: shown - start, tasks };
  }, id);
  await page.locator(`[data-case="${id}"]`).click();
  return measured;
}

/** A fresh surface with the agent's own cases in the list and none in front. */
async function showMine(browser: Chrome, page: Page, id: string) {
  await page.evaluate(() => chrome.storage.local.set({ place: { view: 'mine', case: null } }));
  await page.goto(browser.url('sidebar.html'));
  await page.locator(`[data-case="${id}"]`).waitFor();
  // What loads in idle moments after the start has loaded when a person clicks.
  await page.waitForTimeout(700);
}

/** Enters the address of a case; the page's own clock starts with it. */
async function fromAddress(browser: Chrome, page: Page, id: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(browser.url(`sidebar.html?case=${id}`), { waitUntil: 'commit' });
  await page.evaluate(PROBE);
  return page.evaluate(() => {
    const { probe } = globalThis as unknown as { probe: Probe };
    return probe.painted(() => document.querySelector('.thread [data-message]') !== null);
  });
}

/** Scrolls up by 400 pixels a frame until the first message is there. */
const scrollThrough = (page: Page): Promise<{ frames: number[]; tasks: number[]; entries: number }> =>
  page.evaluate(async () => {
    const { probe } = globalThis as unknown as { probe: Probe };
    const box = document.querySelector('.thread');
    if (!box) throw new Error('No thread');
    const frames: number[] = [];
    const begun = performance.now();
    let last = begun;
    let still = 0;
    while (still < 30 && performance.now() - begun < 60_000) {
      await new Promise((done) => requestAnimationFrame(done));
      frames.push(performance.now() - last);
      last = performance.now();
      const top = box.querySelector('.thread-older') === null && box.scrollTop === 0;
      still = top ? still + 1 : 0;
      box.scrollTop -= 400;
    }
    await new Promise((done) => setTimeout(done, 200));
    const tasks = probe.tasks.filter(({ at }) => at >= begun).map(({ ms }) => ms);
    return { frames, tasks, entries: box.querySelectorAll('.message, .mail-folded').length };
  });

/** One event of the browser's own trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Tasks of the page's main thread that worked for more than 50 ms while `run` ran. */
async function busyTasks(page: Page, run: () => Promise<unknown>): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', { categories: 'toplevel,__metadata', transferMode: 'ReportEvents' });
  await run();
  const complete = new Promise<void>((done) => session.once('Tracing.tracingComplete', () => done()));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const isMain = (one: TraceEvent) => mains.some(({ pid, tid }) => pid === one.pid && tid === one.tid);
  return events.flatMap((one) =>
    one.name.endsWith('RunTask') && (one.tdur ?? 0) > 50_000 && isMain(one) ? [(one.tdur ?? 0) / 1000] : [],
  );
}

const longest = (tasks: readonly number[]) => [...tasks].sort((a, b) => b - a).map(Math.round);

/** One long thread, opened `rounds` times by click and by address, then scrolled through once. */
async function threadSpeed(browser: Chrome, page: Page, name: keyof typeof CASES, rounds: number) {
  const { id, count, kind } = CASES[name];
  await lengthenThread(page, id, count, kind);
  await deskCall(page, 'markSeen', id, 1_000_000);
  const opened: Opened[] = [];
  const addressed: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    addressed.push(await fromAddress(browser, page, id));
    await showMine(browser, page, id);
    opened.push(await clickThrough(page, id));
  }
  let scrolled: Awaited<ReturnType<typeof scrollThrough>> = { frames: [], tasks: [], entries: 0 };
  const busy = await busyTasks(page, async () => {
    scrolled = await scrollThrough(page);
  });
  const { frames, tasks, entries } = scrolled;
  return {
    clickToPainted: spread(opened.map(({ painted }) => painted)),
    ...(kind === 'mail' && { clickToMailShown: spread(opened.map(({ shown }) => shown)) }),
    addressToPainted: spread(addressed),
    longTasksOpening: longest(opened.flatMap((one) => one.tasks)),
    scroll: { frames: spread(frames), longTasks: longest(tasks), busyTasks: longest(busy), entries },
  };
}

/** Long threads, in a browser in which an agent practises. */
export async function threads(
  browser: Chrome,
  rounds = 12,
): Promise<Record<keyof typeof CASES, ThreadSpeed>> {
  const page = await browser.open('sidebar.html');
  const mails200 = await threadSpeed(browser, page, 'mails200', rounds);
  const chat2000 = await threadSpeed(browser, page, 'chat2000', rounds);
  await page.close();
  return { mails200, chat2000 };
}
