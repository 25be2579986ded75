/**
 * Everything that can go wrong, as a closed set. Each code has a sentence and a next step in every language
 * (components/locales); retrying looks at codes, never at text.
 */
export const ERROR_CODES = [
  'signed-out',
  'forbidden',
  'gone',
  'conflict',
  'busy',
  'rejected',
  'offline',
  'unexpected',
  'closed-case',
  'too-large',
  'too-many',
  'wrong-type',
  'empty',
  'unsettled-fields',
  'no-right',
  'storage',
  'untrusted',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Worth trying again by itself; the others need a person. */
export const isTransient = (code: ErrorCode) =>
  code === 'busy' || code === 'offline' || code === 'unexpected';

/** An expected failure. `detail` is for the agent (who won, which field), never a token or a message text. */
export class CasebarError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  /** When trying again makes sense; ISO, '' = no hint. */
  readonly retryAt: string;
  constructor(code: ErrorCode, detail = '', options: { retryAt?: string; cause?: unknown } = {}) {
    super(detail ? `${code}: ${detail}` : code, { cause: options.cause });
    this.name = 'CasebarError';
    this.code = code;
    this.detail = detail;
    this.retryAt = options.retryAt ?? '';
  }
}

/** The code of anything thrown; what nobody expected is `unexpected`. */
export const codeOf = (error: unknown): ErrorCode =>
  error instanceof CasebarError ? error.code : 'unexpected';
