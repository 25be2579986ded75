/** Width and height in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Enough of a file to find its size in; a JPEG has its camera's notes and a small picture before it. */
const HEAD = 256 * 1024;

const starts = (bytes: Uint8Array, at: number, text: string) =>
  [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

/** Of a JPEG: the first frame header tells; other segments say how long they are. */
function jpegSize(view: DataView): PixelSize | undefined {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const kind = view.getUint8(at + 1);
    if (kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** Of a WebP, in its three forms. */
function webpSize(bytes: Uint8Array, view: DataView): PixelSize | undefined {
  const three = (at: number) =>
    view.getUint8(at) + view.getUint8(at + 1) * 256 + view.getUint8(at + 2) * 65_536;
  if (starts(bytes, 12, 'VP8X')) return { width: three(24) + 1, height: three(27) + 1 };
  if (starts(bytes, 12, 'VP8 '))
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (!starts(bytes, 12, 'VP8L')) return undefined;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}

/** What a picture's first bytes say about its size; undefined = unknown. */
export function sizeInBytes(bytes: Uint8Array<ArrayBuffer>): PixelSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 30) return undefined;
  if (starts(bytes, 1, 'PNG')) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (starts(bytes, 0, 'GIF8')) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (starts(bytes, 0, 'BM'))
    return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
  if (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP')) return webpSize(bytes, view);
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegSize(view) : undefined;
}

/**
 * A picture no larger than `most` pixels on its longer side. A few kilobytes can unfold to a gigabyte: what is large, or
 * does not say, is decoded beside the page and shrunk before anything draws it.
 */
export async function shrink(blob: Blob, most: number): Promise<Blob> {
  const size = sizeInBytes(new Uint8Array(await blob.slice(0, HEAD).arrayBuffer()));
  if (size && Math.max(size.width, size.height) <= most) return blob;
  if (typeof createImageBitmap === 'undefined') return blob;
  const tall = size && size.height > size.width;
  const wanted = tall ? { resizeHeight: most } : { resizeWidth: most };
  const bitmap = await createImageBitmap(blob, { ...wanted, resizeQuality: 'medium' });
  const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/webp' });
}
