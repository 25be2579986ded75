import * as v from 'valibot';
import type { UploadAnswer } from '@/core/model/upload';
import { CarryMessage, type PageNews, PortOrder } from './messages.ts';
import { type SendFile, sendFile } from './send-file.ts';

/** A file on its way, or one whose end nobody has heard yet. */
interface Transfer {
  readonly stop: AbortController;
  sent: number;
  end: UploadAnswer | 'failed' | undefined;
  /** Whoever asked last; the ports of workers that died lead nowhere. */
  port: MessagePort;
}

/** What the page needs of the world. */
export interface TransferHost {
  readonly send?: SendFile;
  /** Starts the background if it sleeps: it has something to fetch. */
  readonly wake: () => void;
  /** Nothing is on its way and nobody waits for anything. */
  readonly idle: () => void;
}

/** For so long an answer is kept for a background that is being started. */
const KEPT = 120_000;
/** The next file of a message comes a moment after the one before. */
const IDLE = 3_000;

/**
 * The side of the page that carries files for a service worker. It lives as long as a file is on its way, whatever
 * becomes of the worker; the next one asks for the same key and hears how it went on.
 */
export function serveTransfers({ send = sendFile, wake, idle }: TransferHost) {
  const transfers = new Map<string, Transfer>();
  let closing: ReturnType<typeof setTimeout> | undefined;

  function rest() {
    clearTimeout(closing);
    if (transfers.size === 0) closing = setTimeout(idle, IDLE);
  }
  function forget(key: string, transfer: Transfer) {
    if (transfers.get(key) !== transfer) return;
    transfers.delete(key);
    rest();
  }
  const tell = ({ port }: Transfer, news: PageNews) => port.postMessage(news);
  const tellEnd = (transfer: Transfer) => {
    if (transfer.end === 'failed') tell(transfer, { kind: 'failed' });
    else if (transfer.end) tell(transfer, { kind: 'answer', answer: transfer.end });
  };

  function begin({ key, request, body }: CarryMessage, port: MessagePort): Transfer {
    const transfer: Transfer = { stop: new AbortController(), sent: request.from, end: undefined, port };
    const onProgress = (sent: number) => {
      transfer.sent = sent;
      tell(transfer, { kind: 'progress', sent });
    };
    const ended = (end: UploadAnswer | 'failed') => {
      transfer.end = end;
      tellEnd(transfer);
      wake();
      setTimeout(() => forget(key, transfer), KEPT);
    };
    transfers.set(key, transfer);
    void send(request, body, onProgress, transfer.stop.signal).then(ended, () => ended('failed'));
    return transfer;
  }

  /** Answers what the background asked; anything else is not for us. */
  return (raw: unknown, port: MessagePort | undefined) => {
    const asked = v.safeParse(CarryMessage, raw);
    if (!asked.success || !port) return;
    clearTimeout(closing);
    const { key } = asked.output;
    const before = transfers.get(key);
    // A good end nobody heard is the end; a bad one nobody heard is no reason not to try now.
    const goesOn = before && before.end !== 'failed' ? before : undefined;
    if (goesOn) goesOn.port = port;
    port.postMessage({ kind: 'accepted' } satisfies PageNews);
    const transfer = goesOn ?? begin(asked.output, port);
    if (goesOn) tell(goesOn, { kind: 'progress', sent: goesOn.sent });
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!v.is(PortOrder, data)) return;
      forget(key, transfer);
      if (data === 'abort') transfer.stop.abort();
    };
    tellEnd(transfer);
  };
}
