import { binary } from '@/core/model/base64';

/** Longest line that is looked at; a From_ line and the start of a header are far shorter. */
export const LOOK_AHEAD = 1024;

/** An address, a name in quotes or a stand-in such as `-`; only after an `@` may it go on behind a blank. */
const SENDER = String.raw`(?:"[^"]*"|\S+|\S+@\S+(?: \S+){1,3}) +|-? *`;
const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const FROM_LINE = new RegExp(`^From (?:${SENDER})${WEEKDAY} +(?:${MONTH} +\\d{1,2}|\\d{1,2} +${MONTH}) `);
const HEADER = /^[\x21-\x39\x3b-\x7e]+[ \t]*:/;

/**
 * Whether a line that starts with `From ` begins a mail. Bodies hold such lines too when the writer did not quote
 * them, so it needs a sender, a date with time and year, and a header on the next line; a wrong yes would tear a
 * mail apart, a wrong no only leaves two mails together.
 */
export const isSeparator = (line: string, next: string) =>
  FROM_LINE.test(line) &&
  /\d{1,2}:\d{2}/.test(line) &&
  /\b(?:19|20)\d\d\b/.test(line) &&
  (HEADER.test(next) || next.startsWith('>From '));

/** The sender's address that a From_ line names; '' for `-` and other stand-ins. */
export function fromLineAddress(line: string): string {
  const sender = /^From "?([^\s"]+)/.exec(line)?.[1] ?? '';
  return /^[^@]+@[^@?]+$/.test(sender) ? sender.toLowerCase() : '';
}

/** The start of a line as text, without the line's end. */
export const lineText = (bytes: Uint8Array) =>
  binary(bytes.subarray(0, LOOK_AHEAD)).replace(/\r?\n[\s\S]*$/, '');

/** `>From `, `>>From `…: a body line that the mbox writer quoted. `wait` = more bytes are needed to know. */
export function quotedFrom(data: Uint8Array, at: number): 'yes' | 'no' | 'wait' {
  let i = at;
  while (data[i] === 0x3e && i - at < LOOK_AHEAD) i++;
  for (const code of [0x46, 0x72, 0x6f, 0x6d, 0x20]) {
    if (i >= data.length) return 'wait';
    if (data[i++] !== code) return 'no';
  }
  return 'yes';
}
