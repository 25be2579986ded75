/** Arguments of one call are limited, so long bytes go through `fromCharCode` in slices. */
const SLICE = 0x6000;

/** One character a byte, for headers and for base64; not text: multi-byte letters come apart. */
export function binary(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += SLICE) {
    text += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  }
  return text;
}

/**
 * Bytes as they travel between contexts: Chromium sends messages as JSON, in which a Uint8Array becomes an object
 * with a key per byte, many times as long.
 */
export const toBase64 = (bytes: Uint8Array): string => btoa(binary(bytes));

/** The bytes again. Throws a DOMException if it is no base64. */
export const fromBase64 = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
