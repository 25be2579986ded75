import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { CasebarError } from '@/core/model/errors';
import type { UploadAnswer, UploadRequest } from '@/core/model/upload';
import { type CarryMessage, PageNews, type PortOrder } from './messages.ts';
import type { OnProgress } from './send-file.ts';

const PAGE = '/uploads.html';
/** A page that does not answer by then is just closing itself. */
const ANSWERS_WITHIN = 3_000;
const TRIES = 4;

/** Chromium only, and not in the polyfill's types. */
interface Offscreen {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
}
/** Only in service workers; our types are those of documents. */
declare const clients:
  | undefined
  | {
      matchAll(options: {
        includeUncontrolled: boolean;
        type: 'window';
      }): Promise<
        readonly { readonly url: string; postMessage(message: CarryMessage, ports: MessagePort[]): void }[]
      >;
    };

const offscreen = (): Offscreen | undefined => Reflect.get(browser, 'offscreen');

/** Whether files must go through a page: this context has no XMLHttpRequest, but may open one that has. */
export const needsPage = () => offscreen() !== undefined;

const find = async () => {
  const all = (await clients?.matchAll({ includeUncontrolled: true, type: 'window' })) ?? [];
  return all.find(({ url }) => url === browser.runtime.getURL(PAGE));
};

// Two files in the same moment must not open two pages: there may be only one.
let opening: Promise<void> | undefined;

async function page() {
  const there = await find();
  if (there) return there;
  opening ??= (async () => {
    await offscreen()?.createDocument({
      url: PAGE,
      reasons: ['BLOBS'],
      justification: 'Uploads the attachments of replies and shows how far they are.',
    });
  })().finally(() => {
    opening = undefined;
  });
  // There is one all the same if it was opened before this worker started.
  await opening.catch(() => {});
  return find();
}

/** Hands the file over; undefined = nobody took it. */
async function handOver(message: CarryMessage): Promise<MessagePort | undefined> {
  const target = await page();
  const { port1, port2 } = new MessageChannel();
  const accepted = new Promise<boolean>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<unknown>) => resolve(v.is(PageNews, data));
    setTimeout(() => resolve(false), ANSWERS_WITHIN);
  });
  // A file stays where the browser has it: what is passed on is a reference, no bytes.
  target?.postMessage(message, [port2]);
  if (target && (await accepted)) return port1;
  port1.close();
  return undefined;
}

const orderTo = (port: MessagePort, order: PortOrder) => port.postMessage(order);

/** Hears how it goes until it ends. */
function follow(port: MessagePort, onProgress: OnProgress, signal: AbortSignal) {
  return new Promise<UploadAnswer>((resolve, reject) => {
    const fail = () => reject(new CasebarError('offline'));
    const abort = () => {
      orderTo(port, 'abort');
      fail();
    };
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) return abort();
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const news = v.safeParse(PageNews, data);
      if (!news.success) return;
      const { output } = news;
      if (output.kind === 'progress') return onProgress(output.sent);
      if (output.kind === 'accepted') return;
      signal.removeEventListener('abort', abort);
      orderTo(port, 'taken');
      if (output.kind === 'answer') resolve(output.answer);
      else fail();
    };
  });
}

/**
 * Carries a file through a page of its own, which a stop of this worker does not end. Whoever asks again under the same
 * key hears of the same transfer. Errors: offline, unexpected (no page).
 */
export async function sendThroughPage(
  key: string,
  request: UploadRequest,
  body: Blob,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<UploadAnswer> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = await handOver({
      kind: 'carry',
      key,
      request: { ...request, headers: { ...request.headers } },
      body,
    });
    if (port) return follow(port, onProgress, signal).finally(() => port.close());
  }
  throw new CasebarError('unexpected', 'no page for uploads');
}
