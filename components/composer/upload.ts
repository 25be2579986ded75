import { desk } from '@/core/live/desk';
import { codeOf } from '@/core/model/errors';
import type { Attachment } from '@/core/model/message';

/** Bytes per message; a message costs about 40 ms per megabyte (limits 6). */
const SLICE = 768 * 1024;

function toBase64(bytes: Uint8Array): string {
  const step = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += step)
    text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
}

async function sendOnce(id: string, file: File, onProgress: (share: number) => void, signal: AbortSignal) {
  const { name, type } = file;
  for (let index = 0, at = 0; ; index += 1, at += SLICE) {
    signal.throwIfAborted();
    const bytes = new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
    const last = at + SLICE >= file.size;
    await desk.putFile({ id, index, last, base64: toBase64(bytes), name, type });
    onProgress(Math.min(1, (at + bytes.length) / Math.max(1, file.size)));
    if (last) return;
  }
}

/**
 * Gives a picked file to the background, piece by piece, so that it survives this page. If the worker died in
 * between, a piece is missing there and the file starts anew, once.
 */
export async function upload(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  const id = crypto.randomUUID();
  try {
    await sendOnce(id, file, onProgress, signal);
  } catch (error) {
    if (codeOf(error) !== 'conflict') throw error;
    await sendOnce(id, file, onProgress, signal);
  }
  const { name, type, size } = file;
  return { id, name, type: type || 'application/octet-stream', size };
}
