/** Joins pieces into bytes of their own, so the chunks they lie in can be freed. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Arguments of one call are limited, so long bytes go through `fromCharCode` in slices. */
const SLICE = 0x6000;

/** One character a byte: for headers and for base64, not for reading. */
export function binary(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += SLICE) {
    text += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  }
  return text;
}

/** Base64 of a piece of a file. */
export const toBase64 = (bytes: Uint8Array) => btoa(binary(bytes));

/** The bytes of a piece. */
export const fromBase64 = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
