import { desk } from '@/core/live/desk';
import { toBase64 } from '@/core/model/base64';
import { codeOf } from '@/core/model/errors';
import { safeName } from '@/core/model/file-name';
import type { Attachment } from '@/core/model/message';

/** Bytes per message; a message costs about 40 ms per megabyte, during which no key is answered. */
const SLICE = 768 * 1024;

async function sendOnce(
  { id, name, type }: Attachment,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) {
  for (let index = 0, at = 0; ; index += 1, at += SLICE) {
    // Between two pieces only: one that is on its way cannot be called back.
    signal.throwIfAborted();
    const bytes = new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
    const last = at + SLICE >= file.size;
    await desk.putFile({ id, index, last, base64: toBase64(bytes), name, type });
    onProgress(Math.min(1, (at + bytes.length) / Math.max(1, file.size)));
    if (last) return;
  }
}

/** A picked file as a draft holds it: a name that is only a name, and a type even where the browser knows none. */
export const asAttachment = (file: File): Attachment => ({
  id: crypto.randomUUID(),
  name: safeName(file.name.replace(/^.*[/\\](?=[^/\\])/s, '')),
  type: file.type || 'application/octet-stream',
  size: file.size,
});

/**
 * Gives a picked file to the background, piece by piece, so that it survives this page. If the worker died in
 * between, a piece is missing there and the file starts anew, once.
 */
export async function upload(
  attachment: Attachment,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) {
  try {
    await sendOnce(attachment, file, onProgress, signal);
  } catch (error) {
    // Before: nobody answered. After: somebody new answered, who has not got the pieces before.
    if (!['unexpected', 'conflict'].includes(codeOf(error))) throw error;
    await sendOnce(attachment, file, onProgress, signal);
  }
}
