import browser from 'webextension-polyfill';

/** The worker is stopped 30 s after the last event or extension call (limits: only such a call keeps it in both browsers). */
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
