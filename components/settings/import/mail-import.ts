import { signal } from '@preact/signals';
import type { ImportStep } from '@/core/mail/read-mails';
import type { MailImportCalls } from '@/core/mail/types';
import { codeOf, type ErrorCode } from '@/core/model/errors';
import { type ImportProgress, NO_PROGRESS, sendSteps } from './send-steps.ts';

/** Turns files into steps; in the extension a worker does it. */
export type ReadFiles = (files: readonly File[], signal: AbortSignal) => AsyncIterable<ImportStep>;

/** What the panel shows. */
export type ImportState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly progress: ImportProgress; readonly total: number }
  | {
      readonly phase: 'ended';
      readonly how: 'done' | 'cancelled' | 'failed';
      readonly progress: ImportProgress;
      /** Why it failed. */
      readonly code: ErrorCode;
    };

const totalSize = (files: readonly File[]) => files.reduce((sum, file) => sum + file.size, 0);

/** One import at a time: its state, and how to start and stop it. */
export function createMailImport(send: MailImportCalls, read: ReadFiles) {
  const state = signal<ImportState>({ phase: 'idle' });
  let stop = new AbortController();
  let last: { files: readonly File[]; ours: readonly string[] } = { files: [], ours: [] };

  async function start(files: readonly File[], ours: readonly string[]) {
    if (files.length === 0 || state.value.phase === 'running') return;
    last = { files, ours };
    stop = new AbortController();
    const { signal: aborted } = stop;
    const total = totalSize(files);
    let progress = NO_PROGRESS;
    const onProgress = (now: ImportProgress) => {
      progress = now;
      state.value = { phase: 'running', progress, total };
    };
    const end = (how: 'done' | 'cancelled' | 'failed', code: ErrorCode = 'unexpected') => {
      state.value = { phase: 'ended', how, progress, code };
    };
    onProgress(progress);
    try {
      await sendSteps({ steps: read(files, aborted), send, ours, signal: aborted, onProgress });
      end('done');
    } catch (error) {
      end(aborted.aborted ? 'cancelled' : 'failed', codeOf(error));
    }
  }

  return {
    state,
    start,
    /** Once more with the same files: what is in stays and is not added twice. */
    again: () => start(last.files, last.ours),
    cancel: () => stop.abort(),
  };
}
