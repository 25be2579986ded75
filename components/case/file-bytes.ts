import { desk } from '@/core/live/desk';
import { fromBase64 } from '@/core/model/base64';
import { safeName } from '@/core/model/file-name';
import type { Attachment } from '@/core/model/message';

export { safeName };

/** The whole of an attachment, put together from slices. Errors: gone, offline. */
export async function readWhole(caseId: string, id: string, type: string): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let have = 0;
  for (;;) {
    const slice = await desk.readFile(caseId, id, have);
    const bytes = fromBase64(slice.base64);
    parts.push(bytes);
    have += bytes.length;
    // An empty slice before the end: the file shrank meanwhile; going on would never end.
    if (have >= slice.size || bytes.length === 0) return new Blob(parts, { type });
  }
}

/** Pictures a browser draws without running anything; SVG is a document, so it is only offered as a file. */
export const isPicture = ({ type }: Attachment) => /^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(type);

/** Saves a file under its own name, without folders or direction marks that would disguise its ending. */
export function saveBlob(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = safeName(name);
  link.click();
  // A browser that asks where to save reads the bytes only after the answer.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
