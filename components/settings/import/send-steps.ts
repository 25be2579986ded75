import type { ImportStep } from '@/core/mail/read-mails';
import type { ImportCounts, MailFileChunk, MailImportCalls, SkippedMail } from '@/core/mail/types';
import { codeOf } from '@/core/model/errors';

/** How far an import has come. */
export interface ImportProgress {
  /** Bytes read of all files. */
  readonly bytes: number;
  /** The file being read. */
  readonly file: string;
  readonly added: number;
  readonly alreadyThere: number;
  /** Cases that got mail, less those that were merged into another. */
  readonly cases: ReadonlySet<string>;
  readonly skipped: readonly SkippedMail[];
}

/** Before the first step. */
export const NO_PROGRESS: ImportProgress = {
  bytes: 0,
  file: '',
  added: 0,
  alreadyThere: 0,
  cases: new Set(),
  skipped: [],
};

/** So often a file whose upload the background forgot is sent again before the import gives up. */
const UPLOADS = 3;

/**
 * Uploads files piece by piece. The background keeps a file's first pieces in memory only; when it was stopped in
 * between it answers `conflict`, and everything of this file goes again from its first piece.
 */
function uploader(putFile: MailImportCalls['putFile']) {
  let sent: MailFileChunk[] = [];
  return async (chunk: MailFileChunk) => {
    if (chunk.index === 0) sent = [];
    sent.push(chunk);
    for (let upload = 1; ; upload++) {
      try {
        for (const piece of upload === 1 ? [chunk] : sent) await putFile(piece);
        return;
      } catch (error) {
        if (codeOf(error) !== 'conflict' || upload === UPLOADS) throw error;
      }
    }
  };
}

const withBatch = (
  before: ImportProgress,
  { added, alreadyThere, cases, merged }: ImportCounts,
): ImportProgress => ({
  ...before,
  added: before.added + added,
  alreadyThere: before.alreadyThere + alreadyThere,
  cases: before.cases.union(new Set(cases)).difference(new Set(merged)),
});

interface SendOptions {
  readonly steps: AsyncIterable<ImportStep>;
  readonly send: MailImportCalls;
  readonly ours: readonly string[];
  readonly signal: AbortSignal;
  onProgress(progress: ImportProgress): void;
}

/**
 * Brings the steps of reading to the background, each after the one before arrived. Stopped by `signal` it ends
 * between two steps: a batch that is on its way is still counted.
 */
export async function sendSteps({ steps, send, ours, signal, onProgress }: SendOptions): Promise<void> {
  const upload = uploader(send.putFile);
  let progress = NO_PROGRESS;
  for await (const step of steps) {
    signal.throwIfAborted();
    if (step.kind === 'file') await upload(step.chunk);
    else if (step.kind === 'mails') {
      progress = withBatch(progress, await send.importBatch({ mails: [...step.mails], ours: [...ours] }));
    } else if (step.kind === 'skipped')
      progress = { ...progress, skipped: [...progress.skipped, step.skipped] };
    else progress = { ...progress, bytes: step.bytes, file: step.file };
    onProgress(progress);
  }
}
