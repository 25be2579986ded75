import { CasebarError } from '@/core/model/errors';
import type { Carrying, UploadAnswer, UploadRequest } from '@/core/model/upload';
import { ANSWER, STALL } from './limits.ts';
import { type OnProgress, type SendFile, sendFile } from './send-file.ts';
import { needsPage, sendThroughPage } from './through-page.ts';

/** Doublings of a limit. */
const MOST_PATIENCE = 3;

/** How long nothing may move: while bytes remain to be handed over, and afterwards. */
function limits({ to }: UploadRequest, { body, tries }: Carrying): { whileMoving: number; atTheEnd: number } {
  const patience = 2 ** Math.min(tries, MOST_PATIENCE);
  // A desk that takes pieces has nothing to look at before the last one.
  const isPiece = to !== undefined && to < body.size;
  return { whileMoving: STALL * patience, atTheEnd: (isPiece ? STALL * 2 : ANSWER) * patience };
}

/** Calls `stalled` once nothing has moved for too long; ends with `signal`. */
function watch(
  request: UploadRequest,
  carrying: Carrying,
  stalled: () => void,
  signal: AbortSignal,
): OnProgress {
  const { whileMoving, atTheEnd } = limits(request, carrying);
  const end = request.to ?? carrying.body.size;
  let last = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const moved = (sent: number) => {
    if (sent <= last || signal.aborted) return;
    last = sent;
    clearTimeout(timer);
    timer = setTimeout(stalled, sent < end ? whileMoving : atTheEnd);
  };
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  moved(request.from);
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
  const moved = watch(request, carrying, stalled, over.signal);
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
