import { readWhole } from '@/components/case/file-bytes.ts';
import { sizeInBytes } from '@/components/case/media/picture-size.ts';
import type { Attachment } from '@/core/model/message';

/** Pixels of a thumbnail's width: sharp on dense screens at the 28 it is drawn with. */
const SIDE = 64;
/** Enough of a file to find the picture's size in. */
const HEAD = 256 * 1024;
/** Pictures with more pixels unfold to half a gigabyte, for each of several; they are shown by an icon. */
const MOST_PIXELS = 100_000_000;
/** How much longer than wide a picture may be to be worth showing that small. */
const STRIP = 8;
/** What is not at hand any more is read back from the background up to this size. */
const READ_BACK = 3_000_000;

/** Files picked on this surface, so that nothing is read back that is here already; the browser holds them on disk. */
const picked = new Map<string, Blob>();

/** Remembers where the bytes of a picked file are. */
export const rememberPicked = (id: string, file: Blob) => void picked.set(id, file);
/** It was taken out again. */
export const forgetPicked = (id: string) => void picked.delete(id);

/**
 * A picture in small, decoded and shrunk beside the page, so that a huge one holds up no key.
 * null = it cannot be shown; whatever went wrong, the file itself is fine.
 */
export async function thumbnail(caseId: string, { id, type, size }: Attachment): Promise<ImageBitmap | null> {
  try {
    const blob = picked.get(id) ?? (size <= READ_BACK ? await readWhole(caseId, id, type) : null);
    if (!blob) return null;
    const pixels = sizeInBytes(new Uint8Array(await blob.slice(0, HEAD).arrayBuffer()));
    if (!pixels || pixels.width * pixels.height > MOST_PIXELS) return null;
    const { width, height } = pixels;
    // A strip would become as long as it is thin. One side only is given: whether the camera turned it is not known.
    if (Math.max(width, height) > Math.min(width, height) * STRIP) return null;
    return await createImageBitmap(blob, { resizeWidth: SIDE, resizeQuality: 'medium' });
  } catch {
    return null;
  }
}
