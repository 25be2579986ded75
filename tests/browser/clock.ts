import type { Chrome } from './chrome.ts';

interface Shifted {
  clockAhead?: number;
  RealDate?: DateConstructor;
}

/** Self-contained, because it is sent into the worker and into pages: from then on «now» is `ahead` milliseconds later. */
function shiftClock(ahead: number) {
  const state: typeof globalThis & Shifted = globalThis;
  state.clockAhead = ahead;
  if (state.RealDate) return;
  const Real = Date;
  const later = () => Real.now() + (state.clockAhead ?? 0);
  state.RealDate = Real;
  state.Date = new Proxy(Real, {
    construct: (target, args: unknown[], as) =>
      Reflect.construct(target, args.length > 0 ? args : [later()], as),
    apply: () => new Real(later()).toString(),
    get: (target, name) => (name === 'now' ? later : Reflect.get(target, name)),
  });
  // Alarms ring by the machine's own clock.
  const alarms = typeof chrome === 'undefined' ? undefined : chrome.alarms;
  if (!alarms) return;
  const create = alarms.create;
  const ringAt = (info: { readonly when?: number }) =>
    info.when === undefined ? info : { when: Math.max(Real.now(), info.when - (state.clockAhead ?? 0)) };
  Object.assign(alarms, {
    create: (name: string, info: { readonly when?: number }) =>
      Reflect.apply(create, alarms, [name, ringAt(info)]),
  });
}

/**
 * A day in a minute: moves the time of the background and of every page of ours. A worker that is started anew has
 * the machine's time again until the next jump, so keep a surface open: it keeps the worker awake.
 */
export class Clock {
  readonly #browser: Chrome;
  #ahead = 0;

  constructor(browser: Chrome) {
    this.#browser = browser;
  }

  /** Lets `ms` milliseconds pass and rings the alarm, as the browser would after a sleep. */
  async pass(ms: number) {
    this.#ahead += ms;
    await this.#browser.inWorker(shiftClock, this.#ahead);
    await this.#tellPages();
    await this.#browser.inWorker(() => void chrome.alarms.create('the clock moved', { when: 0 }), undefined);
  }

  /** The same while the worker sleeps, and goes on sleeping. It must be told by `pass(0)` before it does anything again. */
  async passAsleep(ms: number) {
    this.#ahead += ms;
    await this.#tellPages();
  }

  async #tellPages() {
    // Pages that are opened or loaded from now on start in the new time.
    await this.#browser.context.addInitScript(shiftClock, this.#ahead);
    for (const page of this.#browser.context.pages())
      for (const frame of page.frames())
        if (frame.url().startsWith(this.#browser.url(''))) {
          await frame.evaluate(shiftClock, this.#ahead);
          // Whoever comes back to a surface after a while sees the present time on it.
          await frame.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));
        }
  }

  /** Milliseconds by which their time is later than the machine's. */
  get ahead() {
    return this.#ahead;
  }

  /** What the pages of ours think the time is; ISO. */
  now = () => new Date(Date.now() + this.#ahead).toISOString();
}

/** Milliseconds. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
