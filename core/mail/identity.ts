import { joined } from '@/core/mail/bytes';

const LF = 0x0a;
const CR = 0x0d;
/** Written by the mail program that keeps the mailbox: they change when a mail is read or flagged. */
const LOCAL_HEADER =
  /^(?:x-mozilla-(?:status2?|keys)|(?:x-)?status|x-uid|x-keywords|x-imap(?:base)?|content-length|lines)$/i;

/** The pieces of the head that the sender or the way wrote, and where the body begins. */
function headPieces(bytes: Uint8Array): { pieces: Uint8Array[]; body: number } {
  const pieces: Uint8Array[] = [];
  let at = 0;
  let drop = false;
  while (at < bytes.length) {
    const end = bytes.indexOf(LF, at) + 1 || bytes.length;
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] === LF)) break;
    const isFolded = bytes[at] === 0x20 || bytes[at] === 0x09;
    if (!isFolded) {
      const colon = bytes.subarray(at, Math.min(end, at + 40)).indexOf(0x3a);
      drop = colon > 0 && LOCAL_HEADER.test(String.fromCharCode(...bytes.subarray(at, at + colon)));
    }
    if (!drop) pieces.push(bytes.subarray(at, end));
    at = end;
  }
  return { pieces, body: at };
}

/** Line ends as LF, none at the end: an .eml and the same mail in an mbox differ in nothing else. */
function normalised(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let length = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte !== CR || bytes[at + 1] !== LF) bytes[length++] = byte;
  }
  while (length > 0 && bytes[length - 1] === LF) length--;
  return bytes.subarray(0, length);
}

/**
 * SHA-256 of what was sent, in hex. Not of the bytes as they lie there: a mailbox exported again after reading
 * differs in local headers, another program writes other line ends, and both would import every mail twice.
 */
export async function mailIdentity(bytes: Uint8Array): Promise<string> {
  const { pieces, body } = headPieces(bytes);
  const digest = await crypto.subtle.digest('SHA-256', normalised(joined([...pieces, bytes.subarray(body)])));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
