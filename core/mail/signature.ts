import type { Message } from '@/core/model/message';
import { below } from './quote.ts';

/** The line that mail programs know a signature by; its blank belongs to it. */
const DASHES = '-- \n';

/** Line ends and blanks at them differ from one program to the next. */
const plain = (text: string) => text.replace(/[ \t\r]+$/gm, '').trim();

/** The text as it leaves, with the signature under it. */
export const signed = (text: string, signature: string) =>
  signature.trim() === '' ? text : below(text, `${DASHES}${signature.trim()}`);

/**
 * Whether a mail of ours in this thread carries the signature already: once is enough. `draft` is the one being
 * written: trying it again must send the same text again.
 */
export function isSigned(messages: readonly Message[], signature: string, draft = ''): boolean {
  const wanted = plain(`--\n${signature}`);
  return messages.some(
    ({ id, kind, direction, text }) =>
      kind === 'message' && direction === 'out' && id !== `outbox:${draft}` && plain(text).includes(wanted),
  );
}
