/**
 * Everything that can go wrong, as a closed set. Each code has a sentence and a next step in every language
 * (components/locales); retrying looks at codes, never at text. The first nine come from desks (transport), the
 * rest from ourselves:
 *
 * busy, offline, stalled, unexpected   may pass by itself
 * signed-out, forbidden       somebody must sign in, or may not do this
 * gone, conflict              it is not there any more, or somebody else was first
 * rejected                    the desk read it and said no
 */
export const ERROR_CODES = [
  'signed-out',
  'forbidden',
  'gone',
  'conflict',
  'busy',
  'rejected',
  'offline',
  'stalled',
  'unexpected',
  // Ours: found here wherever possible, before anything leaves this browser.
  'closed-case',
  'too-large',
  'too-many',
  'wrong-type',
  'empty',
  'unsettled-fields',
  'missing-field',
  'no-right',
  // Others wrote since the agent looked.
  'unseen',
  // About a message template (`detail` = what would be refused, see core/templates), and about writing to somebody first.
  'bad-template',
  'no-consent',
  'window-over',
  // About a request for approval: decided by somebody else, rewritten by its author, or its case is not what it was.
  'already-decided',
  'new-revision',
  'case-moved',
  // The database of this browser, and callers that may not call.
  'storage',
  'disk-full',
  'untrusted',
] as const;
/** What crosses contexts instead of an error: classes and stacks are lost in messages, a code is not. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Worth trying again by itself; the others need a person. */
export const isTransient = (code: ErrorCode) =>
  code === 'busy' || code === 'offline' || code === 'stalled' || code === 'unexpected';

// The same symbol in every bundle.
const BRAND = Symbol.for('casebar.error');

/** An expected failure. `detail` is for the agent (who won, which field), never a token or a message text. */
export class CasebarError extends Error {
  readonly [BRAND] = true;
  readonly code: ErrorCode;
  readonly detail: string;
  /** When trying again makes sense; ISO, '' = no hint. */
  readonly retryAt: string;
  /** The refused request may have been one that the browser repeated: an earlier copy of it may have been carried out. */
  readonly mayRepeat: boolean;
  constructor(
    code: ErrorCode,
    detail = '',
    options: { retryAt?: string; mayRepeat?: boolean; cause?: unknown } = {},
  ) {
    super(detail ? `${code}: ${detail}` : code, { cause: options.cause });
    this.name = 'CasebarError';
    this.code = code;
    this.detail = detail;
    this.retryAt = options.retryAt ?? '';
    this.mayRepeat = options.mayRepeat ?? false;
  }

  /** Known by its mark, not by its class: a desk's script is a bundle of its own, with this class once more. */
  static override [Symbol.hasInstance](thrown: unknown): boolean {
    return typeof thrown === 'object' && thrown !== null && BRAND in thrown;
  }
}

/** The code of anything thrown; what nobody expected is `unexpected`. */
export const codeOf = (error: unknown): ErrorCode =>
  error instanceof CasebarError ? error.code : 'unexpected';
