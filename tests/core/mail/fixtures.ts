import type { RawMail } from '@/core/mail/mbox-splitter';
import { parseMail } from '@/core/mail/parse-mail';
import { splitMbox } from '@/core/mail/split-mbox';
import type { ParsedMail, ParseResult } from '@/core/mail/types';

/** One character a byte. */
export const bytes = (content: string) => new Uint8Array(Buffer.from(content, 'latin1'));
/** The other way round. */
export const text = (raw: Uint8Array | null) => Buffer.from(raw ?? []).toString('latin1');

/** A file whose bytes come in pieces of the given size, as a disk may deliver them. */
export function source(content: string | Uint8Array, chunk = 64 * 1024) {
  const all = typeof content === 'string' ? bytes(content) : content;
  return {
    stream() {
      let at = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= all.length) return controller.close();
          controller.enqueue(all.slice(at, at + chunk));
          at += chunk;
        },
      });
    },
  };
}

/** Every mail of a file. */
export async function split(
  content: string,
  options: { chunk?: number; single?: boolean; maxBytes?: number } = {},
) {
  const { chunk, ...rest } = options;
  const mails: RawMail[] = [];
  for await (const mail of splitMbox(source(content, chunk), rest)) mails.push(mail);
  return mails;
}

/** A small mail; headers of undefined are left out. */
export function aMail(
  headers: Record<string, string | undefined> = {},
  body = 'Hello,\n\nwhere is my order?\n',
) {
  const all: Record<string, string | undefined> = {
    From: 'Ana Souza <ana@customer.example>',
    To: 'support@shop.example',
    Subject: 'Where is my order?',
    Date: 'Thu, 22 Aug 2002 18:26:25 +0700',
    'Message-ID': '<1@customer.example>',
    ...headers,
  };
  const head = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return `${head.join('\n')}\n\n${body}`;
}

export const NOW = Date.parse('2026-11-23T12:00:00Z');

/** The result of reading a mail given as one character a byte. */
export const read = (raw: string, fromLine = ''): Promise<ParseResult> =>
  parseMail(bytes(raw), { fromLine, now: () => NOW });

/** The mail itself, for those that must be readable. */
export async function mailOf(raw: string, fromLine = ''): Promise<ParsedMail> {
  const result = await read(raw, fromLine);
  if (!result.ok) throw new Error(`not read: ${result.reason}`);
  return result.mail;
}
