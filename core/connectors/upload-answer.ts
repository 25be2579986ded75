import { CasebarError, type ErrorCode } from '@/core/model/errors';
import type { UploadAnswer } from '@/core/model/upload';

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'gone',
  408: 'offline',
  409: 'conflict',
  410: 'gone',
  413: 'too-large',
  415: 'wrong-type',
  // Another part of the file is there than it said a moment ago: ask again.
  416: 'busy',
  425: 'busy',
  429: 'busy',
  503: 'busy',
};

function codeOf(status: number): ErrorCode {
  // A desk's API has no redirects; what stands before it and wants a login has.
  if (status >= 300 && status < 400) return 'signed-out';
  return CODES[status] ?? (status >= 400 && status < 500 ? 'rejected' : 'unexpected');
}

/** `Retry-After` in seconds or as a date; '' = nothing that can be understood. */
function retryAtOf(header: string): string {
  const at = /^\d+$/.test(header.trim()) ? Date.now() + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(at) ? '' : new Date(Math.max(at, Date.now())).toISOString();
}

/**
 * The answer to an upload, if the desk took it. Errors: what its status says; `name` tells the agent which file is too
 * large or of a wrong type.
 */
export function accepted(answer: UploadAnswer, name: string): UploadAnswer {
  const { status } = answer;
  if (status >= 200 && status < 300) return answer;
  const code = codeOf(status);
  const detail = code === 'too-large' || code === 'wrong-type' || code === 'rejected' ? name : '';
  throw new CasebarError(code, detail, { retryAt: retryAtOf(answer.retryAfter) });
}
