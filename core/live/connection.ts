import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import type { PortRequest } from '@/core/contract';

/** The worker is stopped 30 s after the last event, and an idle Port is none; a message over it every 20 s is. */
const BEAT = 20_000;

const News = v.variant('kind', [
  v.object({ kind: v.literal('result'), id: v.number(), value: v.unknown() }),
  v.object({ kind: v.literal('failed'), id: v.number(), code: v.string() }),
  v.object({ kind: v.literal('denied') }),
]);
/** What may arrive; anything else is not from our background and is dropped. */
export type News = v.InferOutput<typeof News>;

/** Who is told what happens on the line. */
export interface Listener {
  /** The Port is new: everything must be asked again. */
  onOpen(): void;
  onNews(news: News): void;
  /** The extension was updated or removed under this page: its runtime is gone for good. */
  onGone(): void;
}

/**
 * One Port to the background while the surface is visible.
 *
 *   hidden ──visible──► open ──port lost──► waiting (20 ms, doubling up to 2 s) ──► open …
 *     ▲                  │                     │
 *     └──── hidden ──────┴─────────────────────┘
 *
 * The worker may die at any time; then the Port is opened again and everything watched is asked anew. A hidden
 * surface holds no Port, so that a forgotten side panel does not keep the worker alive for a day.
 */
export class Connection {
  readonly #listener: Listener;
  readonly #nonce: string;
  #port: Runtime.Port | undefined;
  #beat: ReturnType<typeof setInterval> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(listener: Listener, nonce: string) {
    this.#listener = listener;
    this.#nonce = nonce;
    document.addEventListener('visibilitychange', () => this.#follow());
    this.#follow();
  }

  /** Sends if connected; what is watched is sent again by `onOpen` anyway. */
  send(request: PortRequest) {
    this.#port?.postMessage(request);
  }

  #follow() {
    if (document.visibilityState === 'visible') this.#open();
    else this.#close();
  }

  #open() {
    clearTimeout(this.#retry);
    if (this.#port) return;
    try {
      const port = browser.runtime.connect({ name: 'live' });
      this.#port = port;
      port.onMessage.addListener((raw: unknown) => this.#receive(raw));
      port.onDisconnect.addListener(() => {
        void browser.runtime.lastError; // looked at, or Chromium puts every stop of the worker among the errors
        this.#lost(port);
      });
      this.send({ kind: 'hello', nonce: this.#nonce });
      this.#listener.onOpen();
      this.#beat = setInterval(() => this.send({ kind: 'beat' }), BEAT);
    } catch {
      this.#port = undefined;
      this.#listener.onGone();
    }
  }

  #receive(raw: unknown) {
    const news = v.safeParse(News, raw);
    if (!news.success) return;
    // Only an answer proves that somebody serves this Port; opening one always works at first.
    this.#failures = 0;
    this.#listener.onNews(news.output);
  }

  #lost(port: Runtime.Port) {
    // A Port we closed ourselves, or one of an earlier round.
    if (this.#port !== port) return;
    this.#close();
    this.#failures += 1;
    this.#retry = setTimeout(() => this.#follow(), Math.min(2_000, 10 * 2 ** this.#failures));
  }

  #close() {
    clearInterval(this.#beat);
    clearTimeout(this.#retry);
    const port = this.#port;
    this.#port = undefined;
    port?.disconnect();
  }
}
