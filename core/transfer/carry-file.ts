import { CasebarError } from '@/core/model/errors';
import type { UploadAnswer, UploadRequest } from '@/core/model/upload';
import { ANSWER, STALL } from './limits.ts';
import { type OnProgress, type SendFile, sendFile } from './send-file.ts';
import { needsPage, sendThroughPage } from './through-page.ts';

/** A file to be carried; `key` names it over the lives of the worker. */
export interface Carrying {
  readonly key: string;
  readonly body: Blob;
  readonly onProgress: OnProgress;
  /** Gives it up. */
  readonly signal: AbortSignal;
}

/** Calls `stalled` once nothing has moved for too long; ends with `signal`. */
function watch(size: number, stalled: () => void, signal: AbortSignal): OnProgress {
  let last = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const moved = (sent: number) => {
    if (sent <= last || signal.aborted) return;
    last = sent;
    clearTimeout(timer);
    timer = setTimeout(stalled, sent < size ? STALL : ANSWER);
  };
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  moved(0);
  return moved;
}

/**
 * Carries a file to a desk for as long as its bytes move. The watch is kept here, not in the page: timers of a hidden
 * page come late, and a worker that was stopped counts anew. Errors: offline, stalled.
 */
export async function carryFile(request: UploadRequest, carrying: Carrying): Promise<UploadAnswer> {
  const { key, body, onProgress, signal } = carrying;
  const over = new AbortController();
  let isStalled = false;
  const stalled = () => {
    isStalled = true;
    over.abort();
  };
  const moved = watch(body.size, stalled, over.signal);
  const tell = (sent: number) => {
    moved(sent);
    onProgress(sent);
  };
  const stop = AbortSignal.any([signal, over.signal]);
  const byPage: SendFile = (...args) => sendThroughPage(key, ...args);
  try {
    return await (needsPage() ? byPage : sendFile)(request, body, tell, stop);
  } catch (error) {
    throw isStalled ? new CasebarError('stalled') : error;
  } finally {
    over.abort();
  }
}
