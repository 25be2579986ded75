import browser from 'webextension-polyfill';

/**
 * The worker is stopped 30 s after the last event or extension call. Timers, open requests, locks and Ports do not
 * count in Chromium, and of what counts there only such a call does in Firefox as well.
 */
const BEAT = 20_000;

/** Keeps the worker alive until `work` ends, however it ends. */
export async function keepAwake<T>(work: Promise<T>): Promise<T> {
  const beat = setInterval(() => void browser.runtime.getPlatformInfo(), BEAT);
  try {
    return await work;
  } finally {
    clearInterval(beat);
  }
}
