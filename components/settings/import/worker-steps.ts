import type { ImportStep } from '@/core/mail/read-mails';

/** Page → worker: the next step, please. The files come with the first order only. */
export interface WorkerOrder {
  readonly files: readonly File[];
}
/** Worker → page; null = all files are read. */
export interface WorkerAnswer {
  readonly step: ImportStep | null;
  /** What went wrong inside the worker; '' = nothing. */
  readonly failure: string;
}

/** Sends an order and waits for its answer. The worker has one order at a time. */
async function ask(worker: Worker, order: WorkerOrder, signal: AbortSignal): Promise<ImportStep | null> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<ImportStep | null>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) =>
    data.failure ? reject(new Error(data.failure)) : resolve(data.step);
  // Also when the worker's own file cannot be loaded; without this the import would wait for ever.
  worker.onerror = (event) => reject(new Error(event.message || 'the mail reader stopped'));
  worker.postMessage(order);
  return promise.finally(() => signal.removeEventListener('abort', abort));
}

/** Reads files in a worker of their own, step by step. Aborting ends the worker at once, whatever it is parsing. */
export async function* readInWorker(
  files: readonly File[],
  signal: AbortSignal,
): AsyncGenerator<ImportStep, void, void> {
  const worker = new Worker(new URL('./mail-worker.ts', import.meta.url), { type: 'module' });
  try {
    let step = await ask(worker, { files }, signal);
    while (step) {
      yield step;
      step = await ask(worker, { files: [] }, signal);
    }
  } finally {
    worker.terminate();
  }
}
