import type { ErrorCode } from '@/core/model/errors';

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'gone',
  // The browser may have repeated it, and the desk may have carried it out.
  408: 'offline',
  409: 'conflict',
  410: 'gone',
  425: 'busy',
  429: 'busy',
  503: 'busy',
};

/** What these mean of a file alone; of anything else the desk said no to what was asked. */
const FILE_CODES: Readonly<Record<number, ErrorCode>> = {
  413: 'too-large',
  415: 'wrong-type',
  // Another part of the file is there than it said a moment ago: ask again.
  416: 'busy',
};

/** A desk's API has no redirects; what stands before it and wants a login has. */
export const isLoginPage = (status: number) => status >= 300 && status < 400;

/** What a status that is no success means, the same for every request of every desk. */
export function codeOfStatus(status: number, about: 'request' | 'file' = 'request'): ErrorCode {
  if (isLoginPage(status)) return 'signed-out';
  const own = about === 'file' ? FILE_CODES[status] : undefined;
  return own ?? CODES[status] ?? (status >= 400 && status < 500 ? 'rejected' : 'unexpected');
}

/** No desk is left alone for longer than this, whatever it says. */
const LONGEST_WAIT = 3_600_000;

/** `Retry-After` in seconds or as a date; '' = nothing that can be understood. */
export function retryAt(header: string | null, now: number): string {
  if (!header?.trim()) return '';
  const seconds = Number(header);
  const at = Number.isNaN(seconds) ? Date.parse(header) : now + seconds * 1000;
  if (Number.isNaN(at)) return '';
  return new Date(Math.min(Math.max(at, now), now + LONGEST_WAIT)).toISOString();
}
